#include "partnerctl/core/gate.hpp"

#include "partnerctl/core/error.hpp"

#include <algorithm>
#include <condition_variable>

namespace partnerctl::core {
namespace {

// What is asked for beyond this is not waited for by anyone, and must not overflow the clock.
constexpr Milliseconds k_longest_closed = std::chrono::hours{24};

// More of the answers than this: throttling is the rule.
constexpr double k_rule = 0.5;

Error too_late() {
  return {.kind = ErrorKind::throttled,
          .message =
              "nothing was sent: the service is throttling this run, and its turn would come "
              "after the time allowed for it",
          .hint = "run the same command again later, or with a smaller --parallel"};
}

void check_stop(std::stop_token const& stop) {
  if (stop.stop_requested()) {
    throw Error{.kind = ErrorKind::cancelled,
                .message = "stopped while waiting for a throttled service"};
  }
}

} // namespace

// Someone who waits for room.
struct Gate::InLine {
  enum class State { waiting, admitted, sent_back };
  State state = State::waiting;
  std::condition_variable_any changed{};
};

Gate::Pass::~Pass() {
  if (m_gate != nullptr) {
    m_gate->leave();
  }
}

void Gate::Pass::succeeded() {
  m_gate->note_success(m_burst);
}

void Gate::Pass::throttled(std::optional<Milliseconds> wait) {
  m_gate->note_throttled(m_burst, wait);
}

Gate::Pass Gate::enter(SteadyPoint deadline, std::stop_token const& stop) {
  Lock lock(m_mutex);
  while (true) {
    check_stop(stop);
    wait_until_open(lock, deadline, stop);
    if (!is_open()) {
      continue;
    }
    // Room goes to those in line as it arises: where there is some, nobody is in line.
    if (has_room()) {
      ++m_inside;
      return {*this, m_bursts};
    }
    if (!wait_in_line(lock, deadline, stop)) {
      continue;
    }
    if (is_open()) {
      return {*this, m_bursts};
    }
    // It was closed between being let in and waking up.
    --m_inside;
  }
}

std::optional<std::size_t> Gate::limit() const {
  Lock const lock(m_mutex);
  return m_limit;
}

std::size_t Gate::in_line() const {
  Lock const lock(m_mutex);
  return m_line.size();
}

bool Gate::is_open() const {
  return m_clock.steady() >= m_opens;
}

void Gate::wait_until_open(Lock& lock, SteadyPoint deadline, std::stop_token const& stop) {
  auto const now = m_clock.steady();
  if (now >= m_opens) {
    return;
  }
  if (m_opens >= deadline) {
    throw too_late();
  }
  auto const wait = std::chrono::ceil<Milliseconds>(m_opens - now);
  lock.unlock();
  bool const slept = m_clock.sleep_for(wait, stop);
  lock.lock();
  if (!slept) {
    check_stop(stop);
  }
}

// True when it was let in; false when the gate was closed meanwhile.
bool Gate::wait_in_line(Lock& lock, SteadyPoint deadline, std::stop_token const& stop) {
  // A far deadline would overflow the clock that is waited by.
  constexpr SteadyPoint::duration k_longest = std::chrono::hours{24};
  auto const left =
      deadline == SteadyPoint::max() ? k_longest : std::min(deadline - m_clock.steady(), k_longest);
  InLine me;
  m_line.push_back(&me);
  me.changed.wait_for(lock, stop, left, [&me] { return me.state != InLine::State::waiting; });
  if (me.state == InLine::State::waiting) {
    m_line.remove(&me);
    check_stop(stop);
    throw too_late();
  }
  return me.state == InLine::State::admitted;
}

// Lets in from the line as many as there is room for. Whoever is in line came when the gate was
// open, and is sent back when it closes.
void Gate::let_in() {
  while (!m_line.empty() && has_room()) {
    auto& first = *m_line.front();
    m_line.pop_front();
    ++m_inside;
    first.state = InLine::State::admitted;
    first.changed.notify_one();
  }
}

void Gate::leave() {
  Lock const lock(m_mutex);
  --m_inside;
  let_in();
}

void Gate::note_success(std::size_t burst) {
  Lock const lock(m_mutex);
  m_share -= m_pace.weight * m_share;
  // What began before the last throttling says nothing about the time after it.
  if (burst != m_bursts) {
    return;
  }
  m_throttled_in_a_row = 0;
  if (!m_limit || ++m_successes < m_pace.successes_a_step) {
    return;
  }
  m_successes = 0;
  if (++*m_limit >= m_pace.unlimited_at) {
    m_limit.reset();
  }
  let_in();
}

void Gate::note_throttled(std::size_t burst, std::optional<Milliseconds> wait) {
  Lock const lock(m_mutex);
  m_share += m_pace.weight * (1 - m_share);
  bool const is_rule = m_share > k_rule;
  if (burst == m_bursts) {
    ++m_bursts;
    ++m_throttled_in_a_row;
    m_successes = 0;
    auto const least = is_rule ? 1 : std::min(m_pace.least, m_limit.value_or(m_pace.least));
    m_limit = std::max(least, m_limit.value_or(m_inside) / 2);
  }
  if (is_rule) {
    close(wait);
  }
}

void Gate::close(std::optional<Milliseconds> wait) {
  auto const closed = std::clamp(wait.value_or(pause()), Milliseconds{0}, k_longest_closed);
  m_opens = std::max(m_opens, m_clock.steady() + closed);
  // Those in line have to wait by the clock first.
  for (auto* each : m_line) {
    each->state = InLine::State::sent_back;
    each->changed.notify_one();
  }
  m_line.clear();
}

Milliseconds Gate::pause() const {
  auto pause = m_pace.first_pause;
  for (int i = 1; i < m_throttled_in_a_row && pause < m_pace.longest_pause; ++i) {
    pause *= 2;
  }
  return std::min(pause, m_pace.longest_pause);
}

} // namespace partnerctl::core
