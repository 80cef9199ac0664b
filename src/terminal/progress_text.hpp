#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>

namespace partnerctl::terminal {

// How far a run has come.
struct ProgressState {
  std::size_t total = 0;
  std::size_t done = 0;
  // Of those that are done.
  std::size_t failed = 0;
  std::optional<double> per_second{};
  // Since the last one was done, or the run began.
  std::chrono::seconds idle{0};
  // No more are begun: what is left is not what will be done.
  bool stopping = false;
};

// "1,204 of 10,000 tenants, 3 failed, 38/s, 4 min left"
std::string progress_text(ProgressState const& state);

// The same in at most so many columns: what says least is left out first, and in the end it is cut.
std::string progress_text(ProgressState const& state, std::size_t columns);

// "38/s", "3.4/s", "12/min"
std::string rate_text(double per_second);
// "38 s", "4 min", "1 h 20 min"; for what is too far away to be foreseen, "days".
std::string time_text(std::chrono::seconds duration);
// "10,000"
std::string number_text(std::size_t number);

} // namespace partnerctl::terminal
