#include "cli/claim/claim_stage.hpp"

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
