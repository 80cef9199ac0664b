#include "cpor/rules/proof_age.hpp"

namespace partnerctl::cpor {

core::Date earliest_for(core::Date submission) {
  auto const before = submission - std::chrono::years(1);
  return before.ok() ? before : core::Date(before.year() / std::chrono::March / 1);
}

} // namespace partnerctl::cpor
