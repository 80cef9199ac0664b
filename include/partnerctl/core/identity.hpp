#pragma once

#include "partnerctl/core/ids.hpp"

#include <string>

namespace partnerctl::core {

// Who a token speaks for, in one tenant. A guest has another object ID in every tenant.
struct Identity {
  enum class Type { user, application };
  Type type = Type::application;
  // user: the sign-in name (UPN); application: its client ID.
  std::string name{};
  std::string client_id{};
  // How it signed in, in the words of --auth: "secret", "certificate", "sandbox".
  std::string method{};
  // The token's `tid` and `oid`.
  Guid tenant{};
  Guid object{};
};

} // namespace partnerctl::core
