#include "cli/verdict.hpp"

#include <algorithm>

namespace partnerctl::cli {

bool is_success(fleet::Outcome const& outcome) {
  return !outcome.error && outcome.action != fleet::k_failed &&
         outcome.action != fleet::k_not_started && outcome.action != "refused" &&
         outcome.action != "unreadable";
}

core::ExitCode verdict(std::vector<fleet::Outcome> const& outcomes, RunEnd const& end) {
  if (end.interrupted) {
    return core::ExitCode::interrupted;
  }
  auto const is_sign_in = [](fleet::Outcome const& outcome) {
    return outcome.error && outcome.error->kind == core::ErrorKind::auth;
  };
  if (!outcomes.empty() && std::all_of(outcomes.begin(), outcomes.end(), is_sign_in)) {
    return core::ExitCode::auth;
  }
  if (std::none_of(outcomes.begin(), outcomes.end(), is_success)) {
    return core::ExitCode::failed;
  }
  if (!std::all_of(outcomes.begin(), outcomes.end(), is_success)) {
    return core::ExitCode::some_failed;
  }
  return end.differs ? core::ExitCode::not_as_wanted : core::ExitCode::ok;
}

} // namespace partnerctl::cli
