#pragma once

#include <optional>
#include <string_view>

namespace partnerctl::cpor {

// The month (1 to 12) that a word is, folded (folding.hpp), whole or shortened as is usual: in
// English, German, French, Spanish, Italian, Portuguese, Dutch, Polish, Russian, Ukrainian, Czech,
// Slovak, Hungarian, Romanian, Turkish, Greek, Swedish, Danish, Norwegian or Finnish.
std::optional<unsigned> month_of(std::string_view word);

} // namespace partnerctl::cpor
