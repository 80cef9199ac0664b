#include "cpor/rule_breakings.hpp"

namespace partnerctl::test {
namespace {

using Role = cpor::PartnerRole;
using Bench = ClaimBench;

constexpr auto k_advisor = Role::build_intent_advisor;
constexpr auto k_usage = Role::usage_recognition;
constexpr auto k_revenue = Role::influenced_revenue;
constexpr auto k_consume = Role::use_or_consume;

std::vector<Breaking> of_names() {
  return {
      {"workloads-any", "workloads", k_consume,
       [](Bench& bench) { bench.claim().workloads.clear(); }},
      {"workloads-any", "workloads", k_usage,
       [](Bench& bench) { bench.claim().workloads.clear(); }},
      {"workload-name", "workloads[1].name", k_consume,
       [](Bench& bench) { bench.claim().workloads[1].name = " "; }},
      {"workload-name", "workloads[0].name", k_usage,
       [](Bench& bench) { bench.claim().workloads[0].name = ""; }},
      {"workload-known", "workloads[1].name", k_consume,
       [](Bench& bench) { bench.claim().workloads[1].name = "Exchangr"; }},
      {"workload-known", "workloads[0].name", k_revenue,
       [](Bench& bench) { bench.claim().workloads[0].name = "Quantum Ledger"; }},
      {"workload-area", "workloads[0].name", k_usage,
       [](Bench& bench) { bench.claim().workloads[0].name = "Intune"; }},
      {"workload-area", "workloads[1].name", k_consume,
       [](Bench& bench) { bench.claim().workloads[1].name = "Sales"; }},
      {"workload-earning", "workloads[1].name", k_consume,
       [](Bench& bench) { bench.claim().workloads[1].name = "Yammer"; }},
      {"workload-earning", "workloads[0].name", k_advisor,
       [](Bench& bench) { bench.claim().workloads[0].name = "Talent Onboard"; }},
      {"workload-twice", "workloads[2].name", k_consume,
       [](Bench& bench) { bench.claim().workloads.push_back({.name = "EXO"}); }},
      {"workload-twice", "workloads[2].name", k_usage,
       [](Bench& bench) { bench.claim().workloads.push_back(bench.claim().workloads[0]); }},
  };
}

std::vector<Breaking> of_subscriptions() {
  return {
      {"subscription-given", "workloads[0].subscriptionId", k_usage,
       [](Bench& bench) { bench.claim().workloads[0].subscription_id = ""; }},
      {"subscription-guid", "workloads[1].subscriptionId", k_advisor,
       [](Bench& bench) { bench.claim().workloads[1].subscription_id = "D365-SALES"; }},
      {"subscription-guid", "workloads[1].subscriptionId", k_revenue,
       [](Bench& bench) {
         bench.claim().workloads[1].subscription_id = "00000000-0000-0000-0000-000000000000";
       }},
      {"subscription-where-it-exists", "workloads[0].subscriptionId", k_consume,
       [](Bench& bench) {
         bench.claim().workloads[0].subscription_id = "11111111-2222-4333-8444-555555555555";
         bench.claim().workloads[0].subscription_ends = "2020-01-01";
       }},
      {"subscription-twice", "workloads[1].subscriptionId", k_usage,
       [](Bench& bench) {
         bench.claim().workloads[1].subscription_id = bench.claim().workloads[0].subscription_id;
       }},
      {"subscription-ends-date", "workloads[0].subscriptionEnds", k_usage,
       [](Bench& bench) { bench.claim().workloads[0].subscription_ends = "30.06.2027"; }},
      {"subscription-ended", "workloads[0].subscriptionEnds", k_usage,
       [](Bench& bench) { bench.claim().workloads[0].subscription_ends = "2026-11-21"; }},
      {"subscription-ends-soon", "workloads[1].subscriptionEnds", k_advisor,
       [](Bench& bench) { bench.claim().workloads[1].subscription_ends = "2026-12-31"; }},
  };
}

} // namespace

std::vector<Breaking> breakings_of_workloads() {
  auto all = of_names();
  auto const more = of_subscriptions();
  all.insert(all.end(), more.begin(), more.end());
  return all;
}

} // namespace partnerctl::test
