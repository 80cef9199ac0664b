#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace partnerctl::core {

// RFC 4648, section 4: the standard alphabet, padded.
std::string base64(std::string_view bytes);
// RFC 4648, section 5: the alphabet for URLs, without padding, as JSON Web Tokens want it.
std::string base64url(std::string_view bytes);
// The bytes of a text in either alphabet, padded or not; nullopt for anything else.
std::optional<std::string> base64_decode(std::string_view text);

} // namespace partnerctl::core
