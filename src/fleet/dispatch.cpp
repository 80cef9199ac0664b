#include "partnerctl/fleet/dispatch.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <new>
#include <thread>

namespace partnerctl::fleet {
namespace {

constexpr int k_most_workers = 256;

// Calls f and returns what it threw, as an error: here a defect or an empty memory in one tenant
// must not end the others.
template <class F>
std::optional<core::Error> error_of(F const& f) {
  try {
    f();
    return std::nullopt;
  } catch (core::Error& error) {
    return std::move(error);
  } catch (std::bad_alloc const&) {
    // Short enough to need no memory.
    return core::Error{.message = "out of memory"};
  } catch (std::exception const& error) {
    return core::Error{.message = error.what()};
  } catch (...) {
    return core::Error{.message = "something was thrown that is no exception"};
  }
}

void set_failed(Outcome& outcome, core::Error error) {
  outcome.action = k_failed;
  outcome.error = std::move(error);
  // Whatever it may have been about to become, a failure is shown.
  outcome.merged = false;
}

// One run: the queue, the outcomes (each written by the one worker that took it) and the recorder's
// turn.
class Run {
public:
  Run(std::vector<Assignment> const& assignments, Job const& job, DispatchOptions const& options,
      Recorder& recorder, core::Clock const& clock)
      : m_assignments(assignments), m_job(job), m_options(options), m_recorder(recorder),
        m_clock(clock) {
    m_outcomes.reserve(assignments.size());
    for (auto const& assignment : assignments) {
      m_outcomes.push_back(
          {.index = assignment.index,
           .tenant = assignment.shown.empty() ? assignment.tenant.text() : assignment.shown,
           .name = assignment.name,
           .wanted = assignment.partner_id ? assignment.partner_id->text() : ""});
    }
  }

  // One tenant after the other, until one has proved what had to be proved.
  void prove() {
    bool proved = !m_options.proves;
    while (!proved) {
      auto const place = take();
      if (!place) {
        return;
      }
      auto& outcome = m_outcomes[*place];
      carry_out(*place);
      if (!outcome.merged) {
        proved = ask_for_proof(outcome);
      }
      record(outcome);
    }
  }

  // The rest, with as many threads as are allowed, of which the calling one is one: where the
  // system has no more threads to give, there are fewer.
  void spread() {
    if (m_halted) {
      return;
    }
    auto const left = m_assignments.size() - std::min(m_next.load(), m_assignments.size());
    auto const allowed =
        static_cast<std::size_t>(std::clamp(m_options.parallel, 1, k_most_workers));
    std::vector<std::jthread> others;
    others.reserve(allowed);
    try {
      while (others.size() + 1 < std::min(allowed, left)) {
        others.emplace_back([this] { work(); });
      }
    } catch (std::exception const&) {
      // Those that there are do all of the work.
    }
    work();
  }

  Dispatched finish() && {
    std::erase_if(m_outcomes, [](Outcome const& outcome) { return outcome.merged; });
    return {.outcomes = std::move(m_outcomes), .recorder_error = std::move(m_recorder_error)};
  }

private:
  // The place of the next tenant, or nothing when no more is to be started.
  std::optional<std::size_t> take() {
    if (m_halted || m_options.no_more.stop_requested() || m_options.abandon.stop_requested()) {
      return std::nullopt;
    }
    auto const place = m_next.fetch_add(1);
    return place < m_assignments.size() ? std::optional(place) : std::nullopt;
  }

  void work() {
    while (auto const place = take()) {
      carry_out(*place);
      record(m_outcomes[*place]);
    }
  }

  void carry_out(std::size_t place) {
    auto& outcome = m_outcomes[place];
    auto const begin = m_clock.steady();
    auto error = error_of([&] { m_job(m_assignments[place], outcome, m_options.abandon); });
    outcome.duration =
        std::chrono::duration_cast<std::chrono::milliseconds>(m_clock.steady() - begin);
    outcome.attempts = std::max(outcome.attempts, 1);
    if (!error && !outcome.merged && outcome.action == k_not_started) {
      error = core::Error{.message = "the work in this tenant ended without a result"};
    }
    if (error) {
      set_failed(outcome, std::move(*error));
    }
  }

  bool ask_for_proof(Outcome& outcome) {
    bool proved = false;
    auto error = error_of([&] { proved = m_options.proves(outcome); });
    if (error) {
      set_failed(outcome, std::move(*error));
      m_halted = true;
    }
    return proved;
  }

  void record(Outcome const& outcome) {
    if (outcome.merged) {
      return;
    }
    std::scoped_lock const lock(m_recording);
    auto error = error_of([&] { m_recorder.ended(outcome); });
    if (error) {
      m_halted = true;
    }
    if (!m_recorder_error) {
      m_recorder_error = std::move(error);
    }
  }

  std::vector<Assignment> const& m_assignments;
  Job const& m_job;
  DispatchOptions const& m_options;
  Recorder& m_recorder;
  core::Clock const& m_clock;
  std::vector<Outcome> m_outcomes;
  std::atomic<std::size_t> m_next = 0;
  // Set when no further tenant may be started, whatever the caller's tokens say.
  std::atomic<bool> m_halted = false;
  std::mutex m_recording;
  std::optional<core::Error> m_recorder_error;
};

} // namespace

Dispatched dispatch(std::vector<Assignment> const& assignments, Job const& job,
                    DispatchOptions const& options, Recorder& recorder, core::Clock const& clock) {
  Run run(assignments, job, options, recorder, clock);
  run.prove();
  run.spread();
  return std::move(run).finish();
}

} // namespace partnerctl::fleet
