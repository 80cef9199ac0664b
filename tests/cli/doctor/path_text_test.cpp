#include "cli/doctor/path_text.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using cli::doctor::path_text;

TEST_CASE("a path is written as a shell takes it") {
  std::map<std::string, std::string, std::less<>> const variables{{"HOME", "/home/me"}};
  core::Environment const environment(variables);
  CHECK(path_text("/home/me/a/b.toml", environment) == "~/a/b.toml");
  CHECK(path_text("/home/meadow/b.toml", environment) == "/home/meadow/b.toml");
  CHECK(path_text("/etc/x", environment) == "/etc/x");
  CHECK(path_text("/home/me/it's here", environment) == "'/home/me/it'\\''s here'");
  CHECK(path_text("/a", core::Environment()) == "/a");
}
