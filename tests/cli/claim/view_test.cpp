#include "cli/claim/claim_stage.hpp"
#include "cli/claim/view.hpp"
#include "partnerctl/core/error.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using core::ExitCode;
using test::ClaimStage;

namespace {

std::vector<std::string> ids_of(core::Json const& answer) {
  std::vector<std::string> ids;
  for (auto const& claim : answer.at("claims")) {
    ids.push_back(claim.at("id"));
  }
  return ids;
}

} // namespace

TEST_CASE("a claim that is named twice is there once, in the order of the names") {
  ClaimStage const stage;
  stage.make();
  stage.make({"--name", "Contoso calls"});
  std::vector<std::string> const wanted{"C-0002", "C-0001"};
  CHECK(ids_of(stage.json({"export", "2", "C-0001", "C-0002", "1"})) == wanted);
  auto const checked = stage.claim({"check", "2", "1", "2", "--offline", "-o", "json"});
  CHECK(checked.code == ExitCode::not_as_wanted);
  CHECK(ids_of(core::Json::parse(checked.out)) == wanted);
  CHECK(stage.claim({"export", "1", "C-0003"}).code == ExitCode::not_found);
}

TEST_CASE("a claim that somebody deleted since it was found is not there, and nothing else is") {
  std::vector<cli::ViewedClaim> const all{{.kept = {.id = "C-0001"}}, {.kept = {.id = "C-0003"}}};
  CHECK(&cli::claim_among(all, "C-0003") == &all[1]);
  for (auto const* id : {"C-0002", ""}) {
    try {
      cli::claim_among(all, id);
      FAIL("found");
    } catch (core::Error const& error) {
      CHECK(error.kind == core::ErrorKind::not_found);
    }
  }
  CHECK_THROWS_AS(cli::claim_among({}, "C-0001"), core::Error);
}

TEST_CASE("of the statuses that are none of a claim for association each is told apart") {
  ClaimStage const stage;
  for (auto const* text : {"Canceled", "Consent rejected"}) {
    auto const id = stage.make();
    REQUIRE(stage.record(id, text, 1).code == ExitCode::ok);
  }
  auto const ids = [&](std::string const& status) {
    return ids_of(stage.json({"list", "--status", status}));
  };
  CHECK(ids("Canceled") == std::vector<std::string>{"C-0001"});
  CHECK(ids("consent-rejected") == std::vector<std::string>{"C-0002"});
  CHECK(ids("Customer claimed").empty());
  CHECK(ids("other").size() == 2);
}

TEST_CASE("a text that says no is shown, and a flag that nobody set is not") {
  ClaimStage const stage;
  stage.make({"--customer-country", "no", "--comments", "no"});
  auto const shown = stage.claim({"show", "1", "-o", "tsv"}).out;
  INFO(shown);
  CHECK(test::has(shown, "customer.country\tno\n"));
  CHECK(test::has(shown, "comments\tno\n"));
  CHECK_FALSE(test::has(shown, "optOutOfIncentive"));
  REQUIRE(stage.claim({"edit", "1", "--opt-out", "yes"}).code == ExitCode::ok);
  CHECK(test::has(stage.claim({"show", "1", "-o", "tsv"}).out, "optOutOfIncentive\tyes\n"));
}

TEST_CASE("since when a claim stands so is said with that no source says it") {
  ClaimStage const stage;
  auto const id = stage.make();
  REQUIRE(stage
              .claim({"record", id, "--status", "Submitted", "--number", "7000001", "--on",
                      test::day(-20)})
              .code == ExitCode::ok);
  auto const since = [&] {
    auto const shown = stage.claim({"show", id, "-o", "tsv"}).out;
    auto const begin = shown.find("\nsince\t") + 7;
    return shown.substr(begin, shown.find('\n', begin) - begin);
  };
  CHECK(since() == test::day(-20));
  auto const file = stage.folder.write("e.csv", "Claim ID,Status\n7000001,Under review\n");
  REQUIRE(stage.claim({"import", "--portal-export", file}).code == ExitCode::ok);
  CHECK(since() == test::day(0) + " at the latest: no source says the day");
  REQUIRE(stage.claim({"import", "--portal-export", file, "--on", test::day(-3)}).code ==
          ExitCode::ok);
  CHECK(since() == test::day(-3));
}
