#pragma once

#include "partnerctl/core/json.hpp"
#include "partnerctl/fleet/outcome.hpp"
#include "partnerctl/pal/earning.hpp"

#include <string>
#include <vector>

namespace partnerctl::cli {

// Keeps the verdict on a tenant's access in the outcome's details, by which table and when.
void note_earning(fleet::Outcome& outcome, pal::TenantEarning const& access,
                  std::string const& table, core::TimePoint now);

// A verdict of `unknown` for that reason.
core::Json earning_unreadable(std::string const& reason);

// The verdict on the link, as documents have it: {"earns", "why", "role", "scope", "byGroup",
// "until", "reason", "remedy", "excess", "notes", "table", "checkedAt", "subscriptions": […]}. It
// is that of the access where the link is to the partner that was asked for. Without such a link
// nothing is earned, and "access" says what the access would be worth; where the tenant could not
// be read it is unknown. null: it was not checked.
core::Json earning_json(fleet::Outcome const& outcome);

// What of it a row and the last words of a run show.
struct EarningView {
  // earns, does-not-earn, unknown; empty: it was not checked.
  std::string earns{};
  std::string why{};
  std::string role{};
  std::string reason{};
  // Of a link that is missing or another's: what the access would be worth.
  std::string access{};
  std::string remedy{};
  std::string excess{};
  // When the deciding role ends (RFC 3339); empty: it does not.
  std::string until{};
  // When it was checked (RFC 3339).
  std::string checked{};
  // What else there is to know of the deciding subscription: its offer, its state.
  std::vector<std::string> notes{};
};

EarningView earning_of(fleet::Outcome const& outcome);

} // namespace partnerctl::cli
