#include "partnerctl/core/json.hpp"
#include "sandbox/faults.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <map>
#include <set>

using namespace partnerctl;
using sandbox::FaultKind;

namespace {

std::map<FaultKind, int> count_faults(sandbox::Faults const& faults, bool arm_write) {
  std::map<FaultKind, int> counts;
  for (std::uint64_t call = 0; call < 10'000; ++call) {
    ++counts[sandbox::decide_fault(faults, call, arm_write).kind];
  }
  return counts;
}

} // namespace

TEST_CASE("without faults every call is served") {
  auto const counts = count_faults({}, true);
  CHECK(counts == std::map<FaultKind, int>{{FaultKind::none, 10'000}});
}

TEST_CASE("faults come about as often as asked for") {
  auto counts = count_faults(
      {.throttle_percent = 10, .fail_percent = 20, .lose_percent = 5, .malform_percent = 15}, true);
  CHECK(counts[FaultKind::throttle] == Approx(1000).margin(150));
  CHECK(counts[FaultKind::fail] == Approx(2000).margin(200));
  CHECK(counts[FaultKind::malform] == Approx(1500).margin(200));
  CHECK(counts[FaultKind::lose] == Approx(500).margin(120));
}

TEST_CASE("only writes to ARM lose their answer") {
  CHECK(count_faults({.lose_percent = 100}, true)[FaultKind::lose] == 10'000);
  CHECK(count_faults({.lose_percent = 100}, false)[FaultKind::none] == 10'000);
}

TEST_CASE("a seed repeats its faults, another seed has others") {
  sandbox::Faults const one{.fail_percent = 50, .seed = 1};
  sandbox::Faults const two{.fail_percent = 50, .seed = 2};
  int different = 0;
  for (std::uint64_t call = 0; call < 1000; ++call) {
    auto const first = sandbox::decide_fault(one, call, false);
    auto const again = sandbox::decide_fault(one, call, false);
    REQUIRE(first.kind == again.kind);
    REQUIRE(first.pick == again.pick);
    different += first.kind != sandbox::decide_fault(two, call, false).kind ? 1 : 0;
  }
  CHECK(different > 300);
}

TEST_CASE("failing calls take every status, and half of the writes are carried out") {
  std::set<int> statuses;
  int carried_out = 0;
  for (std::uint64_t call = 0; call < 1000; ++call) {
    auto const fault = sandbox::decide_fault({.fail_percent = 100}, call, true);
    statuses.insert(sandbox::failing_status(fault));
    carried_out += sandbox::is_carried_out(fault) ? 1 : 0;
  }
  CHECK(statuses == std::set<int>{500, 502, 503, 504});
  CHECK(carried_out == Approx(500).margin(80));
}

TEST_CASE("a malformed answer is a 200 without a partner ID that could be read") {
  for (std::uint32_t pick = 0; pick < 4; ++pick) {
    auto const answer = sandbox::malformed({.status = 404, .body = "{}"},
                                           {.kind = FaultKind::malform, .pick = pick});
    CHECK(answer.status == 200);
    auto const json = core::parse_json(answer.body);
    auto const* properties = json ? core::member_at(*json, "properties") : nullptr;
    CHECK((properties == nullptr || !core::string_at(*properties, "partnerId")));
  }
}
