#include "partnerctl/fleet/dispatch.hpp"

#include "fleet/dispatch_queue.hpp"

#include <algorithm>
#include <array>
#include <exception>
#include <iterator>
#include <mutex>
#include <new>
#include <thread>
#include <utility>

namespace partnerctl::fleet {
namespace {

constexpr int k_most_workers = 256;
// A job that asks for less must not be begun over and over.
constexpr std::chrono::milliseconds k_least_wait{1000};
// Before a tenant is begun again that failed by what passes.
constexpr std::array<std::chrono::seconds, 2> k_pauses{std::chrono::seconds{5},
                                                       std::chrono::seconds{15}};

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

// What an assignment is called before anything is known of it.
Outcome blank(Assignment const& assignment) {
  return {.index = assignment.index,
          .tenant =
              assignment.shown.empty() ? SharedText(assignment.tenant.text()) : assignment.shown,
          .name = assignment.name,
          .wanted = assignment.partner_id ? assignment.partner_id->text() : ""};
}

// What becomes of a tenant that was put off and then never begun again.
core::Error ended_while_waiting(core::Error told) {
  told.kind = core::ErrorKind::cancelled;
  told.message = "the run ended while this tenant waited to be begun again: " + told.message;
  told.cause = "the run ended while they waited";
  told.retry_after.reset();
  return told;
}

// One run: the queue, the outcomes (each written by the one worker that took it) and the recorder's
// turn.
class Run {
public:
  Run(std::vector<Assignment> const& assignments, Job const& job, DispatchOptions const& options,
      Recorder& recorder, core::Clock const& clock)
      : m_assignments(assignments), m_job(job), m_options(options), m_recorder(recorder),
        m_clock(clock), m_queue(assignments.size(), clock, options.no_more, options.abandon) {
    m_outcomes.reserve(assignments.size());
    std::transform(assignments.begin(), assignments.end(), std::back_inserter(m_outcomes), blank);
  }

  // One tenant after the other, until one has proved what had to be proved.
  void prove() {
    bool proved = !m_options.proves;
    while (!proved) {
      auto const turn = m_queue.take();
      if (!turn) {
        return;
      }
      if (!carry_out(*turn)) {
        continue;
      }
      auto& outcome = m_outcomes[turn->place];
      if (!outcome.merged) {
        proved = ask_for_proof(outcome);
      }
      record(outcome);
    }
  }

  // The rest, with as many threads as are allowed, of which the calling one is one: where the
  // system has no more threads to give, there are fewer.
  void spread() {
    auto const left = m_queue.left();
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

  // Those that wait and will not be begun again.
  void leave_waiting() {
    for (auto const& turn : m_queue.leave()) {
      auto& outcome = m_outcomes[turn.place];
      set_failed(outcome, ended_while_waiting(std::move(*outcome.error)));
      outcome.duration = since(turn.first);
      record(outcome);
    }
  }

  Dispatched finish() && {
    std::erase_if(m_outcomes, [](Outcome const& outcome) { return outcome.merged; });
    return {.outcomes = std::move(m_outcomes), .recorder_error = std::move(m_recorder_error)};
  }

private:
  void work() {
    while (auto const turn = m_queue.take()) {
      if (carry_out(*turn)) {
        record(m_outcomes[turn->place]);
      }
    }
  }

  std::chrono::milliseconds since(core::SteadyPoint begin) const {
    return std::chrono::duration_cast<std::chrono::milliseconds>(m_clock.steady() - begin);
  }

  // False where the tenant was put off: then its outcome is another worker's.
  bool carry_out(Turn const& turn) {
    auto const& assignment = m_assignments[turn.place];
    auto& outcome = m_outcomes[turn.place];
    auto const earlier = std::exchange(outcome, blank(assignment));
    outcome.attempts = turn.number;
    Beginning const beginning{.number = turn.number,
                              .deadline = turn.first + m_options.patience,
                              .stop = m_options.abandon,
                              .earlier = turn.number > 1 ? &earlier : nullptr};
    auto error = error_of([&] { m_job(assignment, outcome, beginning); });
    bool const has_failed = error.has_value();
    if (has_failed) {
      outcome.error = std::move(error);
    }
    if (auto const next = turn_after(turn, outcome.error, beginning)) {
      m_queue.put_off(*next);
      return false;
    }
    outcome.duration = since(turn.first);
    share_texts(outcome);
    if (has_failed) {
      set_failed(outcome, std::move(*outcome.error));
    } else if (!outcome.merged && outcome.action == k_not_started) {
      set_failed(outcome, {.message = "the work in this tenant ended without a result"});
    }
    return true;
  }

  // What is the same in many tenants is kept once.
  void share_texts(Outcome& outcome) {
    for (auto* text :
         {&outcome.action, &outcome.identity, &outcome.wanted, &outcome.before,
          &outcome.before_name, &outcome.after, &outcome.after_name, &outcome.reason}) {
      m_texts.share(*text);
    }
    if (outcome.tenant_id == outcome.tenant) {
      outcome.tenant_id = outcome.tenant;
    }
  }

  // The tenant's next turn, where its error puts it off and there is time for that.
  std::optional<Turn> turn_after(Turn turn, BoxedError const& error,
                                 Beginning const& beginning) const {
    std::optional<std::chrono::milliseconds> wait;
    if (error && error->retry_after) {
      wait = std::max(*error->retry_after, k_least_wait);
    } else if (error && error->transient && turn.faults < k_pauses.size()) {
      wait = k_pauses.at(turn.faults++);
    }
    auto const now = m_clock.steady();
    if (!wait || *wait >= beginning.deadline - now) {
      return std::nullopt;
    }
    turn.due = now + *wait;
    return turn;
  }

  bool ask_for_proof(Outcome& outcome) {
    bool proved = false;
    auto error = error_of([&] { proved = m_options.proves(outcome); });
    if (error) {
      set_failed(outcome, std::move(*error));
      m_queue.close();
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
      m_queue.close();
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
  SharedTexts m_texts;
  DispatchQueue m_queue;
  std::mutex m_recording;
  std::optional<core::Error> m_recorder_error;
};

} // namespace

Dispatched dispatch(std::vector<Assignment> const& assignments, Job const& job,
                    DispatchOptions const& options, Recorder& recorder, core::Clock const& clock) {
  Run run(assignments, job, options, recorder, clock);
  run.prove();
  run.spread();
  run.leave_waiting();
  return std::move(run).finish();
}

} // namespace partnerctl::fleet
