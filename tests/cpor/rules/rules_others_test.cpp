#include "cpor/claim_bench.hpp"
#include "partnerctl/core/text.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using namespace partnerctl::test;
using cpor::PartnerRole;
using cpor::Status;
using Places = std::vector<std::string>;

namespace {

constexpr auto k_consume = PartnerRole::use_or_consume;
constexpr auto k_usage = PartnerRole::usage_recognition;

Places const k_both_taken{"duplicate at workloads[0].name", "duplicate at workloads[1].name"};

constexpr auto k_elsewhere = "77777777-4b5a-4978-8695-a4b3c2d1e0f2";
constexpr auto k_in_two = "subscription-of-one-tenant at workloads[1].subscriptionId";

} // namespace

TEST_CASE("the same claim in the book again is a duplicate while it is open") {
  for (auto const status :
       {Status::draft, Status::handed_off, Status::submitted, Status::under_review,
        Status::partner_action_required, Status::approved, Status::rejected, Status::disputed,
        Status::rejected_final, Status::other, Status::unknown}) {
    INFO(cpor::to_string(status));
    auto bench = perfect(k_consume);
    bench.add_other("C-0042", status);
    CHECK(places(bench.findings()) == (cpor::is_open(status) ? k_both_taken : Places{}));
  }
}

TEST_CASE("a claim that is over is a duplicate of nothing") {
  auto bench = perfect(k_consume);
  bench.add_other("C-0042", Status::draft);
  bench.standing.status = Status::rejected;
  CHECK(places(bench.findings()) == Places{"editable at "});
}

TEST_CASE("a claim is no duplicate of itself") {
  auto bench = perfect(k_consume);
  bench.add_other("C-0001", Status::draft);
  bench.others.push_back({.kept = &bench.kept});
  CHECK(places(bench.findings()).empty());
}

TEST_CASE("a claim that is not kept yet is compared with all that are") {
  auto bench = perfect(k_consume);
  auto& other = bench.add_other("C-0001", Status::draft);
  bench.kept.id = "";
  CHECK(places(bench.findings()) == k_both_taken);
  // Nor another one of the same file.
  other.id = "";
  CHECK(places(bench.findings()) == k_both_taken);
}

TEST_CASE("other customers, and tenants that are none, have no duplicates") {
  auto bench = perfect(k_consume);
  auto& other = bench.add_other("C-0042", Status::approved);
  other.claim.customer_tenant_id = "6f1e2d3c-4b5a-4978-8695-a4b3c2d1e0f2";
  CHECK(places(bench.findings()).empty());
  bench.claim().customer_tenant_id = "";
  other.claim.customer_tenant_id = "";
  CHECK(places(bench.findings()) == Places{"tenant-id-guid at customer.tenantId"});
}

TEST_CASE("case and other names hide no duplicate") {
  auto bench = perfect(k_consume);
  auto& other = bench.add_other("C-0042", Status::approved);
  other.claim.customer_tenant_id = core::to_upper(other.claim.customer_tenant_id);
  other.claim.partner_role = "Use or Consume";
  other.claim.workloads = {{.name = "exo "}};
  CHECK(places(bench.findings()) == Places{"duplicate at workloads[1].name"});
}

TEST_CASE("other workloads of the same customer are another claim") {
  auto bench = perfect(k_consume);
  bench.add_other("C-0042", Status::approved).claim.workloads = {{.name = "Intune"}, {.name = ""}};
  bench.claim().workloads.push_back({.name = ""});
  CHECK(places(bench.findings()) == Places{"workload-name at workloads[2].name"});
}

TEST_CASE("of Business Applications the subscription counts, not the product") {
  auto bench = perfect(k_usage);
  auto& other = bench.add_other("C-0042", Status::approved);
  other.claim.workloads[1].subscription_id = "";
  other.claim.workloads[0].subscription_id = "22222222-2222-4333-8444-555555555555";
  CHECK(places(bench.findings()).empty());
  other.claim.workloads[1].subscription_id =
      core::to_upper(bench.claim().workloads[0].subscription_id);
  CHECK(places(bench.findings()) == Places{"duplicate at workloads[0].subscriptionId"});
}

TEST_CASE("a subscription of another tenant is wrong in one of the two claims, whatever its role") {
  auto bench = perfect(k_usage);
  auto& other = bench.add_other("C-0042", Status::approved);
  other.claim.customer_tenant_id = k_elsewhere;
  other.claim.partner_role = "build-intent-advisor";
  other.claim.workloads[0].subscription_id = "22222222-2222-4333-8444-555555555555";
  other.claim.workloads[1].subscription_id =
      core::to_upper(bench.claim().workloads[1].subscription_id);
  CHECK(places(bench.findings()) == Places{k_in_two});
  CHECK(bench.findings()[0].says ==
        "'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee' is in tenant "
        "77777777-4b5a-4978-8695-a4b3c2d1e0f2 by C-0042 and in "
        "6f1e2d3c-4b5a-4978-8695-a4b3c2d1e0f1 by C-0001, but can be in one only: see in which, and "
        "correct the other claim");
  // The first of several; and of a claim that is not kept yet.
  bench.add_other("C-0043", Status::draft).claim.customer_tenant_id =
      "88888888-4b5a-4978-8695-a4b3c2d1e0f2";
  bench.kept.id = "";
  auto const said = said_by("subscription-of-one-tenant", bench.findings());
  REQUIRE(said.size() == 2);
  CHECK(said[1].find(" by C-0042 and in 6f1e2d3c-4b5a-4978-8695-a4b3c2d1e0f1 by this claim,") !=
        std::string::npos);
  // The same ID in upper case is the same tenant.
  bench.others.pop_back();
  other.claim.customer_tenant_id = core::to_upper(bench.claim().customer_tenant_id);
  CHECK(said_by("subscription-of-one-tenant", bench.findings()).empty());
}

TEST_CASE("a subscription that stands twice in a claim is in another tenant once") {
  auto bench = perfect(k_usage);
  bench.add_other("C-0042", Status::approved).claim.customer_tenant_id = k_elsewhere;
  bench.claim().workloads[1].subscription_id = bench.claim().workloads[0].subscription_id;
  CHECK(said_by("subscription-of-one-tenant", bench.findings()).size() == 1);
}

TEST_CASE("in another tenant it is held against claims that are open alone") {
  for (auto const status : {Status::draft, Status::approved, Status::unknown, Status::rejected,
                            Status::rejected_final, Status::other}) {
    INFO(cpor::to_string(status));
    auto bench = perfect(k_usage);
    auto& other = bench.add_other("C-0042", status).claim;
    other.customer_tenant_id = k_elsewhere;
    other.workloads.erase(other.workloads.begin());
    CHECK(places(bench.findings()) == (cpor::is_open(status) ? Places{k_in_two} : Places{}));
    bench.standing.status = Status::rejected;
    CHECK(places(bench.findings()) == Places{"editable at "});
  }
}

TEST_CASE("what is no tenant, no subscription, or the claim itself is in no other tenant") {
  auto bench = perfect(k_usage);
  auto& other = bench.add_other("C-0042", Status::approved);
  for (auto const* tenant : {"", "contoso.example", "00000000-0000-0000-0000-000000000000"}) {
    other.claim.customer_tenant_id = tenant;
    CHECK(places(bench.findings()).empty());
  }
  other.claim.customer_tenant_id = k_elsewhere;
  other.id = "C-0001";
  CHECK(places(bench.findings()).empty());
  other.id = "C-0042";
  for (auto const* subscription : {"", "S-1", "00000000-0000-0000-0000-000000000000"}) {
    for (auto* claim : {&other.claim, &bench.claim()}) {
      claim->workloads[0].subscription_id = claim->workloads[1].subscription_id = subscription;
    }
    CHECK(said_by("subscription-of-one-tenant", bench.findings()).empty());
  }
}

TEST_CASE("claims of Modern Work and Security have no subscription to be in another tenant") {
  auto bench = perfect(k_usage);
  auto& other = bench.add_other("C-0042", Status::approved);
  other.claim.customer_tenant_id = k_elsewhere;
  other.claim.solution_area = "modern-work-and-security";
  other.claim.partner_role = "use-or-consume";
  CHECK(places(bench.findings()).empty());
}

TEST_CASE("the partner's own claim in another role is no competition, another location is") {
  auto bench = perfect(k_usage);
  auto& other = bench.add_other("C-0042", Status::approved);
  other.claim.partner_role = "build-intent-advisor";
  CHECK(places(bench.findings()).empty());
  other.claim.partner_id = " 1234567 ";
  CHECK(places(bench.findings()).empty());
  other.claim.partner_id = "";
  CHECK(places(bench.findings()).empty());
  other.claim.partner_id = "7654321";
  CHECK(places(bench.findings()) == Places{"competing at workloads[0].subscriptionId",
                                           "competing at workloads[1].subscriptionId"});
  bench.claim().partner_id = "";
  CHECK(places(bench.findings()) == Places{"partner-id-digits at partnerId"});
}

TEST_CASE("the same role by another location is a duplicate, and not a competing claim too") {
  auto bench = perfect(k_consume);
  bench.add_other("C-0042", Status::approved).claim.partner_id = "7654321";
  CHECK(places(bench.findings()) == k_both_taken);
}

TEST_CASE("a role that nobody knows has no duplicates") {
  auto bench = perfect(k_consume);
  bench.add_other("C-0042", Status::approved).claim.partner_role = "";
  CHECK(places(bench.findings()).empty());
  bench.claim().partner_role = "";
  CHECK(places(bench.findings()) == Places{"partner-role-known at partnerRole"});
}

TEST_CASE("a duplicate is named with its status and by whose word that is") {
  auto bench = perfect(k_consume);
  bench.claim().workloads.pop_back();
  bench.add_other("C-0042", Status::approved);
  bench.add_other("C-0043", Status::draft);
  auto& standing = bench.others[0].standing;
  standing.text = "Approved";
  standing.source = cpor::Source::record;
  standing.source_name = "Ann";
  standing.as_of = day("2026-11-20");
  auto const said = said_by("duplicate", bench.findings());
  REQUIRE(said.size() == 1);
  CHECK(said[0].find("'Teams Phone'") != std::string::npos);
  CHECK(said[0].find("C-0042 ('Approved', " + cpor::source_text(standing) + ") and 1 more") !=
        std::string::npos);
}

TEST_CASE("a claim that cannot be edited says so by whose word, and is not too late") {
  auto bench = perfect(k_consume);
  bench.claim().planned_submission = "2026-01-01";
  for (auto const status : {Status::draft, Status::handed_off, Status::partner_action_required}) {
    bench.standing.status = status;
    CHECK(places(bench.findings()) == Places{"planned-submission-ahead at plannedSubmission"});
  }
  bench.standing.status = Status::submitted;
  bench.standing.text = "Submitted";
  CHECK(places(bench.findings()) == Places{"editable at "});
  CHECK(bench.findings()[0].says.find("'Submitted' (" + cpor::source_text(bench.standing) + ")") !=
        std::string::npos);
}

TEST_CASE("a planned submission may be today and any day after it") {
  auto bench = perfect(k_consume);
  for (auto const* planned : {"2026-11-22", "2026-11-23", ""}) {
    bench.claim().planned_submission = planned;
    CHECK(places(bench.findings()).empty());
  }
}

TEST_CASE("an acknowledgement stands though older ones are for earlier states") {
  auto bench = perfect(k_consume);
  static_cast<void>(bench.examined());
  bench.is_accepted = false;
  auto older = bench.kept.acknowledgements.back();
  older.for_digest = std::string(64, '0');
  bench.kept.acknowledgements.insert(bench.kept.acknowledgements.begin(), older);
  bench.kept.acknowledgements.push_back(older);
  CHECK(places(bench.findings()).empty());
}
