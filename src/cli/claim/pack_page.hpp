#pragma once

#include "partnerctl/core/clock.hpp"
#include "partnerctl/cpor/carrier.hpp"
#include "partnerctl/output/walk_page.hpp"

namespace partnerctl::cli {

// What a pack says beside its claim.
struct PackFacts {
  core::TimePoint now{};
  // The sandbox's: nothing of it is to be entered anywhere.
  bool rehearsal = false;
};

// The page of a pack: the portal's steps with what to put there. The proofs lie in proofs/.
output::WalkPage pack_page(cpor::Cargo const& cargo, PackFacts const& facts);

} // namespace partnerctl::cli
