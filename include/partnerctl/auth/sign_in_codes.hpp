#pragma once

#include <array>
#include <string_view>

namespace partnerctl::auth {

// What one cause of a refused sign-in means. Source: Entra's published list of AADSTS codes.
struct SignInCode {
  // Numbers of the codes that share the cause; unused places are 0.
  std::array<int, 6> codes{};
  // In a few words, such as "MFA required"; what tenants can be grouped by.
  std::string_view meaning{};
  // What to do; {tenant}, {client}, {authority} and {login} stand for those of the attempt.
  std::string_view remedy{};
};

// The cause behind a code ("AADSTS50076" or "50076"); nullptr for one that is not listed. For hints
// only: what the program does depends on OAuth's `error` and `suberror`.
SignInCode const* find_sign_in_code(std::string_view code);

} // namespace partnerctl::auth
