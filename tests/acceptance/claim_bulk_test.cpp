// Hundreds of claims from a spreadsheet: exactly those that are wrong are found, and why.

#include "acceptance/claim_bulk_breakings.hpp"
#include "acceptance/claim_desk.hpp"
#include "partnerctl/core/csv.hpp"
#include "partnerctl/core/text.hpp"

#include <catch2/catch.hpp>
#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include <array>
#include <map>
#include <string>

using namespace partnerctl;
using core::Json;
using test::BulkBreaking;
using test::Cells;
using test::ClaimDesk;
using Texts = std::vector<std::string>;

namespace {

constexpr int k_claims = 500;
constexpr int k_every = 9;
// Each of these claims is without proof and acknowledgement, and says so; what is looked for is
// what it says itself.
Texts const k_expected_of_all{"proof-any", "acknowledged"};

constexpr std::array k_roles{"build-intent-advisor", "usage-recognition", "influenced-revenue",
                             "use-or-consume"};

// A line of a claim with nothing wrong in it.
Cells good_line(int number, std::string const& role) {
  bool const is_work = role == "use-or-consume";
  Cells cells{{"solution_area", is_work ? "Modern Work and Security" : "business-applications"},
              {"partner_role", role},
              {"claim_name", fmt::format("Claim {}", number)},
              {"partner_id", "1234567"},
              {"partner_name", "Fabrikam Partner Ltd"},
              {"customer_tenant_id", fmt::format("00000000-0000-4000-8000-{:012}", number)},
              {"customer_domain", "contoso.example"},
              {"customer_name", fmt::format("Contoso \"{}\", Ltd", number)},
              {"customer_country", "GB"},
              {"customer_contact_name", "Carla Ångström"},
              {"customer_contact_title", "IT Director"},
              {"customer_contact_email", "carla@contoso.example"},
              {"partner_contact_name", "Eve Engineer"},
              {"partner_contact_email", "eve@fabrikam.example"},
              {"workload", is_work ? "Intune" : "Sales"}};
  if (!is_work) {
    cells["subscription_id"] = fmt::format("00000000-0000-4000-9000-{:012}", number);
    cells["subscription_ends"] = test::day(400);
  }
  if (role == "influenced-revenue") {
    cells.insert({{"solution_seller", "Sam Seller"},
                  {"revenue_customer_name", "Contoso"},
                  {"isv_solution", "Fabrikam Fields"}});
  }
  return cells;
}

std::string line_of(Texts const& header, Cells const& cells) {
  Texts fields;
  for (auto const& column : header) {
    auto const found = cells.find(column);
    fields.push_back(found == cells.end() ? "" : found->second);
  }
  return core::csv_record(fields);
}

// Every ninth claim breaks the next rule.
BulkBreaking const* breaking_of(std::vector<BulkBreaking> const& breakings, int number) {
  bool const is_one = number % k_every == 0;
  auto const place = static_cast<std::size_t>(number / k_every - 1);
  return is_one && place < breakings.size() ? &breakings[place] : nullptr;
}

std::string lines_of(Texts const& header, int number, BulkBreaking const* breaking) {
  auto const role =
      breaking == nullptr ? k_roles.at(static_cast<std::size_t>(number) % 4) : breaking->role;
  auto cells = good_line(number, role);
  if (breaking == nullptr) {
    return line_of(header, cells);
  }
  for (auto const& [column, text] : breaking->cells) {
    cells[column] = text;
  }
  auto const first = line_of(header, cells);
  for (auto const& [column, text] : breaking->second_line) {
    cells[column] = text;
  }
  return breaking->second_line.empty() ? first : first + line_of(header, cells);
}

// What is expected of the n-th claim.
Texts expected(BulkBreaking const* breaking, std::string const& severity) {
  return breaking != nullptr && breaking->severity == severity ? Texts{breaking->rule} : Texts{};
}

std::string five_hundred(ClaimDesk const& desk, std::vector<BulkBreaking> const& breakings) {
  auto text = desk.run({"claim", "new", "--csv-header"}).out;
  auto const header = std::string(core::trim(text));
  for (int number = 1; number <= k_claims; ++number) {
    text += lines_of(core::split(header, ','), number, breaking_of(breakings, number));
  }
  return desk.folder().write("claims.csv", text);
}

void check_table(ClaimDesk const& desk, Json const& document) {
  // A table of them has a line for each finding, and a header.
  std::size_t findings = 0;
  for (auto const& claim : document.at("claims")) {
    findings += claim.at("findings").size() + claim.at("preflight").size();
  }
  auto const table = desk.run({"claim", "check", "--offline", "-o", "csv"});
  CHECK(table.code == 6);
  CHECK(core::parse_csv(table.out).records.size() == findings + 1);
}

void check_ready(ClaimDesk const& desk, std::vector<BulkBreaking> const& breakings) {
  // With proof and acknowledgement those without a fault pass, and the others do not.
  for (auto const* id : {"C-0001", "C-0002", "C-0003", "C-0004"}) {
    desk.make_ready(id);
  }
  CHECK(desk.run({"claim", "check", "--offline", "C-0001", "C-0002", "C-0003", "C-0004"}).code ==
        0);
  desk.make_ready("C-0036");
  auto const wrong = desk.json({"claim", "check", "--offline", "C-0036"}).at("claims").at(0);
  CHECK(wrong.at("passes") == false);
  CHECK(test::rules_of(wrong, "error") == Texts{breakings.at(3).rule});
}

} // namespace

TEST_CASE("of 500 claims exactly those fail that break a rule, each by exactly that one") {
  ClaimDesk const desk(fmt::format("[claims]\nown_tenants = [\"{}\"]\n", test::k_own_tenant));
  auto const breakings = test::bulk_breakings();
  REQUIRE(breakings.size() * k_every <= k_claims);
  auto const made = desk.run({"claim", "new", five_hundred(desk, breakings), "-o", "none"});
  INFO(made.err);
  REQUIRE(made.code == 0);

  auto const checked = desk.run({"claim", "check", "--offline", "-o", "json"});
  CHECK(checked.code == 6);
  auto const document = Json::parse(checked.out);
  CHECK(document.at("summary").at("failed") == k_claims);
  REQUIRE(document.at("claims").size() == k_claims);
  for (int number = 1; number <= k_claims; ++number) {
    auto const& claim = document.at("claims").at(static_cast<std::size_t>(number - 1));
    auto const* const breaking = breaking_of(breakings, number);
    INFO(number << ": " << (breaking == nullptr ? "nothing" : breaking->rule));
    CHECK(test::rules_of(claim, "error", k_expected_of_all) == expected(breaking, "error"));
    // Microsoft's form for usage recognition is among the proofs that are all missing.
    CHECK(test::rules_of(claim, "warning", {"proof-template"}) == expected(breaking, "warning"));
    CHECK(test::rules_of(claim, "error").size() ==
          k_expected_of_all.size() + expected(breaking, "error").size());
  }
  check_table(desk, document);
  check_ready(desk, breakings);
}

TEST_CASE("what two claims hold at once is said of both") {
  ClaimDesk const desk;
  auto const claim = test::plain_claim();
  auto const first = desk.add(claim);
  auto const second = desk.add(claim);
  auto other = claim;
  other["solutionArea"] = "business-applications";
  other["partnerRole"] = "usage-recognition";
  other["workloads"] = {
      {{"name", "Sales"}, {"subscriptionId", "0f8fad5b-d9cb-469f-a165-70867728950e"}}};
  desk.add(other);
  other["partnerRole"] = "build-intent-advisor";
  other["partnerId"] = "7654321";
  desk.add(other);
  auto const checked = desk.json({"claim", "check", "--offline"}).at("claims");
  REQUIRE(checked.size() == 4);
  // A hit for each of the two workloads.
  for (std::size_t i = 0; i < 2; ++i) {
    CHECK(test::rules_of(checked[i], "error", k_expected_of_all) ==
          Texts{"duplicate", "duplicate"});
    CHECK(checked[i].at("findings").dump().find(i == 0 ? second : first) != std::string::npos);
  }
  for (std::size_t i = 2; i < 4; ++i) {
    CHECK(test::rules_of(checked[i], "error", k_expected_of_all).empty());
    CHECK(test::rules_of(checked[i], "warning", {"proof-template"}) == Texts{"competing"});
  }
}
