#include "cli/annotations.hpp"
#include "cli/outcomes.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace partnerctl;
using Severity = cli::Annotation::Severity;
using test::ended;
using test::failed;
using test::refused;

namespace {

std::vector<fleet::Outcome> many(std::size_t count, fleet::Outcome const& outcome) {
  return std::vector<fleet::Outcome>(count, outcome);
}

} // namespace

TEST_CASE("a failed tenant is an error, a refused one a warning, and all else is none") {
  auto const all = cli::annotations(
      {ended("a.com", "linked"), refused("b.com", "7654321", "Adatum"),
       failed("c.com", {.message = "no consent", .hint = "ask", .request_id = "r1"}),
       ended("d.com", "skipped"), ended("e.com", "not-started"), ended("f.com", "unchanged")},
      "link-pal", {});
  REQUIRE(all.size() == 2);
  CHECK(all[0].severity == Severity::error);
  CHECK(all[0].title == "c.com: failed");
  CHECK(all[0].message == "no consent (request r1). What helps: ask");
  CHECK(all[1].severity == Severity::warning);
  CHECK(all[1].title == "b.com: refused");
  CHECK(all[1].message == "linked to 7654321 (Adatum). What helps: partnerctl link-pal … "
                          "--replace-from 7654321");
}

TEST_CASE("what --check finds is a warning") {
  std::vector<fleet::Outcome> const outcomes{ended("a.com", "not-linked"),
                                             ended("b.com", "linked")};
  auto const differs = [](fleet::Outcome const& outcome) { return outcome.action == "not-linked"; };
  CHECK(cli::annotations(outcomes, "status", {}).empty());
  auto const all = cli::annotations(outcomes, "status", differs);
  REQUIRE(all.size() == 1);
  CHECK(all[0].severity == Severity::warning);
  CHECK(all[0].title == "a.com: not-linked");
}

TEST_CASE("a tenant known by its GUID is annotated by both its names") {
  auto outcome = failed("5a4d0000-0000-4000-8000-000000000001", {.message = "no"});
  outcome.name = "Contoso";
  auto const all = cli::annotations({outcome}, "link-pal", {});
  REQUIRE(all.size() == 1);
  CHECK(all[0].title == "Contoso (5a4d0000-0000-4000-8000-000000000001): failed");
}

TEST_CASE("of too many annotations the last says how many more there are") {
  auto outcomes = many(10, failed("a.com", {.message = "no"}));
  CHECK(cli::annotations(outcomes, "link-pal", {}).size() == 10);
  CHECK(cli::annotations(outcomes, "link-pal", {}).back().title == "a.com: failed");
  outcomes.push_back(outcomes.back());
  auto const refusals = many(12, refused("b.com", "7654321", ""));
  outcomes.insert(outcomes.end(), refusals.begin(), refusals.end());
  auto const all = cli::annotations(outcomes, "link-pal", {});
  REQUIRE(all.size() == 20);
  CHECK(all[8].title == "a.com: failed");
  CHECK(all[9].severity == Severity::error);
  CHECK(all[9].title == "link-pal");
  CHECK(all[9].message == "2 more tenants failed: the job's summary and the result name them");
  CHECK(all[19].severity == Severity::warning);
  CHECK(all[19].message.rfind("3 more tenants need a look", 0) == 0);
}

TEST_CASE("an annotation is printable and not endless") {
  auto outcome = failed("a.com", {.message = "\x1B[31m" + std::string(100'000, 'x')});
  auto const all = cli::annotations({outcome}, "link-pal", {});
  REQUIRE(all.size() == 1);
  CHECK(all[0].message.find('\x1B') == std::string::npos);
  CHECK(all[0].message.size() < 4096);
}
