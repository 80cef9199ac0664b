#pragma once

#include "partnerctl/core/clock.hpp"
#include "partnerctl/fleet/outcome.hpp"
#include "partnerctl/fleet/recorder.hpp"
#include "partnerctl/fleet/selection.hpp"

#include <chrono>
#include <functional>
#include <optional>
#include <stop_token>
#include <vector>

namespace partnerctl::fleet {

// What a job is told of the beginning that it is called for.
struct Beginning {
  // 1, and one more each time that the tenant was put off.
  int number = 1;
  // Of the tenant: the patience that it has, from its first beginning on.
  core::SteadyPoint deadline = core::SteadyPoint::max();
  std::stop_token stop{};
  // What the beginning before had come to when the tenant was put off, its error among it; null for
  // the first.
  Outcome const* earlier = nullptr;
};

// The work in one tenant: fills in the outcome (action at the least) or throws a core::Error, which
// becomes the outcome's error with the action "failed"; what it filled in before stays. An Error,
// thrown or filled in, with retry_after puts the tenant off instead: the job is called for it
// again, with a fresh outcome, when that time (a second at the least) has passed, unless its
// deadline comes first. A transient one without retry_after does so too, twice at the most: after
// 5 and after 15 seconds. Called from several threads at once; must end soon after its stop token
// says so.
using Job = std::function<void(Assignment const&, Outcome&, Beginning const&)>;

struct DispatchOptions {
  // 1 to 256 tenants at once.
  int parallel = 16;
  // What one tenant may take in all, waits included.
  std::chrono::milliseconds patience{std::chrono::seconds{300}};
  // Start no new tenant, finish those in flight (the first Ctrl-C). Those put off are not in
  // flight: see dispatch().
  std::stop_token no_more{};
  // Leave those in flight too (the second); what the jobs get as their stop token. Starts no new
  // tenant either.
  std::stop_token abandon{};
  // Before the others: tenants go one at a time until this says that one has proved what had to be
  // proved (--expect-name). Asked of every outcome that is not merged, failed ones too. Throwing
  // ends the run: that tenant fails, the rest is not started. A tenant that is put off proves
  // nothing until it ends: the next one is tried, still alone.
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
// A tenant that was put off goes before new ones once it is due, and no worker waits for it as long
// as there are others to work on. Whatever a job throws becomes its own outcome and harms no other.
// Sets tenant, name, index and duration (from the first beginning to the end, waits included) of
// each outcome, `wanted` to the assignment's partner ID, and before each beginning attempts to its
// number. The recorder hears of every tenant that was started, once, at its end, unless merged.
//
// Tenants that still wait when no more are to be started have failed, with kind cancelled and what
// they were told: they did begin, so they are neither lost nor "not-started", and the run does not
// wait for them as for those in flight. (Where a write of theirs is uncertain, the error says so.)
Dispatched dispatch(std::vector<Assignment> const& assignments, Job const& job,
                    DispatchOptions const& options, Recorder& recorder, core::Clock const& clock);

} // namespace partnerctl::fleet
