#include "partnerctl/terminal/progress.hpp"

#include "terminal/progress_text.hpp"
#include "terminal/sliding_rate.hpp"

#include <mutex>
#include <optional>
#include <string>
#include <system_error>
#include <thread>
#include <utility>

namespace partnerctl::terminal {
namespace {

using std::chrono::milliseconds;

// On a terminal.
constexpr milliseconds k_first_look{500};
constexpr milliseconds k_between_looks{100};
constexpr milliseconds k_longest_look{1000};
// Elsewhere.
constexpr milliseconds k_between_lines{10'000};
// Of a run in which nothing ends: some services end a job that is silent for long.
constexpr milliseconds k_longest_silence{60'000};

} // namespace

struct Progress::Impl {
  LiveLine& line;
  ProgressOptions options;
  core::Clock const& clock;
  std::mutex mutex{};
  ProgressState state{};
  SlidingRate rate;
  core::SteadyPoint last_end;
  // Counts what changes, so that what was shown can be told from what is.
  std::size_t changes = 0;
  std::size_t changes_shown = 0;
  core::SteadyPoint last_shown;
  std::optional<LiveLine::Hold> gone{};
  std::optional<std::stop_callback<std::function<void()>>> on_over{};
  std::jthread shower{};

  Impl(LiveLine& to, ProgressOptions what, core::Clock const& time)
      : line(to), options(std::move(what)), clock(time), rate(time.steady()),
        last_end(time.steady()), last_shown(time.steady()) {
    state.total = options.total;
  }

  void note(bool is_end, bool failed) {
    std::scoped_lock const lock(mutex);
    ++changes;
    if (!is_end) {
      --state.total;
      return;
    }
    ++state.done;
    state.failed += failed ? 1 : 0;
    last_end = clock.steady();
    rate.note(last_end, state.done);
  }

  // The state, where something new is to be shown: there are changes, or the last time is so long
  // ago.
  std::optional<ProgressState> news(milliseconds longest) {
    std::scoped_lock const lock(mutex);
    auto const now = clock.steady();
    state.stopping = options.stopping.stop_requested();
    if (changes == changes_shown && now - last_shown < longest) {
      return std::nullopt;
    }
    changes_shown = changes;
    last_shown = now;
    state.per_second = rate.per_second(now);
    state.idle = std::chrono::duration_cast<std::chrono::seconds>(now - last_end);
    return state;
  }

  void show(std::stop_token const& stop) {
    if (options.columns) {
      show_live(stop);
    } else {
      show_seldom(stop);
    }
  }

  void show_live(std::stop_token const& stop) {
    auto wait = k_first_look;
    while (clock.sleep_for(std::exchange(wait, k_between_looks), stop)) {
      if (auto const now = news(k_longest_look)) {
        auto const columns = options.columns();
        // In the last column some terminals go to the next row.
        line.show(progress_text(*now, columns > 0 ? columns - 1 : 0));
      }
    }
  }

  void show_seldom(std::stop_token const& stop) {
    while (clock.sleep_for(k_between_lines, stop) && !options.over.stop_requested()) {
      if (auto const now = news(k_longest_silence)) {
        line.write(progress_text(*now) + "\n");
      }
    }
  }
};

Progress::Progress(LiveLine& line, ProgressOptions options, core::Clock const& clock)
    : m_impl(std::make_unique<Impl>(line, std::move(options), clock)) {
  auto* impl = m_impl.get();
  impl->on_over.emplace(impl->options.over, [impl] { impl->gone.emplace(impl->line); });
  try {
    impl->shower = std::jthread([impl](std::stop_token const& stop) { impl->show(stop); });
  } catch (std::system_error const&) {
    // Where the system has no more threads to give, the run has better use for those it has.
  }
}

Progress::~Progress() {
  m_impl->shower = {};
  m_impl->line.erase();
}

void Progress::ended(bool failed) {
  m_impl->note(true, failed);
}

void Progress::fewer() {
  m_impl->note(false, false);
}

} // namespace partnerctl::terminal
