#pragma once

#include "partnerctl/core/clock.hpp"
#include "partnerctl/fleet/outcome.hpp"
#include "partnerctl/fleet/recorder.hpp"
#include "partnerctl/fleet/selection.hpp"

#include <functional>
#include <optional>
#include <stop_token>
#include <vector>

namespace partnerctl::fleet {

// The work in one tenant: fills in the outcome (action at the least) or throws a core::Error, which
// becomes the outcome's error with the action "failed"; what it filled in before stays. Called from
// several threads at once; must end soon after its stop token says so.
using Job = std::function<void(Assignment const&, Outcome&, std::stop_token)>;

struct DispatchOptions {
  // 1 to 256 tenants at once.
  int parallel = 16;
  // Start no new tenant, finish those in flight (the first Ctrl-C).
  std::stop_token no_more{};
  // Leave those in flight too (the second); what the jobs get as their stop token. Starts no new
  // tenant either.
  std::stop_token abandon{};
  // Before the others: tenants go one at a time until this says that one has proved what had to be
  // proved (--expect-name). Asked of every outcome that is not merged, failed ones too. Throwing
  // ends the run: that tenant fails, the rest is not started.
  std::function<bool(Outcome const&)> proves{};
};

struct Dispatched {
  // In the order of the assignments, without the merged ones. What was not started has the action
  // "not-started" and no attempts.
  std::vector<Outcome> outcomes{};
  // The first error of the recorder (a full disk). After it no new tenant was started, those in
  // flight were finished and still offered to the recorder, and `outcomes` is the only place where
  // all of them are: write it before you report this.
  std::optional<core::Error> recorder_error{};
};

// Works through the assignments in their order, several at once, the calling thread's own included.
// Whatever a job throws becomes its own outcome and harms no other. Sets tenant, name, index and
// duration of each outcome, `wanted` to the assignment's partner ID, and attempts to 1 where a job
// that was started left 0. The recorder hears of every tenant that was started, once, unless
// merged.
Dispatched dispatch(std::vector<Assignment> const& assignments, Job const& job,
                    DispatchOptions const& options, Recorder& recorder, core::Clock const& clock);

} // namespace partnerctl::fleet
