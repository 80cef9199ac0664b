#pragma once

#include "partnerctl/core/clock.hpp"
#include "partnerctl/cpor/carrier.hpp"
#include "partnerctl/output/walk_page.hpp"

namespace partnerctl::cli {

// The page of a pack: the portal's steps with what to put there. The proofs lie in proofs/.
output::WalkPage pack_page(cpor::Cargo const& cargo, core::TimePoint now, bool rehearsal);

} // namespace partnerctl::cli
