#pragma once

#include "partnerctl/cpor/clocks.hpp"
#include "partnerctl/cpor/evidence.hpp"
#include "partnerctl/cpor/kept_claim.hpp"
#include "partnerctl/cpor/standing.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace partnerctl::cpor {

// How a row found its claim, the surest first.
enum class MatchedBy {
  number,
  tenant_and_subscription,
  tenant_role_and_workload,
  tenant_and_name,
  tenant_and_workload,
  tenant_and_role,
  tenant_only
};
std::string_view to_string(MatchedBy by);

// What evidence adds to a claim's history: nothing where it only repeats what the same source said.
struct Update {
  std::string claim{};
  MatchedBy by = MatchedBy::number;
  std::size_t line = 0;
  Event event{};
  // Before and after, in the sources' words; equal where it only confirms.
  std::string status_before{};
  std::string status_after{};
};

struct Conflict {
  // Empty: of a row that could be several claims'.
  std::string claim{};
  std::size_t line = 0;
  std::string says{};
};

// A row of a claim that says nothing of it.
struct Silence {
  std::string claim{};
  std::size_t line = 0;
};

// A claim that a file, which would have it, does not have, or of which a report lacks workloads:
// their names, empty where all of it is missing.
struct Absence {
  std::string claim{};
  std::vector<std::string> workloads{};

  bool operator==(Absence const&) const = default;
};

struct Reconciliation {
  std::vector<Update> updates{};
  std::vector<Conflict> conflicts{};
  // Rows that no claim of the ledger is for: associations without a claim here.
  std::vector<EvidenceRow> without_claim{};
  // Claims that are approved, or submitted and later, by another word, and that the file, which
  // would have them, does not have, whole or in part.
  std::vector<Absence> without_association{};
  // An export's rows with neither a status nor a customer's answer.
  std::vector<Silence> without_status{};
  // Rows that said nothing new.
  std::size_t unchanged = 0;
  // Whether any row found a claim: a file that matches nothing changes nothing.
  bool matched = false;
};

// Pure: which claims the rows are about, and what follows. A row that fits several claims changes
// none of them and is a conflict; a row whose number and tenant belong to different claims too.
// Several rows of one claim and day are one update. now: when the events are recorded; by: the
// person who imports.
Reconciliation reconcile(std::vector<KeptClaim> const& claims, Evidence const& evidence,
                         Clocks const& clocks, core::TimePoint now, std::string const& by);

} // namespace partnerctl::cpor
