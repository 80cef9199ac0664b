#pragma once

#include "cli/services.hpp"
#include "partnerctl/fleet/selection.hpp"

#include <map>
#include <stop_token>
#include <string>
#include <vector>

namespace partnerctl::cli {

// What Partner Center says of the partner IDs of a run before it begins.
struct PartnerCheck {
  // The partner's name by its ID, of those that were found.
  std::map<std::string, std::string> names{};
  // What a person should know before they say yes: an ID that may be the global one or is nobody's,
  // and what could not be looked up. One line each.
  std::vector<std::string> notes{};
  // The same for --verbose only.
  std::vector<std::string> details{};
};

// Looks up the distinct partner IDs of the assignments (three at the most), each as the identity of
// its first row, in ten seconds at the most altogether. It is a courtesy: whatever prevents it is a
// note and no error, nobody is asked to sign in for it, and an application, which may not look, is
// not made to.
PartnerCheck check_partners(std::vector<fleet::Assignment> const& assignments, Services& services,
                            std::stop_token const& stop);

} // namespace partnerctl::cli
