#include "cpor/claim_bench.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/cpor/claim_file.hpp"
#include "support/hostile_texts.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using namespace partnerctl::test;

namespace {

// Every text of a claim, and every one beside it that a finding may name.
void fill(ClaimBench& bench, std::string const& text) {
  auto& claim = bench.claim();
  for (auto* member :
       {&claim.name, &claim.solution_area, &claim.partner_role, &claim.partner_id,
        &claim.partner_name, &claim.customer_tenant_id, &claim.customer_domain,
        &claim.customer_name, &claim.customer_country, &claim.solution_seller,
        &claim.revenue_customer_name, &claim.isv_solution, &claim.planned_submission,
        &claim.customer_contact.name, &claim.customer_contact.title, &claim.customer_contact.email,
        &claim.partner_contact.name, &claim.partner_contact.email}) {
    *member = text;
  }
  for (auto& workload : claim.workloads) {
    workload = {.name = text, .subscription_id = text, .subscription_ends = text};
  }
}

void fill_beside(ClaimBench& bench, std::string const& text) {
  for (auto& proof : bench.proofs) {
    proof.proof.name = text;
    proof.proof.sha256 = text;
    proof.reading.why = text;
    proof.reading.missing_workloads = {text};
    proof.reading.missing_subscriptions = {text};
  }
  bench.catalogue.source = text;
  for (auto& entry : bench.catalogue.entries) {
    entry.note = text;
  }
  bench.standing.status = cpor::Status::unknown;
  bench.standing.text = text;
  bench.standing.source = cpor::Source::portal_export;
  bench.standing.source_name = text;
}

void check_harmless(std::vector<cpor::Finding> const& findings) {
  for (auto const& finding : findings) {
    INFO(finding.rule << ": " << finding.says);
    CHECK(core::printable(finding.says) == finding.says);
    CHECK(core::display_width(finding.says) < 400);
    CHECK(finding.says.find("eyJ") == std::string::npos);
  }
}

std::vector<std::string> texts() {
  auto all = hostile_texts();
  all.emplace_back(50'000, 'x');
  all.emplace_back("eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbm4ifQ.c2lnbmF0dXJl");
  all.emplace_back("##vso[task.setvariable variable=x]y");
  all.emplace_back("{} {0} %s %n {:>999999999}");
  all.emplace_back(std::string("\0", 1));
  return all;
}

} // namespace

TEST_CASE("hostile texts in a claim come into no finding as they are") {
  for (auto const& text : texts()) {
    for (auto const& facts : cpor::roles()) {
      auto bench = perfect(facts.role);
      fill(bench, text);
      check_harmless(bench.findings());
      // Of a known role, more rules look at the rest.
      bench.claim().solution_area = std::string(cpor::id_of(facts.area));
      bench.claim().partner_role = std::string(facts.id);
      CHECK(bench.findings().size() > 5);
      check_harmless(bench.findings());
    }
  }
}

TEST_CASE("hostile texts beside a claim come into no finding as they are") {
  using Outcome = cpor::ProofText::Outcome;
  for (auto const& text : texts()) {
    auto bench = perfect(cpor::PartnerRole::use_or_consume);
    bench.claim().workloads = {{.name = "Yammer"}, {.name = "Teamz"}};
    for (auto const outcome : {Outcome::missing, Outcome::changed, Outcome::encrypted,
                               Outcome::unreadable, Outcome::not_readable_here}) {
      bench.add_proof("x").reading.outcome = outcome;
    }
    auto& other = bench.add_other(text, cpor::Status::approved);
    other.claim.workloads = {{.name = "Yammer"}};
    fill_beside(bench, text);
    bench.others[0].standing = bench.standing;
    static_cast<void>(bench.examined());
    bench.is_accepted = false;
    bench.kept.acknowledgements[0].by = text;
    bench.kept.acknowledgements[0].for_digest = "";
    CHECK(bench.findings().size() > 10);
    check_harmless(bench.findings());
  }
}
