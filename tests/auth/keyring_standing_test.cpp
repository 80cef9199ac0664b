#include "partnerctl/auth/keyring_standing.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using State = auth::KeyringStanding::State;

TEST_CASE("without a session bus the keyring is absent, and says why") {
  auto const found = auth::look_at_keyring(core::Environment());
  CHECK(found.state == State::absent);
  CHECK_THAT(found.why, Catch::Matchers::Contains("DBUS_SESSION_BUS_ADDRESS"));
}
