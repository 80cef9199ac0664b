#pragma once

#include "partnerctl/cpor/kept_claim.hpp"
#include "partnerctl/cpor/portal_steps.hpp"

#include <string>
#include <vector>

namespace partnerctl::cpor {

// A proof's bytes on their way to the portal.
struct CarriedProof {
  Proof proof{};
  // What it is called there: its name, made unique.
  std::string file{};
  // Where its bytes are.
  std::string path{};
};

// What a carrier brings to the portal.
struct Cargo {
  KeptClaim kept{};
  std::vector<PortalStep> steps{};
  std::vector<CarriedProof> proofs{};
  // Where the portal's page of customer claims is, as configured.
  std::string portal_url{};
};

// How far a carrier came. None says that a claim was submitted: only the portal's own word does.
struct Delivery {
  // "a pack in PATH", for messages and the claim's history.
  std::string says{};
};

// A way to bring a claim into the portal, which has no interface for programs. The pack that a
// person carries is one; a driven browser will be another.
class Carrier {
public:
  virtual ~Carrier() = default;
  // Its word in --carrier and in histories: "pack".
  virtual std::string name() const = 0;
  // Throws a core::Error where nothing was delivered.
  virtual Delivery carry(Cargo const& cargo) = 0;
};

// The names of files of a pack for these proofs, each once ("sow.pdf", "sow-2.pdf").
std::vector<std::string> carried_names(std::vector<Proof> const& proofs);

} // namespace partnerctl::cpor
