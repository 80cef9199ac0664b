#pragma once

#include "sandbox/answer.hpp"
#include "sandbox/conditions.hpp"
#include "sandbox/target.hpp"

#include <optional>
#include <string_view>

namespace partnerctl::sandbox {

// Whether an answer may be sent there: http://localhost with any port and no path, which is what
// applications on a person's machine register.
bool is_redirect_uri(std::string_view text);

// What is wrong with an authorization request whose client and redirect URI are right, apart from
// them; nullopt: nothing.
std::optional<StsError> fault_of(Target const& target, Tenant const& tenant);

} // namespace partnerctl::sandbox
