#include "cpor/claim_bench.hpp"

#include <catch2/catch.hpp>

#include <optional>

using namespace partnerctl;
using namespace partnerctl::test;
using cpor::PartnerRole;
using Outcome = cpor::ProofText::Outcome;
using Places = std::vector<std::string>;

namespace {

constexpr auto k_role = PartnerRole::use_or_consume;

Places acknowledged_on(std::string const& date, std::string const& today,
                       std::string const& planned = "") {
  auto bench = perfect(k_role);
  bench.today = day(today);
  bench.claim().planned_submission = planned;
  bench.proof().proof.acknowledged = day(date);
  bench.proof().reading.latest_date = day(date);
  return places(bench.findings());
}

} // namespace

TEST_CASE("an acknowledgement counts for twelve months, the very day included") {
  // The paper has no later day in it either, and each of both is said.
  Places const old{"customer-acknowledgement-age at proofs[0]", "proof-dated at proofs"};
  CHECK(acknowledged_on("2025-11-22", "2026-11-22").empty());
  CHECK(acknowledged_on("2025-11-21", "2026-11-22") == old);
  CHECK(acknowledged_on("2024-02-29", "2025-02-28").empty());
  CHECK(acknowledged_on("2024-02-29", "2025-03-01") == old);
  CHECK(acknowledged_on("2027-03-01", "2028-02-29").empty());
  CHECK(acknowledged_on("2027-02-28", "2028-02-29") == old);
}

TEST_CASE("an acknowledgement of today is there, and one of tomorrow is not") {
  CHECK(acknowledged_on("2026-11-22", "2026-11-22").empty());
  CHECK(acknowledged_on("2026-11-23", "2026-11-22") ==
        Places{"customer-acknowledgement-past at proofs[0]"});
  // A later submission makes no signature come true before its day.
  CHECK(acknowledged_on("2026-11-23", "2026-11-22", "2026-12-31") ==
        Places{"customer-acknowledgement-past at proofs[0]"});
}

TEST_CASE(
    "an acknowledgement is judged by the planned submission, or today where that has passed") {
  CHECK(acknowledged_on("2025-12-01", "2026-11-22", "2026-12-01").empty());
  CHECK(acknowledged_on("2025-12-01", "2026-11-22", "2026-12-02") ==
        Places{"customer-acknowledgement-age at proofs[0]", "proof-dated at proofs"});
  CHECK(acknowledged_on("2025-11-21", "2026-11-22", "2026-11-20") ==
        Places{"customer-acknowledgement-age at proofs[0]", "proof-dated at proofs",
               "planned-submission-ahead at plannedSubmission"});
}

TEST_CASE("of a claim that was submitted, an acknowledgement is judged by that day") {
  auto bench = perfect(k_role);
  bench.proof().proof.acknowledged = day("2025-03-01");
  bench.proof().reading.latest_date = day("2025-03-01");
  bench.claim().planned_submission = "2026-02-01";
  bench.standing.status = cpor::Status::approved;
  bench.standing.submitted = day("2026-02-03");
  CHECK(places(bench.findings()) == Places{"editable at "});
  // It is submitted anew.
  bench.standing.status = cpor::Status::partner_action_required;
  CHECK(places(bench.findings()) == Places{"customer-acknowledgement-age at proofs[0]",
                                           "proof-dated at proofs",
                                           "planned-submission-ahead at plannedSubmission"});
}

TEST_CASE("one proof with a day is enough, and each wrong day is a finding") {
  auto bench = perfect(k_role);
  bench.add_proof("terms.pdf").proof.acknowledged.reset();
  CHECK(places(bench.findings()).empty());
  bench.add_proof("old.pdf").proof.acknowledged = day("2020-01-01");
  bench.add_proof("next.pdf").proof.acknowledged = day("2030-01-01");
  CHECK(places(bench.findings()) == Places{"customer-acknowledgement-past at proofs[3]",
                                           "customer-acknowledgement-age at proofs[2]"});
}

TEST_CASE("what one proof has, all have") {
  auto bench = perfect(k_role);
  bench.proof().reading = {.has_tenant_id = true,
                           .has_customer = true,
                           .missing_workloads = {"Exchange"},
                           .latest_date = day("2020-01-01")};
  bench.add_proof("more.pdf").reading = {.has_partner = true,
                                         .missing_workloads = {"Teams Phone"},
                                         .latest_date = day("2026-11-22"),
                                         .has_signature_line = true};
  CHECK(places(bench.findings()).empty());
}

TEST_CASE("what no proof has is a finding, once for each") {
  auto bench = perfect(PartnerRole::usage_recognition);
  std::vector<std::string> const ids{bench.claim().workloads[0].subscription_id,
                                     bench.claim().workloads[1].subscription_id};
  bench.proof().reading = {.missing_workloads = {"Sales", "Customer Service"},
                           .missing_subscriptions = ids};
  auto& second = bench.add_proof("more.pdf");
  second.reading = bench.proof().reading;
  second.reading.missing_workloads = {"Customer Service"};
  second.reading.missing_subscriptions = {ids[1], ids[0]};
  CHECK(places(bench.findings()) ==
        Places{"proof-names-tenant at proofs", "proof-names-customer at proofs",
               "proof-names-partner at proofs", "proof-names-workloads at workloads[1].name",
               "proof-names-subscriptions at workloads[0].subscriptionId",
               "proof-names-subscriptions at workloads[1].subscriptionId", "proof-dated at proofs",
               "proof-signature at proofs"});
}

TEST_CASE("a proof that says nothing is not held to what the claim does not say") {
  auto bench = perfect(k_role);
  bench.claim().customer_name = "";
  bench.claim().partner_name = "";
  bench.claim().customer_tenant_id = "";
  bench.proof().reading = {.latest_date = day("2026-10-05"), .has_signature_line = true};
  CHECK(places(bench.findings()) == Places{"partner-name at partnerName",
                                           "tenant-id-guid at customer.tenantId",
                                           "customer-name at customer.name"});
}

TEST_CASE("only what was read is held to say something") {
  for (auto const outcome : {Outcome::missing, Outcome::changed, Outcome::empty, Outcome::encrypted,
                             Outcome::unreadable, Outcome::not_readable_here}) {
    auto bench = perfect(PartnerRole::usage_recognition);
    // Beside a good one, and alone.
    bench.add_proof("b.pdf").reading = {.outcome = outcome,
                                        .missing_workloads = {"Sales", "Customer Service"}};
    CHECK(bench.findings().size() == 1);
    bench.proofs.erase(bench.proofs.begin());
    CHECK(bench.findings().size() == 1);
  }
}

TEST_CASE("a signature may be in a picture") {
  auto bench = perfect(k_role);
  bench.proof().reading.has_signature_line = false;
  bench.proof().reading.has_pictures = true;
  auto const said = said_by("proof-signature", bench.findings());
  REQUIRE(said.size() == 1);
  CHECK(said[0].find("in one of the pictures") != std::string::npos);
}

TEST_CASE("a line to sign on that is empty is none, unless another proof has one that is not") {
  auto bench = perfect(k_role);
  bench.proof().reading.has_empty_line_to_sign = true;
  auto const said = said_by("proof-signature", bench.findings());
  REQUIRE(said.size() == 1);
  CHECK(said[0].find("one is empty, as far as its text tells: have one signed") !=
        std::string::npos);
  bench.add_proof("more.pdf").reading.has_signature_line = false;
  CHECK(said_by("proof-signature", bench.findings()).size() == 1);
  bench.add_proof("signed.pdf");
  CHECK(said_by("proof-signature", bench.findings()).empty());
}

TEST_CASE("a workload that stands in the claim twice is missing in the proofs once") {
  auto bench = perfect(k_role);
  bench.claim().workloads = {{.name = "Intune"}, {.name = "Intune"}};
  bench.proof().reading.missing_workloads = {"Intune"};
  CHECK(places(bench.findings()) == Places{"workload-twice at workloads[1].name",
                                           "proof-names-workloads at workloads[0].name"});
}

TEST_CASE("a workload without a name is looked for in no proof") {
  auto bench = perfect(k_role);
  bench.claim().workloads[1].name = "";
  bench.proof().reading.missing_workloads = {""};
  CHECK(places(bench.findings()) == Places{"workload-name at workloads[1].name"});
}

TEST_CASE("subscriptions are looked for in proofs of Business Applications only") {
  auto bench = perfect(k_role);
  bench.claim().workloads[0].subscription_id = "11111111-2222-4333-8444-555555555555";
  bench.proof().reading.missing_subscriptions = {"11111111-2222-4333-8444-555555555555"};
  CHECK(places(bench.findings()) ==
        Places{"subscription-where-it-exists at workloads[0].subscriptionId"});
}

TEST_CASE("the type of a proof is its ending, whatever its case") {
  auto bench = perfect(k_role);
  bench.proof().proof.name = "SOW.final.PDF";
  CHECK(places(bench.findings()).empty());
  bench.proof().proof.name = "sow.pdf.exe";
  CHECK(places(bench.findings()) == Places{"proof-type at proofs[0]"});
  bench.policy.types = {"exe"};
  CHECK(places(bench.findings()).empty());
}

TEST_CASE("a proof is big above the policy's size, and not at it") {
  auto bench = perfect(k_role);
  bench.proof().proof.size = bench.policy.warn_bytes;
  CHECK(places(bench.findings()).empty());
  bench.policy.warn_bytes = 1000;
  auto const said = said_by("proof-size", bench.findings());
  REQUIRE(said.size() == 1);
  CHECK(said[0].find("1000 bytes") != std::string::npos);
}

TEST_CASE("the form is wanted for usage recognition only, and one of several proofs is enough") {
  for (auto const& facts : cpor::roles()) {
    auto bench = perfect(facts.role);
    bench.proof().proof.kind = cpor::ProofKind::statement_of_work;
    bool const wanted = facts.role == PartnerRole::usage_recognition;
    CHECK(bench.findings().size() == (wanted ? 1 : 0));
    bench.add_proof("form.docx");
    CHECK(places(bench.findings()).empty());
  }
}
