#include "cpor/rule_breakings.hpp"

namespace partnerctl::test {
namespace {

using Role = cpor::PartnerRole;
using Status = cpor::Status;
using Bench = ClaimBench;

constexpr auto k_usage = Role::usage_recognition;
constexpr auto k_consume = Role::use_or_consume;

std::vector<Breaking> of_acknowledgements() {
  return {
      {"acknowledged", "acknowledgements", k_consume,
       [](Bench& bench) { bench.is_accepted = false; }},
      {"acknowledged-as-it-is", "acknowledgements", k_consume,
       [](Bench& bench) {
         static_cast<void>(bench.examined());
         bench.is_accepted = false;
         bench.claim().name = "Contoso adoption, second part";
       }},
      {"acknowledged-as-it-is", "acknowledgements", k_usage,
       [](Bench& bench) {
         static_cast<void>(bench.examined());
         bench.is_accepted = false;
         bench.proof().proof.sha256 = std::string(64, 'b');
       }},
      {"acknowledged-by-name", "acknowledgements", k_consume,
       [](Bench& bench) {
         static_cast<void>(bench.examined());
         bench.is_accepted = false;
         bench.kept.acknowledgements.back().by = " ";
       }},
      {"acknowledged-by-name", "acknowledgements", k_usage,
       [](Bench& bench) {
         static_cast<void>(bench.examined());
         bench.is_accepted = false;
         bench.kept.acknowledgements.back().at = {};
       }},
  };
}

std::vector<Breaking> of_others() {
  return {
      {"duplicate", "workloads[1].name", k_consume,
       [](Bench& bench) {
         bench.add_other("C-0042", Status::approved).claim.workloads = {{.name = "exo"}};
       }},
      {"duplicate", "workloads[0].subscriptionId", k_usage,
       [](Bench& bench) { bench.add_other("C-0042", Status::draft).claim.workloads.pop_back(); }},
      {"subscription-of-one-tenant", "workloads[1].subscriptionId", k_usage,
       [](Bench& bench) {
         auto& other = bench.add_other("C-0042", Status::approved).claim;
         other.workloads.erase(other.workloads.begin());
         other.customer_tenant_id = "77777777-4b5a-4978-8695-a4b3c2d1e0f2";
       }},
      {"competing", "workloads[0].subscriptionId", k_usage,
       [](Bench& bench) {
         auto& other = bench.add_other("C-0042", Status::submitted).claim;
         other.workloads.pop_back();
         other.partner_role = "influenced-revenue";
         other.partner_id = "7654321";
       }},
  };
}

std::vector<Breaking> of_submission() {
  return {
      {"planned-submission-date", "plannedSubmission", k_consume,
       [](Bench& bench) { bench.claim().planned_submission = "2026-02-30"; }},
      {"planned-submission-ahead", "plannedSubmission", k_consume,
       [](Bench& bench) { bench.claim().planned_submission = "2026-11-21"; }},
      {"editable", "", k_consume,
       [](Bench& bench) {
         bench.standing.status = Status::approved;
         bench.standing.text = "Approved";
       }},
      {"editable", "", k_usage,
       [](Bench& bench) {
         bench.standing.status = Status::unknown;
         bench.standing.text = "Awaiting the moon";
       }},
  };
}

} // namespace

std::vector<Breaking> breakings_of_the_rest() {
  auto all = of_acknowledgements();
  for (auto const& group : {of_others(), of_submission()}) {
    all.insert(all.end(), group.begin(), group.end());
  }
  return all;
}

} // namespace partnerctl::test
