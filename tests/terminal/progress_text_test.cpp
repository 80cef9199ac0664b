#include "terminal/progress_text.hpp"

#include <catch2/catch.hpp>

#include <limits>

using namespace partnerctl::terminal;
using std::chrono::seconds;

namespace {

ProgressState const k_amid{.total = 10'000, .done = 1204, .failed = 3, .per_second = 38.2};

} // namespace

TEST_CASE("progress says what is done, failed, how fast and how long") {
  CHECK(progress_text(k_amid) == "1,204 of 10,000 tenants, 3 failed, 38/s, 4 min left");
  CHECK(progress_text({.total = 20, .done = 4}) == "4 of 20 tenants");
  CHECK(progress_text({.total = 20, .done = 20, .per_second = 4}) == "20 of 20 tenants, 4.0/s");
  CHECK(progress_text({.total = 20, .done = 19, .per_second = 40}) ==
        "19 of 20 tenants, 40/s, 1 s left");
}

TEST_CASE("progress foresees nothing while nothing ends") {
  auto state = k_amid;
  state.idle = seconds(9);
  CHECK(progress_text(state).find("left") != std::string::npos);
  state.idle = seconds(12);
  CHECK(progress_text(state) == "1,204 of 10,000 tenants, 3 failed, none for 12 s");
}

TEST_CASE("progress foresees nothing once no more are begun") {
  auto state = k_amid;
  state.stopping = true;
  CHECK(progress_text(state) == "1,204 of 10,000 tenants, 3 failed, finishing those in flight");
}

TEST_CASE("progress leaves out what says least where a terminal is narrow") {
  CHECK(progress_text(k_amid, 51) == "1,204 of 10,000 tenants, 3 failed, 38/s, 4 min left");
  CHECK(progress_text(k_amid, 50) == "1,204 of 10,000 tenants, 3 failed, 4 min left");
  CHECK(progress_text(k_amid, 40) == "1,204 of 10,000, 3 failed, 4 min left");
  CHECK(progress_text(k_amid, 30) == "1,204 of 10,000, 3 failed");
  CHECK(progress_text(k_amid, 24) == "1,204 of 10,000");
  CHECK(progress_text(k_amid, 8) == "1,204 o\u2026");
  CHECK(progress_text(k_amid, 0).empty());
}

TEST_CASE("a rate is as fine as it is slow") {
  CHECK(rate_text(1234.4) == "1,234/s");
  CHECK(rate_text(9.95) == "10/s");
  CHECK(rate_text(9.94) == "9.9/s");
  CHECK(rate_text(0.95) == "0.9/s");
  CHECK(rate_text(0.2) == "12/min");
}

TEST_CASE("a time is as exact as a person cares") {
  CHECK(time_text(seconds(89)) == "89 s");
  CHECK(time_text(seconds(90)) == "2 min");
  CHECK(time_text(seconds(240)) == "4 min");
  CHECK(time_text(seconds(59 * 60 + 29)) == "59 min");
  CHECK(time_text(seconds(59 * 60 + 30)) == "1 h");
  CHECK(time_text(seconds(4800)) == "1 h 20 min");
  CHECK(time_text(seconds(48 * 3600)) == "days");
}

TEST_CASE("a time left that no clock could hold is days") {
  CHECK(progress_text({.total = std::numeric_limits<std::size_t>::max(), .per_second = 0.034})
            .find("days left") != std::string::npos);
}

TEST_CASE("numbers are grouped by thousands") {
  CHECK(number_text(0) == "0");
  CHECK(number_text(999) == "999");
  CHECK(number_text(1000) == "1,000");
  CHECK(number_text(1234567) == "1,234,567");
}
