#include "partnerctl/config/settings.hpp"
#include "partnerctl/core/error.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using Catch::Matchers::Contains;

namespace {

std::optional<core::Error> error_of(config::File const& file, config::Origin const& name) {
  try {
    config::profile_of(file, name);
  } catch (core::Error const& error) {
    return error;
  }
  return std::nullopt;
}

} // namespace

TEST_CASE("the first value that is there wins, with where it came from") {
  auto const found = config::first_of(
      {{std::nullopt, "--cloud"}, {"usgov", "PARTNERCTL_CLOUD"}, {"china", "profile default"}});
  REQUIRE(found);
  CHECK(found->value == "usgov");
  CHECK(found->origin == "PARTNERCTL_CLOUD");
  CHECK_FALSE(config::first_of({{std::nullopt, "--cloud"}}));
  CHECK_FALSE(config::first_of({}));
}

TEST_CASE("an empty option is still an option") {
  auto const found = config::first_of({{"", "--cloud"}, {"usgov", "PARTNERCTL_CLOUD"}});
  REQUIRE(found);
  CHECK(found->origin == "--cloud");
}

TEST_CASE("without a name the profile is default, or empty") {
  config::File file;
  CHECK(config::profile_of(file, {}).name.empty());
  file.profiles["other"] = {.name = "other"};
  CHECK(config::profile_of(file, {}).name.empty());
  file.profiles["default"] = {.name = "default"};
  CHECK(config::profile_of(file, {}).name == "default");
  CHECK(config::profile_of(file, config::Origin{"other", "--profile"}).name == "other");
}

TEST_CASE("an unknown profile is a usage error that lists those there are") {
  config::File file{.path = "/c/config.toml"};
  CHECK_THAT(error_of({}, {"prod", "--profile"})->message, Contains("no configuration file"));
  CHECK_THAT(error_of(file, {"default", "--profile"})->message, Contains("no profiles"));
  file.profiles["staging"] = {.name = "staging"};
  file.profiles["prod"] = {.name = "prod"};
  auto const error = error_of(file, {"prodd", "PARTNERCTL_PROFILE"});
  REQUIRE(error);
  CHECK(error->kind == core::ErrorKind::usage);
  CHECK_THAT(error->message, Contains("'prodd' (PARTNERCTL_PROFILE)") &&
                                 Contains("/c/config.toml has prod, staging"));
  CHECK(error->hint == "did you mean 'prod'?");
}
