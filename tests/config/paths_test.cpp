#include "partnerctl/config/settings.hpp"
#include "partnerctl/core/error.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using core::Environment;

namespace {

using Variables = std::map<std::string, std::string, std::less<>>;

} // namespace

TEST_CASE(
    "the configuration is looked for by option, variable, XDG folder and home, in this order") {
  Variables variables{
      {"PARTNERCTL_CONFIG", "/v/c.toml"}, {"XDG_CONFIG_HOME", "/xdg"}, {"HOME", "/home/me"}};
  CHECK(config::config_path("here.toml", Environment(variables)) == "here.toml");
  CHECK(config::config_path({}, Environment(variables)) == "/v/c.toml");
  variables.erase("PARTNERCTL_CONFIG");
  CHECK(config::config_path({}, Environment(variables)) == "/xdg/partnerctl/config.toml");
  variables.erase("XDG_CONFIG_HOME");
  CHECK(config::config_path({}, Environment(variables)) ==
        "/home/me/.config/partnerctl/config.toml");
  variables.erase("HOME");
  CHECK(config::config_path({}, Environment(variables)).empty());
}

TEST_CASE("a relative XDG folder does not count") {
  Environment const environment(
      {{"XDG_CONFIG_HOME", "xdg"}, {"XDG_STATE_HOME", "./s"}, {"HOME", "/h"}});
  CHECK(config::config_path({}, environment) == "/h/.config/partnerctl/config.toml");
  CHECK(config::state_directory(environment) == "/h/.local/state/partnerctl");
}

TEST_CASE("state is kept in its XDG folder or under home") {
  CHECK(config::state_directory(Environment(Variables{{"XDG_STATE_HOME", "/s"}})) ==
        "/s/partnerctl");
  CHECK(config::state_directory(Environment(Variables{{"HOME", "/h"}})) ==
        "/h/.local/state/partnerctl");
  try {
    config::state_directory(Environment());
    FAIL("state without a folder");
  } catch (core::Error const& error) {
    CHECK(error.kind == core::ErrorKind::usage);
    CHECK_THAT(error.message, Catch::Matchers::Contains("XDG_STATE_HOME"));
  }
}
