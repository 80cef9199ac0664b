#include "cli/doctor/clock.hpp"
#include "partnerctl/core/time.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using namespace std::chrono_literals;
using namespace cli::doctor;
using Catch::Matchers::Contains;

namespace {

auto const k_now = *core::parse_rfc3339("2026-11-22T10:15:00Z");

Survey with_date(std::string const& date) {
  core::Attempt<Answer> answer{
      .value = Answer{.response = {.status = 200, .headers = {{"Date", date}}}, .middle = k_now}};
  return {.visits = {{.role = "authority", .answer = answer}}};
}

Check off_by(std::chrono::seconds ahead) {
  auto const checks = check_clock(with_date(core::format_http_date(k_now - ahead)));
  REQUIRE(checks.size() == 1);
  CHECK(checks[0].subject == "authority");
  return checks[0];
}

} // namespace

TEST_CASE("a clock that is right within half a minute passes without a word") {
  for (auto const off : {0s, 30s, -30s}) {
    auto const check = off_by(off);
    CHECK(check.state == State::passed);
    CHECK(check.remedy.empty());
  }
}

TEST_CASE("a clock that is off by more than half a minute passes and says so") {
  auto const check = off_by(-41s);
  CHECK(check.state == State::passed);
  CHECK(check.detail == "this machine is 41 s behind its Date");
  CHECK_THAT(check.remedy, Contains("timedatectl"));
  CHECK(off_by(300s).state == State::passed);
}

TEST_CASE("a clock that is off by more than five minutes fails, either way") {
  auto const check = off_by(423s);
  CHECK(check.state == State::failed);
  CHECK_THAT(check.detail, Contains("7 min 3 s ahead of its Date") && Contains("refused"));
  CHECK_THAT(check.remedy, Contains("timedatectl"));
  CHECK_THAT(off_by(-7500s).detail, Contains("2 h 5 min behind"));
}

TEST_CASE("without a Date, an answer or a network there is nothing to compare with") {
  CHECK(check_clock(with_date("yesterday")).at(0).state == State::skipped);
  Survey dead{
      .visits = {{.role = "authority", .answer = core::Attempt<Answer>{.error = core::Error{}}}}};
  CHECK(check_clock(dead).at(0).state == State::skipped);
  CHECK(check_clock({.unasked = "--offline"}).at(0).detail == "--offline");
}
