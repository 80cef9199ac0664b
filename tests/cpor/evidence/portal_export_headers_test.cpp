#include "cpor/evidence_words.hpp"
#include "cpor/export_file.hpp"
#include "partnerctl/cpor/evidence.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <numeric>

using namespace partnerctl;
using namespace partnerctl::test;
using namespace partnerctl::cpor;

namespace {

constexpr auto k_day = day_in(2026, 11, 25);

// Number, name, status, consent, tenant, customer, partner ID, role, area, engagement, workloads,
// subscription, day of the status, comment.
using Headers = std::vector<std::string>;

Table rows_below(Headers const& headers) {
  return {headers,
          {"4711", "Contoso Teams", "Approved", "", k_contoso, "Contoso Ltd", "1234567",
           "Use or consume", "Modern Work and Security", "Modern Work and Security Usage",
           "Teams; Exchange", "", "2026-11-20", "Fine, \"thanks\""},
          {"4712", "Fabrikam CRM", "Rejected", "Customer consent declined", k_fabrikam,
           "Fabrikam; Inc.\nBerlin", "7654321", "Build intent - Advisor", "Business Applications",
           "MCI BizApps Presales Advisor", "Sales", "22222222-aaaa-4bbb-8ccc-000000000009",
           "2026-11-22T10:15:00Z", ""}};
}

std::vector<std::string> expected() {
  return {"2: 4711 | Contoso Teams | Approved |  | " + k_contoso +
              " | Contoso Ltd | 1234567 | Use or consume | Modern Work and Security | Modern Work "
              "and Security Usage | Teams+Exchange |  |  | Fine, \"thanks\" | 2026-11-20 | -",
          "3: 4712 | Fabrikam CRM | Rejected | Customer consent declined | " + k_fabrikam +
              " | Fabrikam; Inc.\nBerlin | 7654321 | Build intent - Advisor | Business "
              "Applications | MCI BizApps Presales Advisor | Sales | "
              "22222222-aaaa-4bbb-8ccc-000000000009 |  |  | 2026-11-22 | -"};
}

std::vector<Headers> const k_headers{
    {"Claim ID", "Claim name", "Status", "Customer consent", "Customer tenant ID", "Customer name",
     "Partner ID", "Partner role", "Solution area", "Engagement", "Workloads", "Subscription ID",
     "Status date", "Comments"},
    {"claim_number", "CLAIM TITLE", "ClaimStatus", "consent status", "Tenant Id", "Company",
     "MPN ID", "Role", "solutionArea", "Incentive program", "Product(s)",
     "Dynamics subscription id", "Last modified", "Reviewer comments"},
    {"Claim #", "Name", "Current status", "Customer response", "Directory (tenant) ID", "Customer",
     "Partner ID (location)", "Activity", "Area", "Engagement name", "Workload", "Subscription",
     "Last updated on", "Notes"},
    {"Anspruchs-ID", "Anspruchsname", "Status", "Zustimmung des Kunden", "Mandanten-ID des Kunden",
     "Kundenname", "Partner-ID", "Partnerrolle", "Lösungsbereich", "Engagement", "Workloads",
     "Abonnement-ID", "Zuletzt geändert am", "Kommentare"},
    {"ANTRAGSNUMMER", "Bezeichnung", "Antragsstatus", "Kundenzustimmung", "Kunden-Tenant-ID",
     "Kunde", "Partner-ID (Standort)", "Rolle", "Loesungsbereich", "Anreizprogramm", "Produkte",
     "Abo-ID", "Letzte Statusaenderung", "Bemerkung"},
    {"ID de réclamation", "Nom de la réclamation", "Statut", "Consentement du client",
     "ID de locataire du client", "Nom du client", "ID du partenaire", "Rôle du partenaire",
     "Domaine de solution", "Engagement", "Charges de travail", "ID d’abonnement",
     "Dernière modification", "Commentaires"},
    {"ID de reclamación", "Nombre de la reclamación", "Estado", "Consentimiento del cliente",
     "Id. de inquilino del cliente", "Nombre del cliente", "Id. de asociado", "Rol del asociado",
     "Área de solución", "Compromiso", "Cargas de trabajo", "ID de suscripción",
     "Última modificación", "Comentarios"},
    {"ID richiesta", "Nome della richiesta", "Stato", "Consenso del cliente",
     "ID tenant del cliente", "Nome del cliente", "ID partner", "Ruolo del partner",
     "Area della soluzione", "Impegno", "Carichi di lavoro", "ID sottoscrizione",
     "Data di modifica", "Commenti"},
    {"ID da reivindicação", "Nome da reivindicação", "Status", "Consentimento do cliente",
     "ID do locatário do cliente", "Nome do cliente", "ID do parceiro", "Função do parceiro",
     "Área de solução", "Envolvimento", "Cargas de trabalho", "ID da assinatura",
     "Última atualização", "Comentários"},
    {"Claim-id", "Claimnaam", "Status", "Toestemming van klant", "Tenant-id van klant", "Klantnaam",
     "Partner-id", "Partnerrol", "Oplossingsgebied", "Betrokkenheid", "Werkbelastingen",
     "Abonnements-id", "Laatst gewijzigd op", "Opmerkingen"},
    {"Identyfikator roszczenia", "Nazwa roszczenia", "Stan", "Zgoda klienta",
     "Identyfikator dzierżawy klienta", "Nazwa klienta", "Identyfikator partnera", "Rola partnera",
     "Obszar rozwiązania", "Zaangażowanie", "Obciążenia", "Identyfikator subskrypcji",
     "Data modyfikacji", "Komentarze"},
    {"Anspråks-ID", "Anspråksnamn", "Status", "Kundens medgivande",
     "Kundens klientorganisations-ID", "Kundnamn", "Partner-ID", "Partnerroll", "Lösningsområde",
     "Engagemang", "Arbetsbelastningar", "Prenumerations-ID", "Senast ändrad", "Kommentarer"},
    {"Krav-id", "Kravnavn", "Status", "Kundens samtykke", "Kundens lejer-id", "Kundenavn",
     "Partner-id", "Partnerrolle", "Løsningsområde", "Engagement", "Arbejdsbelastninger",
     "Abonnements-id", "Senest ændret", "Bemærkninger"},
    {"Krav-ID", "Kravnavn", "Status", "Kundens samtykke", "Kundens leier-ID", "Kundenavn",
     "Partner-ID", "Partnerrolle", "Løsningsområde", "Engasjement", "Arbeidsbelastninger",
     "Abonnements-ID", "Sist endret", "Merknader"},
    {"ID nároku", "Název nároku", "Stav", "Souhlas zákazníka", "ID tenanta zákazníka",
     "Název zákazníka", "ID partnera", "Role partnera", "Oblast řešení", "Zapojení", "Úlohy",
     "ID předplatného", "Naposledy změněno", "Komentáře"},
    {"クレーム ID", "クレーム名", "状態", "顧客の同意", "顧客テナント ID", "顧客名",
     "パートナー ID", "パートナーの役割", "ソリューション領域", "エンゲージメント", "ワークロード",
     "サブスクリプション ID", "最終更新日", "コメント"},
    {"声明 ID", "声明名称", "状态", "客户同意", "客户租户 ID", "客户名称", "合作伙伴 ID",
     "合作伙伴角色", "解决方案领域", "参与", "工作负载", "订阅 ID", "上次修改时间", "备注"},
};

std::vector<std::vector<std::size_t>> orders(std::size_t columns) {
  std::vector<std::size_t> order(columns);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::vector<std::vector<std::size_t>> all{order};
  std::rotate(order.begin(), order.begin() + 5, order.end());
  all.push_back(order);
  std::reverse(order.begin(), order.end());
  all.push_back(order);
  return all;
}

} // namespace

TEST_CASE("an export says the same in every language, order of columns and separator") {
  for (auto const& headers : k_headers) {
    auto const table = rows_below(headers);
    for (auto const& order : orders(headers.size())) {
      for (char const separator : {',', ';', '\t'}) {
        INFO(core::join(headers, ", ") << " by '" << separator << "'");
        auto const text = csv(reordered(table, order), separator, "\r\n");
        auto const evidence = read_portal_export("\xEF\xBB\xBF" + text, "e.csv", k_day);
        CHECK(words(evidence) == expected());
        CHECK(evidence.unknown_columns.empty());
        CHECK(evidence.remarks.empty());
      }
    }
  }
}

TEST_CASE("an export with a known column less says all the rest") {
  auto const table = rows_below(k_headers.front());
  for (std::size_t left_out = 0; left_out < table.front().size(); ++left_out) {
    std::vector<std::size_t> order(table.front().size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    order.erase(order.begin() + static_cast<std::ptrdiff_t>(left_out));
    // Without its header the tenant is in no column of GUIDs that are there, and so the status.
    constexpr std::size_t k_status = 2;
    auto const text = csv(reordered(table, order));
    if (left_out == k_status) {
      CHECK(contains(error_of([&] { read_portal_export(text, "e.csv", k_day); }).message,
                     "no column says its status"));
    } else {
      CHECK(read_portal_export(text, "e.csv", k_day).rows.size() == 2);
    }
  }
}

TEST_CASE("columns of which nothing is known are kept by name, and disturb nothing") {
  auto table = rows_below(k_headers.front());
  for (auto& row : table) {
    row.insert(row.begin(), &row == &table.front() ? "Créé par" : "=HYPERLINK(\"x\")");
    row.insert(row.begin() + 4, &row == &table.front() ? "Owner\x1B[31m" : "7");
    row.emplace_back("");
  }
  auto const evidence = read_portal_export(csv(table), "e.csv", k_day);
  CHECK(words(evidence) == expected());
  CHECK(evidence.unknown_columns == std::vector<std::string>{"Créé par", "Owner\x1B[31m"});
}

TEST_CASE("translated statuses become the portal's own, and it is said which") {
  struct Case {
    char const* status;
    char const* english;
  };
  for (auto const& [status, english] :
       {Case{"Genehmigt", "Approved"}, Case{"en cours d'examen", "Under review"},
        Case{"審査中", "Under review"}, Case{"Rechazado", "Rejected"}}) {
    auto const evidence = read_portal_export(
        csv({{"Claim ID", "Status"}, {"1", status}, {"2", status}, {"3", "Odd"}}), "e.csv", k_day);
    CHECK(evidence.rows.at(0).status == english);
    CHECK(evidence.rows.at(2).status == "Odd");
    REQUIRE(evidence.remarks.size() == 1);
    CHECK(contains(evidence.remarks.front(), std::string("'") + status + "' as '" + english + "'"));
    CHECK_FALSE(contains(evidence.remarks.front(), "Odd"));
  }
}
