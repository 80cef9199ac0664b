#include "cpor/evidence/portal_statuses.hpp"
#include "partnerctl/core/folding.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/cpor/evidence.hpp"
#include "partnerctl/cpor/status.hpp"

#include <catch2/catch.hpp>

#include <map>
#include <string>

using namespace partnerctl;
using namespace partnerctl::cpor;

TEST_CASE("no word is the translation of two statuses") {
  std::map<std::string, std::string_view> seen;
  for (auto const& [english, words] : status_translations()) {
    for (auto const& word : core::split(words, '|')) {
      INFO(word);
      CHECK_FALSE(core::folded(word).empty());
      CHECK(seen.try_emplace(core::folded(word), english).first->second == english);
      CHECK(english_status(word) == english);
    }
  }
  CHECK(status_translations().size() == 9);
}

TEST_CASE("the portal's nine statuses are known in each language of the headers") {
  struct Row {
    char const* english;
    std::vector<std::string> words;
  };
  std::vector<Row> const rows{
      {"Draft",
       {"ENTWURF", "Brouillon", "Borrador", "Bozza", "Rascunho", "Concept", "Wersja robocza",
        "Utkast", "Kladde", "Koncept", "下書き", "草稿"}},
      {"Submitted",
       {"eingereicht", "Soumise", "Enviado", "Inviata", "Submetido", "Ingediend", "Przesłano",
        "Skickat", "Indsendt", "Sendt inn", "Odesláno", "提出済み", "已提交"}},
      {"Under review",
       {"In Prüfung", "En cours d'examen", "En cours d’examen", "En revisión", "In revisione",
        "Em análise", "In beoordeling", "W trakcie przeglądu", "Under granskning",
        "Under gennemgang", "Under gjennomgang", "Probíhá kontrola", "審査中", "正在审核"}},
      {"Partner action required",
       {"Partneraktion erforderlich", "Action du partenaire requise", "Acción del socio requerida",
        "Azione del partner richiesta", "Ação do parceiro necessária", "Partneractie vereist",
        "Wymagane działanie partnera", "Partneråtgärd krävs", "Partnerhandling påkrævet",
        "Partnerhandling kreves", "Vyžaduje se akce partnera", "パートナーの対応が必要",
        "需要合作伙伴操作"}},
      {"Approved",
       {"Genehmigt", "Approuvé", "Aprobada", "Approvato", "Aprovado", "Goedgekeurd", "Zatwierdzono",
        "Godkänd", "Godkendt", "Godkjent", "Schváleno", "承認済み", "已批准"}},
      {"Rejected",
       {"Abgelehnt", "Rejetée", "Rechazado", "Rifiutata", "Rejeitado", "Afgewezen", "Odrzucono",
        "Avvisad", "Afvist", "Avvist", "Zamítnuto", "却下", "已拒绝"}},
      {"Disputed",
       {"Angefochten", "En litige", "En disputa", "In contestazione", "Em disputa", "Betwist",
        "Zakwestionowano", "Bestridd", "Bestridt", "Omstridt", "Sporné", "異議申し立て中",
        "有争议"}},
      {"Rejected final",
       {"Endgültig abgelehnt", "Rejet définitif", "Rechazado definitivamente", "Rifiuto definitivo",
        "Rejeição final", "Definitief afgewezen", "Ostatecznie odrzucono", "Slutgiltigt avvisad",
        "Endeligt afvist", "Endelig avvist", "Definitivně zamítnuto", "却下（最終）", "最终拒绝"}},
      {"Canceled",
       {"Storniert", "Annulé", "Cancelada", "Annullato", "Cancelado", "Geannuleerd", "Anulowano",
        "Annullerad", "Annulleret", "Kansellert", "Zrušeno", "キャンセル済み", "已取消"}}};
  for (auto const& row : rows) {
    for (auto const& word : row.words) {
      INFO(word);
      CHECK(english_status(word) == row.english);
    }
  }
}

TEST_CASE("what translations lead to is what the portal's statuses are called here") {
  for (auto const& translations : status_translations()) {
    INFO(translations.english);
    auto const status = status_of(translations.english);
    CHECK(status != Status::unknown);
    if (status != Status::other) {
      CHECK(portal_name_of(status) == translations.english);
    }
  }
}

TEST_CASE("English and unknown words are not translated") {
  for (auto const* word :
       {"Approved", "Under review", "approved", "", " ", "?", "genehmigt von", "\xFF", "Pending"}) {
    INFO(word);
    CHECK_FALSE(english_status(word));
  }
}
