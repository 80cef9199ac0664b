#pragma once

#include "partnerctl/core/clock.hpp"
#include "partnerctl/fleet/outcome.hpp"
#include "partnerctl/fleet/recorder.hpp"
#include "partnerctl/fleet/selection.hpp"

#include <functional>
#include <stop_token>
#include <vector>

namespace partnerctl::fleet {

// The work in one tenant: fills in the outcome (action at the least) or throws a core::Error, which
// becomes the outcome's error with the action "failed". Runs on a worker's thread; must end soon
// after its stop token says so.
using Job = std::function<void(Assignment const&, Outcome&, std::stop_token)>;

struct DispatchOptions {
  // 1 to 256 workers.
  int parallel = 16;
  // Start no new tenant, finish those in flight (the first Ctrl-C).
  std::stop_token no_more{};
  // Leave those in flight too (the second); what the jobs get as their stop token.
  std::stop_token abandon{};
  // Before the others: tenants go one at a time until this says that one has proved what had to be
  // proved (--expect-name). Throwing ends the run: that tenant fails, the rest is not started.
  std::function<bool(Outcome const&)> proves{};
};

// Works through the assignments in their order with bounded workers; the outcomes are in the same
// order, without the merged ones. Whatever a job throws becomes its own outcome and harms no other.
std::vector<Outcome> dispatch(std::vector<Assignment> const& assignments, Job const& job,
                              DispatchOptions const& options, Recorder& recorder,
                              core::Clock const& clock);

} // namespace partnerctl::fleet
