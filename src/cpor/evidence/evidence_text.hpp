#pragma once

#include <string>
#include <string_view>

namespace partnerctl::cpor {

// The text of a file as UTF-8 without a BOM: from UTF-8 with or without one, or UTF-16 of either
// order with one. source is what messages call the file. Throws a usage error for what is no text
// (a workbook, a NUL), and for another encoding, with the place where that shows.
std::string evidence_text(std::string_view bytes, std::string const& source);

} // namespace partnerctl::cpor
