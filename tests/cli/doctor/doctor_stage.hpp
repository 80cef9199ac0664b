#pragma once

#include "cli/stage.hpp"
#include "partnerctl/core/json.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace partnerctl::test {

// What doctor answered, check by check.
struct Diagnosis {
  Shown shown{};
  core::Json document{};

  // Null where there is none.
  core::Json check(std::string const& name, std::string const& subject) const {
    for (auto const& each : document.at("checks")) {
      if (each.at("check") == name && each.at("subject") == subject) {
        return each;
      }
    }
    return nullptr;
  }
  std::string state(std::string const& name, std::string const& subject) const {
    auto const found = check(name, subject);
    return found.is_null() ? "absent" : found.at("state").get<std::string>();
  }
  // "" for null.
  std::string text(std::string const& name, std::string const& subject, char const* member) const {
    auto const found = check(name, subject);
    return found.is_null() || found.at(member).is_null() ? "" : found.at(member).get<std::string>();
  }
  std::string detail(std::string const& name, std::string const& subject) const {
    return text(name, subject, "detail");
  }
  std::string remedy(std::string const& name, std::string const& subject) const {
    return text(name, subject, "remedy");
  }
};

inline Diagnosis diagnose(Stage const& stage,
                          std::vector<std::string> const& more = {"--offline"}) {
  std::vector<std::string> arguments{"doctor", "-o", "json"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  Diagnosis found{.shown = stage.run(arguments)};
  INFO(found.shown.err);
  found.document = core::parse_json(found.shown.out).value_or(core::Json{{"checks", {}}});
  REQUIRE(found.document.contains("summary"));
  return found;
}

} // namespace partnerctl::test
