#pragma once

#include "acceptance/stand.hpp"
#include "partnerctl/core/json.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace partnerctl::test {

// What `doctor` said of a stand.
struct Diagnosis {
  Ended ended{};
  core::Json document{};

  core::Json check(std::string const& name, std::string const& subject) const {
    for (auto const& each : document.at("checks")) {
      if (each.at("check") == name && each.at("subject") == subject) {
        return each;
      }
    }
    FAIL("no check " + name + " of " + subject + " in " + ended.out);
    return nullptr;
  }
  std::string state(std::string const& name, std::string const& subject) const {
    return check(name, subject).at("state");
  }
  std::string detail(std::string const& name, std::string const& subject) const {
    return check(name, subject).value("detail", "");
  }
  std::string remedy(std::string const& name, std::string const& subject) const {
    auto const found = check(name, subject).at("remedy");
    return found.is_null() ? "" : found.get<std::string>();
  }
  // "endpoint/authority" of every check that failed.
  std::vector<std::string> failed() const {
    std::vector<std::string> names;
    for (auto const& each : document.at("checks")) {
      if (each.at("state") == "failed") {
        names.push_back(each.at("check").get<std::string>() + "/" +
                        each.at("subject").get<std::string>());
      }
    }
    return names;
  }
};

inline Diagnosis diagnose(Stand const& stand, std::vector<std::string> const& more = {}) {
  std::vector<std::string> arguments{"doctor", "-o", "json"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  Diagnosis found{.ended = stand.run(arguments)};
  INFO(found.ended.err);
  found.document = core::parse_json(found.ended.out).value_or(core::Json());
  REQUIRE(found.document.contains("summary"));
  // Wherever a secret could go astray.
  CHECK_THAT(found.ended.out + found.ended.err,
             !Catch::Matchers::Contains(sandbox::k_client_secret));
  CHECK(found.ended.code == (found.failed().empty() ? 0 : 1));
  return found;
}

inline std::string host_of(std::string const& url) {
  return url.substr(url.find("://") + 3);
}

} // namespace partnerctl::test
