#pragma once

#include "cli/claim/view.hpp"
#include "partnerctl/fleet/outcome.hpp"

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace partnerctl::cli {

// The claims of the ledger by the customer's tenant: what status shows beside the link.
class TenantClaims {
public:
  // As they stand today. Where they cannot be read, says so on stderr, and nothing is known of
  // them: the links are what was asked for.
  static std::shared_ptr<TenantClaims const> read(Services& services);

  // Those that cannot be read.
  TenantClaims() = default;
  // options: those by which they were found, as they follow a command.
  explicit TenantClaims(std::vector<ViewedClaim> claims, std::string options = {});

  bool are_known() const { return m_are_known; }
  // "Approved (portal-export 2026-11-20)", "2 Approved (record 2026-10-02), 1 Draft (local
  // 2026-11-01)": each state with its own source, and of several claims the oldest day; empty:
  // there is none; "?": unknown.
  output::Cell standing_cell(fleet::Outcome const& outcome) const;
  // The day that presses most; empty: nothing is due.
  output::Cell due_cell(fleet::Outcome const& outcome) const;
  // "yes" or "no"; empty: there is no claim, or nothing is known.
  std::string overdue_word(fleet::Outcome const& outcome) const;
  std::string conflict_word(fleet::Outcome const& outcome) const;
  // [{id, role, status {state, text, source, asOf}, portalNumber, due, overdue, next}]; null:
  // unknown.
  core::Json json(fleet::Outcome const& outcome) const;
  // Whether the portal or a clock waits for the partner, and since when too long.
  bool is_overdue(fleet::Outcome const& outcome) const;
  // Tenants with claims that none of these outcomes is about, each as one that was skipped:
  // customers of Microsoft 365 alone have no link.
  // excluded: tenants by ID or domain that are not asked for.
  std::vector<fleet::Outcome> others(std::vector<fleet::Outcome> const& outcomes,
                                     std::vector<std::string> const& excluded = {}) const;

private:
  std::vector<ViewedClaim const*> of(fleet::Outcome const& outcome) const;
  std::set<std::size_t> at(std::string const& place) const;

  // What is to be done where no link of its customer is recorded.
  std::string remedy_for(ViewedClaim const& viewed) const;

  std::vector<ViewedClaim> m_claims{};
  std::string m_place{};
  bool m_are_known = false;
  // By tenant ID and by domain, lower case.
  std::map<std::string, std::set<std::size_t>> m_places{};
};

} // namespace partnerctl::cli
