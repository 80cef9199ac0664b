#pragma once

#include "partnerctl/core/date.hpp"
#include "partnerctl/cpor/catalogue.hpp"
#include "partnerctl/cpor/clocks.hpp"
#include "partnerctl/cpor/proof_policy.hpp"

#include <optional>
#include <set>
#include <string>

namespace partnerctl::cli {

class Services;

// What claims are judged and timed by: the table [claims] of the configuration over what is built
// in.
struct ClaimSettings {
  cpor::Clocks clocks{};
  cpor::Catalogue catalogue{};
  cpor::ProofPolicy policy{};
  // The partner's own, lower case.
  std::set<std::string> own_tenants{};
  std::string portal_url{};
  // The day that counts as today.
  core::Date today{};
  // " --cloud sandbox": what our own commands need to find these claims again (voice.hpp).
  std::string place{};
};

// Throws a usage error for a time zone that there is not, and for a catalogue that cannot be read.
// as_of: --on DATE of commands that look ahead or back; without it, this machine's clock.
ClaimSettings claim_settings(Services& services, std::optional<std::string> const& as_of = {});

// The value of an option that takes a day; a usage error that names the option.
core::Date parse_day(std::string const& option, std::string const& text);

} // namespace partnerctl::cli
