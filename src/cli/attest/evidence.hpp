#pragma once

#include "cli/attest/calls.hpp"
#include "cli/fleet_report.hpp"
#include "partnerctl/core/json.hpp"
#include "partnerctl/pal/earning.hpp"

#include <optional>
#include <vector>

namespace partnerctl::cli {

// What was read in one tenant, beside its outcome.
struct Evidence {
  // nullopt: the tenant could not be read.
  std::optional<pal::TenantAccess> access{};
  std::vector<Call> calls{};
};

// The evidence of one tenant as one JSON document (partnerctl/evidence/1): identity, link,
// subscriptions with every role as Azure says it, the verdict, and each call with its time and
// request ID.
core::Json evidence_json(fleet::Outcome const& outcome, Evidence const& evidence,
                         RunFacts const& facts);

} // namespace partnerctl::cli
