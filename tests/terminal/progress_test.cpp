#include "partnerctl/terminal/progress.hpp"
#include "support/hand_clock.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <functional>
#include <memory>
#include <sstream>
#include <string>

using namespace partnerctl;
using std::chrono::milliseconds;
using std::chrono::seconds;
using terminal::LiveLine;
using terminal::Progress;

namespace {

// A run whose time the test moves, step by step, as the thread that shows it sleeps.
struct Watched {
  test::HandClock clock{};
  std::ostringstream err{};
  LiveLine line{err};
  std::stop_source stopping{};
  std::stop_source over{};
  std::size_t columns = 100;
  milliseconds step{100};
  core::SteadyPoint wakes{};
  std::unique_ptr<Progress> progress{};

  void on_terminal(std::size_t total) {
    wakes = clock.steady() + milliseconds(500);
    start(total, [this] { return columns; });
  }
  void in_pipe(std::size_t total) {
    step = seconds(10);
    wakes = clock.steady() + step;
    start(total, {});
  }
  void start(std::size_t total, std::function<std::size_t()> width) {
    progress =
        std::make_unique<Progress>(line,
                                   terminal::ProgressOptions{.total = total,
                                                             .columns = std::move(width),
                                                             .stopping = stopping.get_token(),
                                                             .over = over.get_token()},
                                   clock);
    REQUIRE(clock.wait_for_sleeper(wakes));
  }
  // Lets time pass, and returns what was written meanwhile.
  std::string pass(milliseconds time) {
    err.str({});
    auto const until = clock.steady() + time;
    while (wakes <= until) {
      clock.advance(std::chrono::duration_cast<milliseconds>(wakes - clock.steady()));
      wakes += step;
      REQUIRE(clock.wait_for_sleeper(wakes));
    }
    clock.advance(std::chrono::duration_cast<milliseconds>(until - clock.steady()));
    return err.str();
  }
  void end(int count, bool failed = false) const {
    for (int i = 0; i < count; ++i) {
      progress->ended(failed);
    }
  }
};

std::size_t lines(std::string const& text, char end) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), end));
}

} // namespace

TEST_CASE("a run that is soon over shows no progress") {
  Watched run;
  run.on_terminal(20);
  run.end(20);
  CHECK(run.pass(milliseconds(499)).empty());
  run.progress.reset();
  CHECK(run.err.str().empty());
}

TEST_CASE("on a terminal progress is drawn ten times a second at most") {
  Watched run;
  run.on_terminal(1000);
  run.end(1);
  CHECK(run.pass(milliseconds(500)) == "\r1 of 1,000 tenants\x1b[K");
  std::string drawn;
  for (int i = 0; i < 100; ++i) {
    run.end(1);
    drawn += run.pass(milliseconds(10));
  }
  CHECK(lines(drawn, '\r') == 10);
}

TEST_CASE("on a terminal progress is drawn each second while a tenant hangs") {
  Watched run;
  run.on_terminal(2);
  run.end(1);
  run.pass(milliseconds(500));
  CHECK(lines(run.pass(seconds(20)), '\r') == 20);
  CHECK(run.pass(seconds(1)) == "\r1 of 2 tenants, none for 21 s\x1b[K");
}

TEST_CASE("progress counts failures and what is left and leaves nothing behind") {
  Watched run;
  run.on_terminal(1000);
  for (int i = 0; i < 10; ++i) {
    run.end(9);
    run.end(1, true);
    run.pass(seconds(1));
  }
  run.end(1);
  CHECK(run.pass(milliseconds(100)) == "\r101 of 1,000 tenants, 10 failed, 10/s, 2 min left\x1b[K");
  run.progress.reset();
  CHECK(run.err.str().substr(run.err.str().size() - 4) == "\r\x1b[K");
}

TEST_CASE("a throttled run's time left is that of its present pace") {
  Watched run;
  run.on_terminal(10'000);
  for (int i = 0; i < 60; ++i) {
    run.end(100);
    run.pass(seconds(1));
  }
  for (int i = 0; i < 40; ++i) {
    run.end(1);
    run.pass(seconds(1));
  }
  run.end(1);
  CHECK(run.pass(milliseconds(100)) == "\r6,041 of 10,000 tenants, 1.0/s, 1 h 6 min left\x1b[K");
}

TEST_CASE("a row that proved to be another one's tenant is one fewer to do") {
  Watched run;
  run.on_terminal(3);
  run.end(1);
  run.progress->fewer();
  CHECK(run.pass(milliseconds(500)) == "\r1 of 2 tenants\x1b[K");
}

TEST_CASE("progress fits the terminal also when that is resized") {
  Watched run;
  run.on_terminal(10'000);
  run.end(1);
  CHECK(run.pass(milliseconds(500)) == "\r1 of 10,000 tenants\x1b[K");
  run.columns = 19;
  run.end(1);
  CHECK(run.pass(milliseconds(100)) == "\r2 of 10,000\x1b[K");
}

TEST_CASE("progress says that no more are begun") {
  Watched run;
  run.on_terminal(100);
  run.end(5);
  run.pass(milliseconds(500));
  run.stopping.request_stop();
  CHECK(run.pass(seconds(1)) == "\r5 of 100 tenants, finishing those in flight\x1b[K");
}

TEST_CASE("progress is gone for good once the run is left") {
  Watched run;
  run.on_terminal(100);
  run.end(5);
  run.pass(milliseconds(500));
  run.err.str({});
  run.over.request_stop();
  CHECK(run.err.str() == "\r\x1b[K");
  run.end(5);
  CHECK(run.pass(seconds(2)).empty());
}

TEST_CASE("in a pipe progress is a plain line each ten seconds and none before") {
  Watched run;
  run.in_pipe(1000);
  run.pass(seconds(5));
  run.end(100);
  CHECK(run.pass(milliseconds(4999)).empty());
  CHECK(run.pass(milliseconds(1)) == "100 of 1,000 tenants, 10/s, 2 min left\n");
  run.pass(seconds(5));
  run.end(50);
  run.end(1, true);
  CHECK(run.pass(seconds(5)) == "151 of 1,000 tenants, 1 failed, 7.5/s, 2 min left\n");
  run.progress.reset();
  CHECK(run.err.str() == "151 of 1,000 tenants, 1 failed, 7.5/s, 2 min left\n");
}

TEST_CASE("in a pipe a run in which nothing ends says so each minute") {
  Watched run;
  run.in_pipe(10);
  run.end(1);
  run.pass(seconds(10));
  CHECK(run.pass(seconds(59)).empty());
  CHECK(run.pass(seconds(1)) == "1 of 10 tenants, none for 70 s\n");
  CHECK(lines(run.pass(seconds(600)), '\n') == 10);
}

TEST_CASE("in a pipe a run that is left says nothing more") {
  Watched run;
  run.in_pipe(10);
  run.end(1);
  run.over.request_stop();
  run.clock.advance(seconds(30));
  run.progress.reset();
  CHECK(run.err.str().empty());
}
