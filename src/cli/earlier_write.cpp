#include "cli/earlier_write.hpp"

namespace partnerctl::cli {

void remember_write(fleet::Outcome const& earlier, fleet::Outcome& outcome,
                    std::optional<core::Error>& error) {
  if (!earlier.error || !earlier.error->maybe_done) {
    return;
  }
  bool const is_in_place = outcome.action == "unchanged" || outcome.action == "not-linked";
  if (error || is_in_place) {
    outcome.before = earlier.before;
    outcome.before_name = earlier.before_name;
  }
  if (error) {
    if (!error->maybe_done) {
      error->maybe_done = true;
      error->message += "; it is unknown whether the write before was carried out";
    }
  } else if (outcome.action == "unchanged") {
    outcome.action = earlier.before.empty() ? "linked" : "replaced";
  } else if (outcome.action == "not-linked") {
    outcome.action = "unlinked";
  }
}

} // namespace partnerctl::cli
