#pragma once

#include "cli/fleet_report.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace partnerctl::cli {

class TenantClaims;

// linked, other-partner, not-linked, unreadable: what --only takes.
std::vector<std::string> const& link_states();

// What there is to say of a tenant: the link's own trouble, when it was recorded, and what its
// access lacks or has too much (access: where that was checked).
std::string status_note(fleet::Outcome const& outcome, bool access);
terminal::Tone tone_of_earning(std::string const& earns);

struct StatusView {
  // Just the tenants in that state; the summary counts all.
  std::optional<std::string> only{};
  // With the columns EARNS and ROLE.
  bool access = false;
  // What was recorded instead of what is: each object says when and by which run.
  bool recorded = false;
  // What CPOR and DUE show; none: nobody looked.
  std::shared_ptr<TenantClaims const> claims{};
};

// How `status` answers.
FleetReport status_report(StatusView const& view);

} // namespace partnerctl::cli
