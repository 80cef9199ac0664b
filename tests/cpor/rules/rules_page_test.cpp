// docs/claim-rules.md is made from the rules. To accept a change: PARTNERCTL_WRITE_GOLDEN=1, then
// read the diff.

#include "partnerctl/cpor/rules.hpp"
#include "support/fixtures.hpp"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <fstream>
#include <string>

using namespace partnerctl;

namespace {

std::string page() {
  std::string text =
      "# The rules of claim check\n\nMade from the rules themselves; do not edit. "
      "[claims.md](claims.md) says how they are used. An error blocks the hand-off, a warning does "
      "not. A source is the page of Microsoft's (by its name, and when it was read) or whoever "
      "says so; `ours` is a conclusion of this program's.\n\n"
      "| rule | severity | asks for | source |\n|---|---|---|---|\n";
  for (auto const& rule : cpor::rules()) {
    text += "| `" + std::string(rule.id) + "` | " + std::string(cpor::to_string(rule.severity)) +
            " | " + std::string(rule.asks) + " | " + std::string(rule.source) + " |\n";
  }
  return text;
}

} // namespace

TEST_CASE("docs/claim-rules.md is what the rules say") {
  std::string const path = test::source_folder() + "/docs/claim-rules.md";
  if (std::getenv("PARTNERCTL_WRITE_GOLDEN") != nullptr) {
    std::ofstream(path) << page();
  }
  CHECK(test::content_of(path) == page());
}

TEST_CASE("no rule's words would break a table") {
  for (auto const& rule : cpor::rules()) {
    for (auto const text : {rule.id, rule.asks, rule.source}) {
      CHECK(text.find_first_of("|\n") == std::string_view::npos);
      CHECK_FALSE(text.empty());
    }
  }
}
