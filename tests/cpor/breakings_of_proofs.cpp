#include "cpor/rule_breakings.hpp"

namespace partnerctl::test {
namespace {

using Role = cpor::PartnerRole;
using Bench = ClaimBench;
using Outcome = cpor::ProofText::Outcome;

constexpr auto k_usage = Role::usage_recognition;
constexpr auto k_consume = Role::use_or_consume;

std::vector<Breaking> of_files() {
  return {
      {"proof-any", "proofs", k_consume, [](Bench& bench) { bench.proofs.clear(); }},
      {"proof-any", "proofs", k_usage, [](Bench& bench) { bench.proofs.clear(); }},
      {"proof-hash", "proofs[0]", k_consume, [](Bench& bench) { bench.proof().proof.sha256 = ""; }},
      {"proof-hash", "proofs[1]", k_consume,
       [](Bench& bench) { bench.add_proof("b.pdf").proof.sha256 = std::string(64, 'G'); }},
      {"proof-there", "proofs[0]", k_consume,
       [](Bench& bench) { bench.proof().reading = {.outcome = Outcome::missing}; }},
      {"proof-unchanged", "proofs[0]", k_consume,
       [](Bench& bench) { bench.proof().reading = {.outcome = Outcome::changed}; }},
      {"proof-not-empty", "proofs[0]", k_consume,
       [](Bench& bench) {
         bench.proof().reading = {.outcome = Outcome::empty};
         bench.proof().proof.size = 0;
       }},
      // Whoever read it thought otherwise.
      {"proof-not-empty", "proofs[0]", k_usage, [](Bench& bench) { bench.proof().proof.size = 0; }},
      {"proof-not-empty", "proofs[0]", k_usage,
       [](Bench& bench) {
         bench.proof().proof.size = 0;
         bench.proof().reading = {.outcome = Outcome::not_readable_here};
       }},
      {"proof-open", "proofs[0]", k_consume,
       [](Bench& bench) { bench.proof().reading = {.outcome = Outcome::encrypted}; }},
      {"proof-readable", "proofs[1]", k_consume,
       [](Bench& bench) {
         bench.add_proof("cut.pdf").reading = {.outcome = Outcome::unreadable, .why = "it is cut"};
       }},
      {"proof-read-here", "proofs[0]", k_consume,
       [](Bench& bench) {
         bench.proof().proof.name = "scan.png";
         bench.proof().reading = {.outcome = Outcome::not_readable_here, .why = "a picture"};
       }},
      {"proof-type", "proofs[0]", k_consume,
       [](Bench& bench) { bench.proof().proof.name = "sow.odt"; }},
      {"proof-type", "proofs[0]", k_consume,
       [](Bench& bench) { bench.proof().proof.name = "sow"; }},
      {"proof-size", "proofs[0]", k_consume,
       [](Bench& bench) { bench.proof().proof.size = (std::uint64_t{20} << 20U) + 1; }},
      {"proof-template", "proofs", k_usage,
       [](Bench& bench) { bench.proof().proof.kind = cpor::ProofKind::statement_of_work; }},
  };
}

std::vector<Breaking> of_dates() {
  return {
      {"customer-acknowledgement", "proofs", k_consume,
       [](Bench& bench) {
         bench.add_proof("more.pdf").proof.acknowledged.reset();
         bench.proof().proof.acknowledged.reset();
       }},
      {"customer-acknowledgement-past", "proofs[0]", k_consume,
       [](Bench& bench) { bench.proof().proof.acknowledged = day("2026-11-23"); }},
      {"customer-acknowledgement-age", "proofs[0]", k_consume,
       [](Bench& bench) { bench.proof().proof.acknowledged = day("2025-11-21"); }},
      {"customer-acknowledgement-age", "proofs[0]", k_usage,
       [](Bench& bench) { bench.proof().proof.acknowledged = day("2024-03-01"); }},
      {"customer-acknowledgement-age", "proofs[1]", k_usage,
       [](Bench& bench) { bench.add_proof("old.pdf").proof.acknowledged = day("2024-03-01"); }},
  };
}

std::vector<Breaking> of_words() {
  return {
      {"proof-names-tenant", "proofs", k_consume,
       [](Bench& bench) { bench.proof().reading.has_tenant_id = false; }},
      {"proof-names-customer", "proofs", k_consume,
       [](Bench& bench) { bench.proof().reading.has_customer = false; }},
      {"proof-names-partner", "proofs", k_usage,
       [](Bench& bench) { bench.proof().reading.has_partner = false; }},
      {"proof-names-workloads", "workloads[1].name", k_consume,
       [](Bench& bench) { bench.proof().reading.missing_workloads = {"Exchange"}; }},
      {"proof-names-subscriptions", "workloads[0].subscriptionId", k_usage,
       [](Bench& bench) {
         bench.proof().reading.missing_subscriptions = {bench.claim().workloads[0].subscription_id};
       }},
      {"proof-dated", "proofs", k_consume,
       [](Bench& bench) { bench.proof().reading.latest_date.reset(); }},
      {"proof-dated", "proofs", k_usage,
       [](Bench& bench) { bench.proof().reading.latest_date = day("2025-11-21"); }},
      {"proof-signature", "proofs", k_consume,
       [](Bench& bench) { bench.proof().reading.has_signature_line = false; }},
  };
}

} // namespace

std::vector<Breaking> breakings_of_proofs() {
  auto all = of_files();
  for (auto const& group : {of_dates(), of_words()}) {
    all.insert(all.end(), group.begin(), group.end());
  }
  return all;
}

} // namespace partnerctl::test
