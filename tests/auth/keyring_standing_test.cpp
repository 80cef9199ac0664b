#include "auth/other_process.hpp"
#include "auth/private_bus.hpp"
#include "partnerctl/auth/keyring_standing.hpp"

#include <catch2/catch.hpp>

#include <iostream>

using namespace partnerctl;
using Catch::Matchers::Contains;
using State = auth::KeyringStanding::State;

namespace {

// As GLib knows one session a process: "state: reason".
std::string seen_by_other_process(std::map<std::string, std::string> const& environment) {
  auto const ended = test::run_program(
      "/proc/self/exe", {.arguments = {"the test program looks at the keyring of its session"},
                         .environment = environment});
  auto const begin = ended.out.find("seen: ");
  REQUIRE(begin != std::string::npos);
  return ended.out.substr(begin, ended.out.find('\n', begin) - begin);
}

} // namespace

// Not a test of its own.
TEST_CASE("the test program looks at the keyring of its session", "[.]") {
  auto const found = auth::look_at_keyring(core::Environment::of_process());
  std::cout << "seen: "
            << (found.state == State::answers  ? "answers"
                : found.state == State::locked ? "locked"
                                               : "absent")
            << ": " << found.why << std::endl;
  SUCCEED();
}

TEST_CASE("without a session bus the keyring is absent, and says why") {
  auto const found = auth::look_at_keyring(core::Environment());
  CHECK(found.state == State::absent);
  CHECK_THAT(found.why, Contains("DBUS_SESSION_BUS_ADDRESS"));
}

TEST_CASE("a keyring that answers is told from a session without one, and gets no item",
          "[socket]") {
  if (!test::PrivateBus::is_possible()) {
    return;
  }
  test::PrivateBus const bus;
  auto const before = bus.keyring_files();
  CHECK_THAT(seen_by_other_process(bus.environment()), Contains("seen: answers"));
  CHECK(bus.keyring_files() == before);
  test::PrivateBus const none(test::PrivateBus::Keyring::none);
  CHECK_THAT(seen_by_other_process(none.environment()), Contains("seen: absent"));
}

TEST_CASE("a locked keyring does not pass for one that answers", "[socket]") {
  if (!test::PrivateBus::is_possible()) {
    return;
  }
  test::PrivateBus const bus(test::PrivateBus::Keyring::locked);
  CHECK_THAT(seen_by_other_process(bus.environment()), Contains("seen: locked: it is locked"));
}
