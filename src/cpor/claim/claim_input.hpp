#pragma once

#include <string>
#include <string_view>

namespace partnerctl::cpor {

// The text of a file of claims as UTF-8 without a BOM, from UTF-8 or, as spreadsheets save "Unicode
// text", from UTF-16 with a BOM. Throws a usage error as core::plain_text does.
std::string claim_input(std::string_view bytes, std::string const& source, std::string_view wanted);

} // namespace partnerctl::cpor
