#pragma once

#include <string>
#include <string_view>

namespace partnerctl::core {

// A foreign text without what looks like a token: each JSON Web Token (three base64url parts, the
// first beginning with "eyJ") becomes ***. For messages of services, which may repeat what they
// were sent.
std::string without_tokens(std::string_view text);

} // namespace partnerctl::core
