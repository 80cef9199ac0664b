#pragma once

#include "partnerctl/core/clock.hpp"

#include <condition_variable>
#include <cstddef>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <vector>

namespace partnerctl::fleet {

// A tenant's turn to be worked on.
struct Turn {
  // Its place among the assignments.
  std::size_t place = 0;
  // 1 for the first.
  int number = 1;
  // When the first one began.
  core::SteadyPoint first{};
  // When it may begin.
  core::SteadyPoint due{};
  // How often it was put off for what passes, and not because it was told to wait.
  std::size_t faults = 0;
};

// Whose turn it is: of those that were put off the one that is due first, else the next new one in
// order. Safe from several threads, each of which takes a turn only when it has done with its last.
class DispatchQueue {
public:
  // For the places from 0 to size - 1. Closes by itself when one of the tokens says so.
  DispatchQueue(std::size_t size, core::Clock const& clock, std::stop_token const& no_more,
                std::stop_token const& abandon);

  // Waits as long as there are only turns that are not due. Nothing when it is closed, or when all
  // that is left is in the hands of other threads, which can do it by themselves.
  std::optional<Turn> take();
  // Gives a turn back, to be taken again when it is due.
  void put_off(Turn const& turn);
  // From now on take() gives nothing, also to those who wait in it.
  void close();
  // How many can be taken now or later.
  std::size_t left() const;
  // Those put off that nobody took, in the order of their places; then there are none.
  std::vector<Turn> leave();

private:
  using Lock = std::unique_lock<std::mutex>;
  Turn take_first_waiting();
  void wait_for_due(Lock& lock);

  std::size_t const m_size;
  core::Clock const& m_clock;
  mutable std::mutex m_mutex;
  std::condition_variable m_changed;
  std::size_t m_next = 0;
  bool m_closed = false;
  // A heap: the one that is due first is in front.
  std::vector<Turn> m_waiting;
  // One of those who wait sleeps by the clock, until the first turn is due; the others wait for it,
  // so that not all of them wake for each turn.
  bool m_has_sleeper = false;
  std::stop_source m_wake_sleeper;
  // The last members: they may call close() at once.
  std::stop_callback<std::function<void()>> m_on_no_more;
  std::stop_callback<std::function<void()>> m_on_abandon;
};

} // namespace partnerctl::fleet
