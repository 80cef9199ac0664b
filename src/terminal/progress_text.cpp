#include "terminal/progress_text.hpp"

#include "partnerctl/core/text.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace partnerctl::terminal {
namespace {

// From then on the rate is that of another time, and says nothing about what is left.
constexpr std::chrono::seconds k_long_idle{10};

std::string counted(ProgressState const& state) {
  return number_text(state.done) + " of " + number_text(state.total);
}

std::string failures(ProgressState const& state) {
  return state.failed == 0 ? std::string() : number_text(state.failed) + " failed";
}

// What of the run is at work.
std::string pace(ProgressState const& state) {
  if (state.stopping) {
    return "finishing those in flight";
  }
  if (state.idle >= k_long_idle) {
    return "none for " + time_text(state.idle);
  }
  return state.per_second ? rate_text(*state.per_second) : std::string();
}

std::string left(ProgressState const& state) {
  if (state.stopping || state.idle >= k_long_idle || !state.per_second ||
      state.done >= state.total) {
    return {};
  }
  auto const seconds = static_cast<double>(state.total - state.done) / *state.per_second;
  // Beyond that it would not fit an integer either.
  constexpr double k_longest = 365.0 * 24 * 3600;
  return time_text(std::chrono::seconds(std::llround(std::ceil(std::min(seconds, k_longest))))) +
         " left";
}

std::string joined(std::vector<std::string> parts) {
  std::erase(parts, std::string());
  return core::join(parts, ", ");
}

} // namespace

std::string number_text(std::size_t number) {
  auto text = std::to_string(number);
  for (auto at = text.size(); at > 3;) {
    at -= 3;
    text.insert(at, ",");
  }
  return text;
}

std::string rate_text(double per_second) {
  if (per_second >= 9.95) {
    return number_text(static_cast<std::size_t>(std::llround(per_second))) + "/s";
  }
  return per_second >= 0.95 ? fmt::format("{:.1f}/s", per_second)
                            : fmt::format("{:.0f}/min", per_second * 60);
}

std::string time_text(std::chrono::seconds duration) {
  auto const seconds = duration.count();
  if (seconds < 90) {
    return fmt::format("{} s", seconds);
  }
  auto const minutes = (seconds + 30) / 60;
  if (minutes < 60) {
    return fmt::format("{} min", minutes);
  }
  auto const hours = minutes / 60;
  if (hours >= 48) {
    return "days";
  }
  return minutes % 60 == 0 ? fmt::format("{} h", hours)
                           : fmt::format("{} h {} min", hours, minutes % 60);
}

std::string progress_text(ProgressState const& state) {
  return joined({counted(state) + " tenants", failures(state), pace(state), left(state)});
}

std::string progress_text(ProgressState const& state, std::size_t columns) {
  for (auto const& text :
       {progress_text(state), joined({counted(state) + " tenants", failures(state), left(state)}),
        joined({counted(state), failures(state), left(state)}),
        joined({counted(state), failures(state)})}) {
    if (core::display_width(text) <= columns) {
      return text;
    }
  }
  return core::cut_to_width(counted(state), columns);
}

} // namespace partnerctl::terminal
