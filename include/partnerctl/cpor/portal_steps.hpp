#pragma once

#include "partnerctl/cpor/kept_claim.hpp"

#include <string>
#include <vector>

namespace partnerctl::cpor {

// Something to put into the portal, in the order in which it asks.
struct PortalValue {
  // The portal's word for the field: "Customer tenant ID".
  std::string label{};
  // To be copied as it is. Empty: the claim does not have it.
  std::string value{};
  // What to do with it: type it in, or choose it ("choose"), or tick it ("tick", "leave unticked").
  enum class Way { type, choose, tick, leave, attach };
  Way way = Way::type;
};

// One of the wizard's 19 steps (the lesson "How To Link Your Partner ID", submit-osa-claim).
struct PortalStep {
  // 1 to 19.
  int number = 0;
  // What to do, in the portal's words: "Select Add customer".
  std::string says{};
  std::vector<PortalValue> values{};
  // What the docs do not tell about it, or what to look out for.
  std::string note{};
};

// All 19 for this claim. files: what the proofs are called in the pack, parallel to kept.proofs.
std::vector<PortalStep> portal_steps(KeptClaim const& kept, std::vector<std::string> const& files);

} // namespace partnerctl::cpor
