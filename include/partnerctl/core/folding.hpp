#pragma once

#include <string>
#include <string_view>

namespace partnerctl::core {

// A text as it is compared where people write names as they like: its letters and digits alone, in
// lower case, Latin ones without accents ("Größe, N.º" is "grosseno"), full-width ones as the
// common ones. Letters of other scripts stay, bytes that are not UTF-8 too. Two texts without a
// letter are both empty: whoever compares asks for that first.
std::string folded(std::string_view text);

} // namespace partnerctl::core
