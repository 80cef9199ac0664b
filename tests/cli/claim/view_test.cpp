#include "cli/claim/view.hpp"
#include "partnerctl/core/error.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;

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
