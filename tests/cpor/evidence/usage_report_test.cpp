#include "cpor/evidence/attribution.hpp"
#include "cpor/evidence_words.hpp"
#include "cpor/export_file.hpp"
#include "partnerctl/cpor/evidence.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using namespace partnerctl::test;
using namespace partnerctl::cpor;

namespace {

constexpr auto k_day = day_in(2026, 11, 25);

std::vector<std::string> const k_columns{
    "CustomerTenantId",       "CustomerName", "WorkloadName", "MonthlyActiveUsers",
    "PaidAvailableUnits",     "ClaimId",      "MpnId",        "DateAssociated",
    "PartnerAttributionType", "Date"};

Table report(std::string const& attribution = "CPOR OSU") {
  return {k_columns,
          {k_contoso, "Contoso Ltd", "TEAMS", "120", "300", "4711", "1234567",
           "9/1/2026 12:00:00 AM", attribution, "10/31/2026 12:00:00 AM"}};
}

Evidence read(std::string const& text) {
  return read_usage_report(text, "/tmp/usage.csv", k_day);
}

} // namespace

TEST_CASE("the usage report's documented columns are read in any order") {
  std::string const expected = "2: 4711 |  |  |  | " + k_contoso +
                               " | Contoso Ltd | 1234567 |  |  " +
                               "|  | TEAMS |  | CPOR OSU |  | 2026-10-31 | 2026-09-01";
  for (auto const& order : {std::vector<std::size_t>{0, 1, 2, 3, 4, 5, 6, 7, 8, 9},
                            std::vector<std::size_t>{9, 8, 7, 6, 5, 4, 3, 2, 1, 0}}) {
    auto const evidence = read(csv(reordered(report(), order)));
    CHECK(words(evidence) == std::vector<std::string>{expected});
    CHECK(evidence.source == Source::usage_report);
    CHECK(evidence.name == "usage.csv");
    CHECK(evidence.unknown_columns.empty());
    CHECK(evidence.remarks.empty());
  }
}

TEST_CASE("a usage report with spaced or translated headers is the same") {
  auto table = report();
  table.front() = {"Customer tenant ID",
                   "Customer name",
                   "Workload",
                   "MAU",
                   "PAU",
                   "Claim number",
                   "MPN ID",
                   "Date associated",
                   "Partner attribution type",
                   "Date"};
  CHECK(words(read(csv(table, ';'))) == words(read(csv(report()))));
  table.front() = {"Mandanten-ID des Kunden",
                   "Kundenname",
                   "Workload",
                   "Monatlich aktive Benutzer",
                   "Bezahlte verfügbare Einheiten",
                   "Anspruchs-ID",
                   "Partner-ID",
                   "Zugeordnet am",
                   "Zuordnungstyp",
                   "Datum"};
  CHECK(words(read(csv(table, '\t'))) == words(read(csv(report()))));
}

TEST_CASE("a usage report names each column that it lacks, and what it has") {
  for (auto const left_out : {0U, 2U, 5U, 6U, 7U, 8U, 9U}) {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < k_columns.size(); ++i) {
      if (i != left_out) {
        order.push_back(i);
      }
    }
    auto const error = error_of([&] { read(csv(reordered(report(), order))); });
    INFO(error.message);
    CHECK(error.kind == core::ErrorKind::usage);
    CHECK(contains(error.message,
                   "usage.csv:1: the column '" + k_columns[left_out] + "' is missing"));
    CHECK(contains(error.message, "'CustomerName'"));
  }
  CHECK(contains(
      error_of([] { read("CustomerTenantId,Date\n"); }).message,
      "'WorkloadName', 'ClaimId', 'MpnId', 'DateAssociated', 'PartnerAttributionType' are"));
}

TEST_CASE("a usage report may lack the columns by which nothing is decided") {
  CHECK(read(csv(reordered(report(), {0, 2, 5, 6, 7, 8, 9}))).rows.size() == 1);
}

TEST_CASE("only what is attributed by a claim is an association, and the rest is said") {
  CHECK(is_by_claim("CPOR"));
  CHECK(is_by_claim("cpor osu"));
  CHECK(is_by_claim("Claiming Partner of Record"));
  CHECK_FALSE(is_by_claim("PAL"));
  CHECK_FALSE(is_by_claim("Partner admin link"));
  CHECK_FALSE(is_by_claim(""));
  auto table = report();
  for (auto const* other : {"PAL\x1B[31m", "PAL\x1B[31m", ""}) {
    table.push_back(report(other).back());
  }
  auto const evidence = read(csv(table));
  CHECK(evidence.rows.size() == 1);
  CHECK(any_contains(evidence.remarks, "2 rows attributed by 'PAL"));
  CHECK(any_contains(evidence.remarks, "1 row without an attribution"));
  CHECK_FALSE(any_contains(evidence.remarks, "\x1B"));
}

TEST_CASE("attributions without an end are a few remarks") {
  auto table = report();
  for (int i = 0; i < 100; ++i) {
    table.push_back(report("PAL " + std::to_string(i)).back());
  }
  auto const remarks = read(csv(table)).remarks;
  CHECK(remarks.size() == 11);
  CHECK(any_contains(remarks, "90 more attributions"));
}

TEST_CASE("a usage report's faults are listed with their lines") {
  auto text = csv(report()) + "1,2,3,4,5,6,7,8,9,10,11\n\"open\n";
  auto const error = error_of([&] { read(text); });
  CHECK(contains(error.message, "usage.csv has 2 faults"));
  CHECK(contains(error.message, "usage.csv:3: has 11 fields, the header 10"));
  CHECK(contains(error.message, "usage.csv:4:1: this quote is not closed"));
}
