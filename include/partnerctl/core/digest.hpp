#pragma once

#include <string>
#include <string_view>

namespace partnerctl::core {

// The 32 bytes of SHA-256, and the 20 of SHA-1 (for thumbprints that people compare, not for
// anything that must hold).
std::string sha256(std::string_view bytes);
std::string sha1(std::string_view bytes);

// Two lower-case digits a byte, as sha256sum writes it.
std::string hexadecimal(std::string_view bytes);

} // namespace partnerctl::core
