#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace partnerctl::cpor {

// Cuts the first code point off a text that is not empty, and returns it. A byte that begins none
// is U+FFFD.
char32_t take_code_point(std::string_view& text);
// With U+FFFD for each byte that is not UTF-8.
std::string valid_utf8(std::string text);
// Shortens it to at most so many bytes, never within a character.
void cut_utf8(std::string& text, std::size_t bytes);

} // namespace partnerctl::cpor
