#pragma once

#include "partnerctl/core/secret.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace partnerctl::auth {

// What a service said, as an error may repeat it: on one line, without control characters, cut to a
// length that a person reads, and without what looks like a token or is one of the secrets that the
// service was sent (services repeat what they get, as it is or percent-encoded).
std::string foreign_text(std::string_view text, std::vector<core::Secret> const& secrets);

} // namespace partnerctl::auth
