#pragma once

#include <string>
#include <string_view>

namespace partnerctl::cpor {

// A text with its umlauts spelled out, as keyboards without them make people write: "Müller" is
// "Mueller", "Århus" is "Aarhus". Accents may be characters of their own.
std::string umlauts_spelled_out(std::string_view text);

} // namespace partnerctl::cpor
