// The portal's export as it may come: its columns are not documented, so they are found by what
// they are called, in whatever language and order.

#include "acceptance/claim_desk.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace partnerctl;
using Catch::Contains;
using core::Json;
using test::ClaimDesk;
using Texts = std::vector<std::string>;

namespace {

constexpr char const* k_tenant = "11111111-2222-4333-8444-555555555555";

std::string english(std::string const& status) {
  return "Claim ID,Claim name,Status,Customer tenant ID,Partner role,Workloads,Last updated\n"
         "7000001,Contoso adoption," +
         status + "," + k_tenant + ",Use or consume,Intune; Exchange," + test::day(-2) + "\n";
}

// The same row as other people's portals may write it.
std::vector<std::string> translated() {
  auto const tenant = std::string(k_tenant);
  auto const on = test::day(-2);
  return {"Last updated,Whatever,Workloads,Tenant ID,Claim status,Reference\n" + on +
              ",?,Exchange;Intune," + tenant + ",Approved,7000001\n",
          "\xEF\xBB\xBFStatus;Mandanten-ID des Kunden;Anspruchs-ID;Name des Kunden\r\n"
          "Genehmigt;" +
              tenant + ";7000001;Contoso\r\n",
          "Statut\tID de locataire du client\tNom du client\nApprouvé\t" + tenant + "\tContoso\n"};
}

Json import(ClaimDesk const& desk, std::string const& text, Texts const& more = {}) {
  Texts words{"claim", "import", "--portal-export", desk.folder().write("export.csv", text)};
  words.insert(words.end(), more.begin(), more.end());
  return desk.json(words);
}

} // namespace

TEST_CASE("an export is understood with its columns renamed, in another order or language") {
  auto files = translated();
  files.push_back(english("Approved"));
  for (auto const& file : files) {
    INFO(file);
    ClaimDesk const desk;
    auto const id = desk.add(test::plain_claim());
    auto const answer = import(desk, file);
    CHECK(answer.at("summary").at("matched") == true);
    auto const claim = desk.show(id);
    CHECK(claim.at("status").at("state") == "approved");
    CHECK(claim.at("status").at("source") == "portal-export");
    CHECK(claim.at("consent").at("state") != "received");
  }
}

TEST_CASE("a file that is about none of the claims changes nothing, nor does one that is tried") {
  ClaimDesk const desk;
  auto const id = desk.add(test::plain_claim());
  auto const before = desk.show(id);
  auto other = english("Approved");
  other.replace(other.find(k_tenant), 8, "99999999");
  other.replace(other.find("Contoso"), 7, "Tailspin");
  auto const answer = import(desk, other);
  CHECK(answer.at("summary").at("matched") == false);
  CHECK(answer.at("summary").at("withoutClaim") == 1);
  CHECK(desk.show(id) == before);
  CHECK(import(desk, english("Approved"), {"--dry-run"}).at("summary").at("updates") == 1);
  CHECK(desk.show(id) == before);
  CHECK(desk.run({"claim", "import", "--portal-export",
                  desk.folder().write("no.csv", "Colour,Size\nred,large\n")})
            .code == 2);
  CHECK(desk.show(id) == before);
}

TEST_CASE("what an export says against a person's word is shown wherever the claim is") {
  ClaimDesk const desk;
  auto const id = desk.add(test::plain_claim());
  for (auto const* status : {"Submitted", "Rejected"}) {
    REQUIRE(desk.run({"claim", "record", id, "--status", status, "--number", "7000001", "--on",
                      test::day(-2)})
                .code == 0);
  }
  auto const answer = import(desk, english("Approved"));
  CHECK(answer.at("summary").at("conflicts") == 1);
  auto const claim = desk.show(id);
  CHECK_FALSE(claim.at("status").at("conflicts").empty());
  CHECK_THAT(claim.at("status").at("conflicts").dump(),
             Contains("Rejected") && Contains("Approved") && Contains("export.csv"));
  CHECK_THAT(desk.run({"claim", "list"}).out, Contains("(conflict)"));
  CHECK(desk.json({"claim", "list"}).at("summary").at("conflicts") == 1);
}
