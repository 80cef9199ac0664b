// Before there is any claim.

#include "cli/claim/claim_stage.hpp"

#include <catch2/catch.hpp>

#include <filesystem>

using namespace partnerctl;
using core::ExitCode;
using test::ClaimStage;
using test::has;

namespace {

std::vector<std::string> of_claims(std::vector<std::string> words) {
  words.insert(words.begin(), "claim");
  return words;
}

} // namespace

TEST_CASE("where there is no claim yet, a command about one says how to make it") {
  ClaimStage const stage;
  std::vector<std::vector<std::string>> const all{
      {"show", "C-0001"},
      {"check", "C-0001", "--offline"},
      {"export", "C-0001"},
      {"poe-draft", "C-0001", "--out", stage.folder.path() + "/draft.docx"},
      {"support-pack", "C-0001"}};
  for (auto const& words : all) {
    INFO(words.front());
    auto const answer = stage.run(of_claims(words));
    CHECK(answer.code == ExitCode::not_found);
    CHECK(answer.out.empty());
    CHECK(has(answer.err, "there is no claim yet"));
    CHECK(has(answer.err, "make one: partnerctl claim new"));
  }
  CHECK_FALSE(std::filesystem::exists(stage.folder.path() + "/draft.docx"));
}

TEST_CASE("the option that asks for an earlier claim is named where there is none") {
  ClaimStage const stage;
  auto const answer = stage.run({"claim", "new", "--from", "C-0001"});
  CHECK(answer.code == ExitCode::not_found);
  CHECK(has(answer.err, "--from: there is no claim yet"));
}

TEST_CASE("where no claim is named, none yet is no failure") {
  ClaimStage const stage;
  CHECK(stage.run({"claim", "check", "--offline"}).code == ExitCode::ok);
  CHECK(stage.run({"claim", "export"}).code == ExitCode::ok);
}

TEST_CASE("a dry run of an import makes no ledger, and shows what has no claim") {
  ClaimStage const stage;
  auto const file = stage.folder.write("export.csv", "Claim ID,Status\n7000001,Approved\n");
  auto const dry = stage.run({"claim", "import", "--portal-export", file, "--dry-run"});
  CHECK(dry.code == ExitCode::ok);
  CHECK(has(dry.out, "no-claim"));
  CHECK(has(dry.err, "is about none of the claims here; nothing was changed"));
  CHECK_FALSE(has(dry.err, "read before"));
  CHECK(stage.run({"claim", "show", "1"}).code == ExitCode::not_found);
  CHECK(has(stage.run({"claim", "show", "1"}).err, "there is no claim yet"));
}
