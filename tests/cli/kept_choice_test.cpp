#include "cli/kept_choice.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace partnerctl;

TEST_CASE("what the choice of tenants decided beside the rows is kept with a run's options") {
  auto const tenant = *core::Guid::parse("5a4d0000-0000-4000-8001-000000000004");
  cli::TenantChoice const choice{.skipped = {{3, "delegated by Lighthouse"}, {12, "another"}},
                                 .excluded = {tenant}};
  auto const text = cli::with_choice(R"({"replace":true})", choice);
  auto const options = core::parse_json(text);
  REQUIRE(options);
  CHECK(options->at("replace") == true);
  cli::TenantChoice restored;
  cli::restore_choice(*options, restored);
  CHECK(restored.skipped == choice.skipped);
  CHECK(restored.excluded == choice.excluded);
}

TEST_CASE("a choice that decided nothing beside the rows leaves the options as they are") {
  CHECK(cli::with_choice(R"({"replace":true})", {}) == R"({"replace":true})");
  cli::TenantChoice restored;
  cli::restore_choice(core::Json::object(), restored);
  CHECK(restored.skipped.empty());
  CHECK(restored.excluded.empty());
}
