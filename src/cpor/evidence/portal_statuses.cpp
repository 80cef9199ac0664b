#include "cpor/evidence/portal_statuses.hpp"

#include "partnerctl/core/folding.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/cpor/evidence.hpp"

#include <array>
#include <unordered_map>

namespace partnerctl::cpor {
namespace {

// Ours: which words the portal has for them in other languages is not documented. A line a group:
// German, Dutch, Swedish, Danish and Norwegian; French, Spanish, Italian and Portuguese; Polish and
// Czech; Japanese and Chinese.
constexpr auto k_statuses = std::to_array<StatusTranslations>({
    {"Draft", "Entwurf|Concept|Utkast|Kladde|Udkast|"
              "Brouillon|Borrador|Bozza|Rascunho|"
              "Wersja robocza|Szkic|Robocze|Koncept|"
              "下書き|ドラフト|草稿|草案"},
    {"Submitted", "Eingereicht|Übermittelt|Ingediend|Verzonden|Skickad|Skickat|Inskickad|Inskickat|"
                  "Inlämnad|Indsendt|"
                  "Sendt|Innsendt|Sendt inn|"
                  "Soumis|Soumise|Envoyé|Envoyée|Enviado|Enviada|Presentado|Presentada|Inviato|"
                  "Inviata|Submetido|"
                  "Submetida|"
                  "Przesłano|Przesłane|Wysłano|Złożono|Złożone|Odesláno|Podáno|"
                  "送信済み|提出済み|提出済|已提交"},
    {"Under review",
     "In Prüfung|Wird geprüft|In Überprüfung|Wird überprüft|In beoordeling|Wordt beoordeeld|In "
     "revisie|"
     "Under granskning|Granskas|Under gennemgang|Gennemgås|Under gjennomgang|Under vurdering|"
     "En cours d'examen|En cours de révision|En révision|En cours d'évaluation|En revisión|Bajo "
     "revisión|In revisione|In fase di revisione|In esame|Em análise|Em revisão|Sob revisão|"
     "W trakcie przeglądu|W trakcie weryfikacji|Trwa przegląd|W ocenie|Probíhá kontrola|Kontroluje "
     "se|V "
     "kontrole|Probíhá posouzení|"
     "レビュー中|審査中|確認中|正在审核|审核中|正在审阅|审阅中|正在審查|審查中|正在檢閱|檢閱中"},
    {"Partner action required",
     "Partneraktion erforderlich|Aktion des Partners erforderlich|Maßnahme des Partners "
     "erforderlich|"
     "Partneractie vereist|Actie van partner vereist|Partneråtgärd krävs|Åtgärd krävs av partner|"
     "Partnerhandling påkrævet|Handling fra partner påkrævet|Partnerhandling kreves|Handling "
     "kreves fra "
     "partner|"
     "Action du partenaire requise|Action partenaire requise|Acción del asociado necesaria|Acción "
     "del "
     "asociado requerida|Acción del socio requerida|Acción del socio necesaria|Acción del partner "
     "requerida|Se requiere acción del asociado|Se requiere acción del partner|Azione del partner "
     "richiesta|Azione del partner necessaria|Azione partner richiesta|Richiesta azione del "
     "partner|Ação "
     "do parceiro necessária|Ação necessária do parceiro|Ação do parceiro requerida|"
     "Wymagane działanie partnera|Wymagana akcja partnera|Vyžaduje se akce partnera|Je vyžadována "
     "akce "
     "partnera|Požadována akce partnera|"
     "パートナーの対応が必要|パートナーの操作が必要|パートナーのアクションが必要|需要合作伙伴操作|"
     "需要合作伙伴采取行动|需要合作伙伴采取措施|需要合作夥伴採取行動|需要合作夥伴動作"},
    {"Approved", "Genehmigt|Bewilligt|Freigegeben|Goedgekeurd|Godkänd|Godkänt|Godkendt|Godkjent|"
                 "Approuvé|Approuvée|Aprobado|Aprobada|Approvato|Approvata|Aprovado|Aprovada|"
                 "Zatwierdzono|Zatwierdzone|Zatwierdzony|Schváleno|Schválený|"
                 "承認済み|承認済|承認|已批准|已核准|批准"},
    {"Rejected", "Abgelehnt|Zurückgewiesen|Afgewezen|Geweigerd|Avvisad|Avvisat|Avslagen|Avslaget|"
                 "Nekad|Afvist|Avvist|"
                 "Avslått|"
                 "Rejeté|Rejetée|Refusé|Refusée|Rechazado|Rechazada|Rifiutato|Rifiutata|Respinto|"
                 "Respinta|Rejeitado|"
                 "Rejeitada|Recusado|Recusada|"
                 "Odrzucono|Odrzucone|Odrzucony|Zamítnuto|Zamítnutý|Odmítnuto|"
                 "却下|却下済み|拒否|拒否済み|已拒绝|已拒絕|拒绝"},
    {"Disputed", "Angefochten|Strittig|Widersprochen|Im "
                 "Widerspruch|Einspruch|Betwist|Geschil|Bestridd|Bestritt|"
                 "Tvist|Bestridt|Omtvistet|Omstridt|Indsigelse|"
                 "Contesté|Contestée|En litige|Litige|Impugnado|Impugnada|Disputado|Disputada|En "
                 "disputa|Contestato|"
                 "Contestata|In contestazione|Contestado|Contestada|Em disputa|"
                 "Zakwestionowano|Zakwestionowane|Sporne|Spór|Sporné|Spor|Napadeno|"
                 "異議申し立て|異議申し立て中|異議申し立て済み|係争中|有争议|争议中|存在争议|"
                 "已提出异议|有爭議|爭議中"},
    {"Rejected final",
     "Endgültig abgelehnt|Abgelehnt, endgültig|Definitief afgewezen|Afgewezen, "
     "definitief|Slutgiltigt "
     "avvisad|Slutgiltigt avslagen|Slutligt avvisad|Avvisad, slutgiltigt|Endeligt afvist|Afvist, "
     "endeligt|Endelig avvist|Avvist, endelig|Endelig avslått|"
     "Rejeté définitivement|Rejetée définitivement|Définitivement rejeté|Rejet définitif|Rejeté, "
     "définitif|Refusé définitivement|Rechazado definitivamente|Rechazada definitivamente|Rechazo "
     "definitivo|Rechazo final|Rechazado, final|Rifiutato definitivamente|Rifiutata "
     "definitivamente|"
     "Rifiuto definitivo|Respinto definitivamente|Rejeitado definitivamente|Rejeitada "
     "definitivamente|"
     "Rejeição final|Rejeição definitiva|Rejeitado, final|"
     "Ostatecznie odrzucono|Ostatecznie odrzucone|Odrzucono ostatecznie|Odrzucone, "
     "ostatecznie|Konečné "
     "zamítnutí|Definitivně zamítnuto|Zamítnuto, konečné|"
     "最終却下|最終的に却下|却下 (最終)|最终拒绝|最终被拒绝|已拒绝 (最终)|最終拒絕"},
    {"Canceled",
     "Storniert|Abgebrochen|Geannuleerd|Avbruten|Avbrutet|Annullerad|Annulleret|Avbrutt|Kansellert|"
     "Annulé|Annulée|Cancelado|Cancelada|Annullato|Annullata|"
     "Anulowano|Anulowane|Zrušeno|"
     "キャンセル済み|キャンセル|取り消し済み|已取消"},
});

using Known = std::unordered_map<std::string, std::string_view>;

Known make_known() {
  Known known;
  for (auto const& [english, words] : k_statuses) {
    for (auto const& word : core::split(words, '|')) {
      known.try_emplace(core::folded(word), english);
    }
  }
  return known;
}

} // namespace

std::span<StatusTranslations const> status_translations() {
  return k_statuses;
}

std::optional<std::string> english_status(std::string_view text) {
  static Known const k_known = make_known();
  constexpr std::size_t k_longest = 200;
  auto const found = text.size() > k_longest ? k_known.end() : k_known.find(core::folded(text));
  return found == k_known.end() ? std::nullopt : std::optional<std::string>(found->second);
}

} // namespace partnerctl::cpor
