#pragma once

#include <string>
#include <string_view>

namespace partnerctl::cpor {

// The character of a byte in Windows-1252, which is what Latin-1 is in practice.
char32_t windows_1252(unsigned char byte);

// Bytes of unknown encoding as UTF-8: UTF-16 by its byte order mark; else UTF-8, with or without a
// mark, and what is not that as Windows-1252.
std::string decoded(std::string_view bytes);

} // namespace partnerctl::cpor
