#pragma once

#include <string>

namespace partnerctl::sandbox {

// What a person's interactive sign-in proved. Authorization codes and refresh tokens carry it on.
struct SignedIn {
  std::string client_id{};
  // The ID of the tenant where MFA was done; empty: nowhere.
  std::string strong_at{};
  // There also the authentication context p1.
  bool step_up = false;
  // By the refresh token that is known to everybody, which never changes and proves nothing more.
  bool built_in = false;

  bool is_strong_at(std::string const& tenant) const { return strong_at == tenant; }
};

} // namespace partnerctl::sandbox
