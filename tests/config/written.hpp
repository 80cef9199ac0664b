#pragma once

#include "partnerctl/config/settings.hpp"
#include "partnerctl/core/error.hpp"
#include "support/fixtures.hpp"

#include <catch2/catch.hpp>

#include <string>

namespace partnerctl::test {

inline core::Environment const& environment() {
  static core::Environment const k_environment(
      std::map<std::string, std::string, std::less<>>{{"HOME", "/home/me"}});
  return k_environment;
}

// A configuration in a folder of its own.
struct Written {
  explicit Written(std::string const& text) : path(folder.write("config.toml", text)) {}
  config::File read() const { return config::read_file(path, true, environment()); }
  core::Error error() const {
    try {
      read();
    } catch (core::Error const& error) {
      return error;
    }
    FAIL("was read");
    return {};
  }
  // The error's message without the path that it begins with.
  std::string fault() const {
    auto const thrown = error();
    CHECK(thrown.kind == core::ErrorKind::usage);
    CHECK_FALSE(thrown.hint.empty());
    REQUIRE_THAT(thrown.message, Catch::Matchers::StartsWith(path + ":"));
    return thrown.message.substr(path.size() + 1);
  }
  TemporaryFolder folder{};
  std::string path;
};

} // namespace partnerctl::test
