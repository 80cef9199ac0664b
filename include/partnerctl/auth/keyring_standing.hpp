#pragma once

#include "partnerctl/core/environment.hpp"

#include <string>

namespace partnerctl::auth {

// Whether the system's keyring can be used to keep sign-ins.
struct KeyringStanding {
  enum class State { answers, locked, absent };
  State state = State::absent;
  // Why it does not answer: "DBUS_SESSION_BUS_ADDRESS is not set"; empty where it does.
  std::string why{};
};

// Asks it as every command does, for the item that holds sign-ins, and writes nothing. An item in a
// locked keyring is what its service may ask its owner to unlock; it has three seconds to answer.
KeyringStanding look_at_keyring(core::Environment const& environment);

} // namespace partnerctl::auth
