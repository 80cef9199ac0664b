#include "cpor/claim_bench.hpp"

namespace partnerctl::test {
namespace {

using cpor::PartnerRole;
using cpor::SolutionArea;

cpor::Catalogue small_catalogue() {
  auto const modern = SolutionArea::modern_work_and_security;
  auto const business = SolutionArea::business_applications;
  return {.dated = day("2026-11-01"),
          .source = "built-in",
          .entries = {{.area = modern, .name = "Teams Phone"},
                      {.area = modern, .name = "Exchange", .aliases = {"EXO"}},
                      {.area = modern, .name = "Intune"},
                      {.area = modern, .name = "Yammer", .earns = false, .note = "not since FY23"},
                      {.area = business, .name = "Sales"},
                      {.area = business, .name = "Customer Service"},
                      {.area = business, .name = "Talent Onboard", .earns = false}}};
}

void fill_parties(cpor::Claim& claim, cpor::RoleFacts const& facts) {
  claim.name = "Contoso adoption 2026";
  claim.solution_area = std::string(cpor::id_of(facts.area));
  claim.partner_role = std::string(facts.id);
  claim.partner_id = "1234567";
  claim.partner_name = "Fabrikam Partner Ltd";
  claim.customer_tenant_id = "6f1e2d3c-4b5a-4978-8695-a4b3c2d1e0f1";
  claim.customer_domain = "contoso.example";
  claim.customer_name = "Contoso GmbH";
  claim.customer_country = "DE";
  claim.customer_contact = {
      .name = "Carla Customer", .title = "IT Director", .email = "carla@contoso.example"};
  claim.partner_contact = {.name = "Paul Partner", .email = "paul@fabrikam.example"};
}

void fill_workloads(cpor::Claim& claim, cpor::RoleFacts const& facts) {
  if (facts.area == SolutionArea::modern_work_and_security) {
    claim.workloads = {{.name = "Teams Phone"}, {.name = "Exchange"}};
    return;
  }
  claim.workloads = {{.name = "Sales",
                      .subscription_id = "11111111-2222-4333-8444-555555555555",
                      .subscription_ends = "2027-06-30"},
                     {.name = "Customer Service",
                      .subscription_id = "aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee",
                      .subscription_ends = "2027-06-30"}};
}

cpor::ReadProof good_proof(std::string const& name) {
  return {.proof = {.sha256 = std::string(64, 'a'),
                    .name = name,
                    .kind = cpor::ProofKind::template_form,
                    .size = 48'000,
                    .acknowledged = day("2026-10-05"),
                    .by = "Paul Partner"},
          .reading = {.has_tenant_id = true,
                      .has_customer = true,
                      .has_partner = true,
                      .latest_date = day("2026-10-05"),
                      .has_signature_line = true}};
}

} // namespace

core::Date day(std::string_view text) {
  return core::parse_date(text).value();
}

ClaimBench perfect(PartnerRole role) {
  auto const& facts = cpor::facts_of(role);
  ClaimBench bench;
  bench.kept.id = "C-0001";
  bench.standing.text = "draft";
  bench.catalogue = small_catalogue();
  bench.own_tenants = {"99999999-8888-4777-8666-555555555555"};
  bench.today = day("2026-11-22");
  fill_parties(bench.claim(), facts);
  fill_workloads(bench.claim(), facts);
  if (role == PartnerRole::influenced_revenue) {
    bench.claim().solution_seller = "Sam Seller";
    bench.claim().revenue_customer_name = "Contoso GmbH";
    bench.claim().isv_solution = "Fabrikam Routes";
  }
  bench.add_proof("sow.docx");
  return bench;
}

cpor::ReadProof& ClaimBench::add_proof(std::string const& name) {
  return proofs.emplace_back(good_proof(name));
}

cpor::KeptClaim& ClaimBench::add_other(std::string const& id, cpor::Status status) {
  auto& other = neighbours.emplace_back(kept);
  other.id = id;
  cpor::Standing standing_of_other;
  standing_of_other.status = status;
  standing_of_other.text = std::string(cpor::to_string(status));
  others.push_back({.kept = &other, .standing = standing_of_other});
  return other;
}

cpor::Examined ClaimBench::examined() {
  kept.proofs.clear();
  for (auto const& proof : proofs) {
    kept.proofs.push_back(proof.proof);
  }
  if (is_accepted) {
    kept.acknowledgements = {{.by = "Ann Admin",
                              .text = "I accept",
                              .for_digest = cpor::acknowledged_digest(kept.claim, kept.proofs),
                              .at = core::TimePoint(std::chrono::seconds(1'790'000'000))}};
  }
  return {.kept = &kept,
          .standing = standing,
          .proofs = proofs,
          .others = others,
          .catalogue = &catalogue,
          .policy = policy,
          .own_tenants = own_tenants,
          .clocks = clocks,
          .today = today};
}

std::vector<cpor::Finding> ClaimBench::findings() {
  return cpor::check(examined());
}

std::vector<std::string> places(std::vector<cpor::Finding> const& findings) {
  std::vector<std::string> all;
  for (auto const& finding : findings) {
    all.push_back(finding.rule + " at " + finding.field);
  }
  return all;
}

std::vector<std::string> said_by(std::string_view rule,
                                 std::vector<cpor::Finding> const& findings) {
  std::vector<std::string> all;
  for (auto const& finding : findings) {
    if (finding.rule == rule) {
      all.push_back(finding.says);
    }
  }
  return all;
}

} // namespace partnerctl::test
