// The guard itself: a test that reaches for another machine ends loudly.

#include "acceptance/stand.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;

namespace {

test::Ended status_of(std::string const& address) {
  test::Stand stand;
  stand.environment().erase("PARTNERCTL_CLOUD");
  stand.environment()["PARTNERCTL_CONFIG"] = stand.folder().write(
      "other.toml", "[cloud.other]\nauthority = \"https://" + address +
                        "\"\nresource_manager = \"https://" + address + "\"\n");
  return stand.run({"status", "-t", "contoso.example", "--cloud", "other", "--timeout", "10"});
}

} // namespace

TEST_CASE("a program that reaches for an address elsewhere is ended") {
  auto const ended = status_of("192.0.2.1");
  CHECK(ended.code != 0);
  CHECK(ended.err.find("A TEST REACHED FOR ANOTHER MACHINE: connect 192.0.2.1") !=
        std::string::npos);
}

TEST_CASE("a program that looks a name up elsewhere is ended") {
  CHECK(status_of("login.example").err.find("look up login.example") != std::string::npos);
}
