#pragma once

#include "partnerctl/core/clock.hpp"

#include <chrono>
#include <cstddef>
#include <list>
#include <mutex>
#include <optional>
#include <stop_token>

namespace partnerctl::core {

// How a gate slows down and recovers.
struct GatePace {
  // Where the service asks for no time: the pause after the first throttling, doubled with each
  // that follows without a success between them.
  Milliseconds first_pause{1000};
  Milliseconds longest_pause{std::chrono::seconds{30}};
  // So many successes let one more call in at once.
  int successes_a_step = 4;
  // From here on there is no limit: no run has more workers.
  std::size_t unlimited_at = 256;
  // So many may pass at once at the least, as long as throttling is the exception.
  std::size_t least = 4;
  // What one answer counts of all that is known of how often calls are throttled. So, 11
  // throttlings in a row make it the rule where it was never known, and one in five at random
  // hardly ever.
  double weight = 1.0 / 16;
};

// The one way to a place that all of a run depends on, such as the token endpoint. Any number of
// calls pass at once until one is throttled: then half as many as before, and one more after every
// few successes (additive increase, multiplicative decrease). As long as throttling is the
// exception it slows down nobody else: whoever was told to wait has to do so by itself. Where it is
// the rule, with more than half of the last answers, nobody passes before the time that was last
// asked for. Those who wait for room pass in the order in which they came. Safe from several
// threads.
class Gate {
public:
  // One call on its way; its end makes room for the next. It must not outlive its gate, and says at
  // most once how the call ended: one that ended otherwise (a broken connection) says nothing.
  class Pass {
  public:
    Pass(Pass&& other) noexcept : m_gate(other.m_gate), m_burst(other.m_burst) {
      other.m_gate = nullptr;
    }
    Pass(Pass const&) = delete;
    Pass& operator=(Pass const&) = delete;
    Pass& operator=(Pass&&) = delete;
    ~Pass();

    void succeeded();
    // wait: how long the service asked this call's sender to leave it alone. Calls that were under
    // way together when the first of them was throttled are one burst, which halves only once.
    void throttled(std::optional<Milliseconds> wait);

  private:
    friend class Gate;
    Pass(Gate& gate, std::size_t burst) : m_gate(&gate), m_burst(burst) {}
    Gate* m_gate;
    std::size_t m_burst;
  };

  explicit Gate(Clock const& clock, GatePace pace = {}) : m_clock(clock), m_pace(pace) {}

  // Waits for its turn. Throws a throttled error where that is not before the deadline (at once,
  // when it is known beforehand), and a cancelled one when stop is requested first.
  Pass enter(SteadyPoint deadline, std::stop_token const& stop);
  // How many may pass at once now; nullopt: any number.
  std::optional<std::size_t> limit() const;
  // How many wait for room (not for the time) now.
  std::size_t in_line() const;

private:
  using Lock = std::unique_lock<std::mutex>;
  struct InLine;

  bool is_open() const;
  bool has_room() const { return !m_limit || m_inside < *m_limit; }
  void wait_until_open(Lock& lock, SteadyPoint deadline, std::stop_token const& stop);
  bool wait_in_line(Lock& lock, SteadyPoint deadline, std::stop_token const& stop);
  void let_in();
  void leave();
  void note_success(std::size_t burst);
  void note_throttled(std::size_t burst, std::optional<Milliseconds> wait);
  void close(std::optional<Milliseconds> wait);
  Milliseconds pause() const;

  Clock const& m_clock;
  GatePace const m_pace;
  mutable std::mutex m_mutex;
  std::list<InLine*> m_line;
  std::optional<std::size_t> m_limit;
  std::size_t m_inside = 0;
  // How many bursts of throttling there were.
  std::size_t m_bursts = 0;
  int m_throttled_in_a_row = 0;
  int m_successes = 0;
  // What part of the answers were throttlings, the latest weighing the most.
  double m_share = 0;
  SteadyPoint m_opens = SteadyPoint::min();
};

} // namespace partnerctl::core
