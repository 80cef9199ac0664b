#pragma once

#include <string>
#include <string_view>

namespace partnerctl::cpor {

// Reads a character reference of HTML, such as "&uuml;" or "&#252;", at the front of a text that
// begins with '&', and appends what it stands for. What is none that is known is taken as it is,
// the
// '&' alone.
void take_reference(std::string_view& html, std::string& text);

} // namespace partnerctl::cpor
