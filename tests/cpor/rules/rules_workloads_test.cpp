#include "cpor/claim_bench.hpp"

#include <catch2/catch.hpp>
#include <fmt/core.h>

using namespace partnerctl;
using namespace partnerctl::test;
using cpor::PartnerRole;
using Places = std::vector<std::string>;

namespace {

constexpr char const* k_first = "11111111-2222-4333-8444-555555555555";

Places ending(PartnerRole role, std::string const& date, std::string const& planned = "") {
  auto bench = perfect(role);
  bench.claim().planned_submission = planned;
  bench.claim().workloads[0].subscription_ends = date;
  return places(bench.findings());
}

} // namespace

TEST_CASE("workloads are not judged where area and role disagree, or neither is known") {
  auto bench = perfect(PartnerRole::use_or_consume);
  bench.claim().workloads = {{.name = "Sales"}, {.name = "Nonsense", .subscription_id = "x"}};
  bench.claim().solution_area = "business-applications";
  CHECK(places(bench.findings()) == Places{"role-of-area at partnerRole"});
  bench.claim().solution_area = "";
  bench.claim().partner_role = "";
  CHECK(places(bench.findings()) ==
        Places{"solution-area-known at solutionArea", "partner-role-known at partnerRole"});
}

TEST_CASE("workloads are judged by the role's area where the area is missing, and the reverse") {
  auto bench = perfect(PartnerRole::usage_recognition);
  bench.claim().workloads[1].subscription_id = "";
  bench.claim().solution_area = "";
  CHECK(places(bench.findings()) == Places{"solution-area-known at solutionArea",
                                           "subscription-given at workloads[1].subscriptionId"});
  bench.claim().solution_area = "business-applications";
  bench.claim().partner_role = "";
  CHECK(places(bench.findings()) == Places{"partner-role-known at partnerRole",
                                           "subscription-given at workloads[1].subscriptionId"});
}

TEST_CASE("what is unknown names what may be meant") {
  auto bench = perfect(PartnerRole::use_or_consume);
  bench.claim().workloads[0].name = "Teams Phne";
  auto const said = said_by("workload-known", bench.findings());
  REQUIRE(said.size() == 1);
  CHECK(said[0] ==
        "'Teams Phne' is not in the catalogue of 2026-11-01 (built-in): is 'Teams Phone' meant?");
}

TEST_CASE("a workload that earns nothing is told only to those who want to earn") {
  auto bench = perfect(PartnerRole::use_or_consume);
  bench.claim().workloads[1].name = "Yammer";
  bench.claim().opt_out_of_incentive = true;
  CHECK(places(bench.findings()).empty());
  for (auto const role : {PartnerRole::usage_recognition, PartnerRole::influenced_revenue}) {
    auto recognition = perfect(role);
    recognition.claim().workloads[0].name = "Talent Onboard";
    CHECK(places(recognition.findings()).empty());
  }
}

TEST_CASE("the same workload by another name, case or blank is the same") {
  auto bench = perfect(PartnerRole::use_or_consume);
  bench.claim().workloads = {
      {.name = "EXO"}, {.name = " exchange"}, {.name = "Own Thing"}, {.name = "own thing "}};
  CHECK(places(bench.findings()) ==
        Places{"workload-known at workloads[2].name", "workload-known at workloads[3].name",
               "workload-twice at workloads[1].name", "workload-twice at workloads[3].name"});
}

TEST_CASE("names of signs alone are told apart as they are") {
  auto bench = perfect(PartnerRole::use_or_consume);
  bench.claim().workloads = {{.name = "---"}, {.name = "!!!"}, {.name = "---"}};
  CHECK(said_by("workload-known", bench.findings()).size() == 3);
  CHECK(said_by("workload-twice", bench.findings()) ==
        std::vector<std::string>{"'---' is claimed twice, by workloads[0] too: leave one out"});
}

TEST_CASE("workloads without a name are not the same workload") {
  auto bench = perfect(PartnerRole::use_or_consume);
  bench.claim().workloads = {{}, {}};
  CHECK(places(bench.findings()) ==
        Places{"workload-name at workloads[0].name", "workload-name at workloads[1].name"});
}

TEST_CASE("a product may be claimed for two subscriptions, and once for each") {
  auto bench = perfect(PartnerRole::usage_recognition);
  bench.claim().workloads[1].name = "Sales";
  CHECK(places(bench.findings()).empty());
  bench.claim().workloads[1].subscription_id = k_first;
  CHECK(places(bench.findings()) == Places{"workload-twice at workloads[1].name"});
}

TEST_CASE("a third entry that repeats the first is that, and not a shared subscription") {
  auto bench = perfect(PartnerRole::usage_recognition);
  auto& workloads = bench.claim().workloads;
  workloads[1].subscription_id = "11111111-2222-4333-8444-555555555555";
  workloads.push_back(workloads[0]);
  CHECK(places(bench.findings()) == Places{"workload-twice at workloads[2].name",
                                           "subscription-twice at workloads[1].subscriptionId"});
}

TEST_CASE("products without subscriptions do not share one") {
  auto bench = perfect(PartnerRole::usage_recognition);
  for (auto& workload : bench.claim().workloads) {
    workload = {.name = "Sales"};
  }
  CHECK(places(bench.findings()) == Places{"subscription-given at workloads[0].subscriptionId",
                                           "subscription-given at workloads[1].subscriptionId"});
}

TEST_CASE("a subscription is told to end soon from the 59th day before on") {
  auto const role = PartnerRole::build_intent_advisor;
  Places const soon{"subscription-ends-soon at workloads[0].subscriptionEnds"};
  Places const ended{"subscription-ended at workloads[0].subscriptionEnds"};
  CHECK(ending(role, "2026-11-21") == ended);
  CHECK(ending(role, "2026-11-22") == soon);
  CHECK(ending(role, "2027-01-20") == soon); // 59 days
  CHECK(ending(role, "2027-01-21").empty()); // 60 days
  CHECK(ending(role, "").empty());
}

TEST_CASE("a subscription is judged by the planned submission") {
  auto const role = PartnerRole::usage_recognition;
  CHECK(ending(role, "2026-12-09", "2026-12-10") ==
        Places{"subscription-ended at workloads[0].subscriptionEnds"});
  CHECK(ending(role, "2027-02-07", "2026-12-10") ==
        Places{"subscription-ends-soon at workloads[0].subscriptionEnds"});
  CHECK(ending(role, "2027-02-08", "2026-12-10").empty());
}

TEST_CASE("of a claim that was submitted, a subscription that ended since is a warning") {
  auto bench = perfect(PartnerRole::usage_recognition);
  bench.standing.status = cpor::Status::approved;
  bench.standing.submitted = day("2026-08-01");
  bench.claim().workloads[0].subscription_ends = "2026-10-31";
  bench.claim().workloads[1].subscription_ends = "2026-07-31";
  CHECK(places(bench.findings()) ==
        Places{"subscription-ended at workloads[1].subscriptionEnds",
               "subscription-ends-soon at workloads[0].subscriptionEnds", "editable at "});
}

TEST_CASE("a thousand workloads are compared in no time") {
  auto bench = perfect(PartnerRole::usage_recognition);
  auto& workloads = bench.claim().workloads;
  workloads.clear();
  for (int i = 0; i < 1000; ++i) {
    workloads.push_back(
        {.name = "Sales", .subscription_id = fmt::format("11111111-2222-4333-8444-{:012}", i)});
  }
  CHECK(places(bench.findings()).empty());
  workloads.push_back(workloads.front());
  CHECK(places(bench.findings()) == Places{"workload-twice at workloads[1000].name"});
}
