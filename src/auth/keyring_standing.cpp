#include "partnerctl/auth/keyring_standing.hpp"

#include "auth/keyring.hpp"
#include "auth/libsecret.hpp"
#include "partnerctl/core/attempt.hpp"
#include "partnerctl/core/error.hpp"

namespace partnerctl::auth {
namespace {

using State = KeyringStanding::State;

// The keyring's own words for it (keyring.cpp), also for one that waits for its password.
bool says_locked(std::string const& why) {
  return why.find("locked") != std::string::npos;
}

} // namespace

KeyringStanding look_at_keyring(core::Environment const& environment) {
  if (auto why = libsecret::why_no_bus(environment); !why.empty()) {
    return {.state = State::absent, .why = std::move(why)};
  }
  auto const read = core::attempt([&] { return Keyring(environment).read().has_value(); });
  if (!read.error) {
    return {.state = State::answers};
  }
  auto const& why = read.error->message;
  return {.state = says_locked(why) ? State::locked : State::absent, .why = why};
}

} // namespace partnerctl::auth
