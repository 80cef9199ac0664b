#pragma once

#include "partnerctl/cpor/kept_claim.hpp"
#include "partnerctl/cpor/standing.hpp"

#include <string>
#include <vector>

namespace partnerctl::cpor {

// Something to put into the portal, in the order in which it asks.
struct PortalValue {
  // The portal's word for the field: "Customer tenant ID".
  std::string label{};
  // To be copied as it is. Empty: the claim does not have it.
  std::string value{};
  // What to do with it: type it in, or choose it ("choose"), or tick it ("tick", "leave unticked"),
  // or only know it ("read").
  enum class Way { type, choose, tick, leave, attach, read };
  Way way = Way::type;
};

// One of the steps through the portal. Of a new claim they are the wizard's 19 (the lesson "How To
// Link Your Partner ID", submit-osa-claim).
struct PortalStep {
  // From 1 on.
  int number = 0;
  // What to do, in the portal's words: "Select Add customer".
  std::string says{};
  std::vector<PortalValue> values{};
  // What the docs do not tell about it, or what to look out for.
  std::string note{};
};

// All that it takes. Where the portal asks the partner for something, the claim is there already:
// then they lead to that one, to what can be changed of it, and to its submission again; else to a
// new one. files: what the proofs are called in the pack, parallel to kept.proofs. place: the
// options by which our own commands find this claim (" --ledger …"): the same ID in another ledger
// is another claim.
std::vector<PortalStep> portal_steps(KeptClaim const& kept, std::vector<std::string> const& files,
                                     std::string const& place = {});

// Where the claim stands by its history alone: which of the two it is.
Standing standing_at_portal(KeptClaim const& kept);

} // namespace partnerctl::cpor
