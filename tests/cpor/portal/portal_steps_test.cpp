#include "partnerctl/cpor/portal_steps.hpp"
#include "partnerctl/cpor/roles.hpp"

#include <catch2/catch.hpp>

#include <array>

using namespace partnerctl;
using namespace partnerctl::cpor;
using Catch::Matchers::Contains;
using Way = PortalValue::Way;
using Texts = std::vector<std::string>;

namespace {

constexpr char const* k_tenant = "11111111-1111-4111-8111-111111111111";
constexpr char const* k_subscription = "22222222-2222-4222-8222-222222222222";

KeptClaim kept(PartnerRole role) {
  auto const& facts = facts_of(role);
  KeptClaim result{.id = "C-0042"};
  result.claim = {.name = "Contoso rollout",
                  .solution_area = std::string(id_of(facts.area)),
                  .partner_role = std::string(facts.id),
                  .partner_id = "1234567",
                  .customer_tenant_id = k_tenant,
                  .workloads = {{.name = "First"}, {.name = "Second"}},
                  .customer_contact = {"Ann", "CIO", "ann@contoso.example", ""},
                  .partner_contact = {"Bob", "", "bob@partner.example", ""},
                  .solution_seller = "Sam Seller",
                  .revenue_customer_name = "Contoso Ltd",
                  .isv_solution = "Shop & Go"};
  return result;
}

std::vector<PortalStep> steps_of(KeptClaim const& kept) {
  return portal_steps(kept, {});
}

PortalStep step(KeptClaim const& kept, int number) {
  return steps_of(kept).at(static_cast<std::size_t>(number - 1));
}

// "type Claim name: Contoso rollout"
Texts lines_of(PortalStep const& step) {
  Texts lines;
  for (auto const& value : step.values) {
    constexpr std::array<char const*, 5> k_ways{"type", "choose", "tick", "leave", "attach"};
    lines.push_back(std::string(k_ways.at(static_cast<std::size_t>(value.way))) + ' ' +
                    value.label + ": " + value.value);
  }
  return lines;
}

} // namespace

TEST_CASE("there are the portal's 19 steps for every role, in its order and by its labels") {
  Texts const labels{"Incentives",   "Customer claims", "solution area", "Add customer",
                     "partner role", "claim name",      "Next",          "Select the",
                     "Next",         "contact",         "Next",          "Review",
                     "Add customer", "Draft",           "Upload POE",    "Proof of execution",
                     "proofs",       "Submit claim",    "Submitted"};
  for (auto const& facts : roles()) {
    auto const steps = steps_of(kept(facts.role));
    REQUIRE(steps.size() == 19);
    for (std::size_t i = 0; i < steps.size(); ++i) {
      CHECK(steps[i].number == static_cast<int>(i) + 1);
      CHECK_THAT(steps[i].says, Contains(labels[i]));
      CHECK(steps[i].says.back() != '.');
    }
  }
}

TEST_CASE("the area and the role are chosen by the portal's own words") {
  auto const claim = kept(PartnerRole::usage_recognition);
  CHECK(lines_of(step(claim, 3)) == Texts{"choose Solution area: Business Applications"});
  CHECK(lines_of(step(claim, 5)) ==
        Texts{"choose Partner role: Usage recognition - Non-Incentivized"});
  CHECK_THAT(step(claim, 5).note, Contains("if you drive their adoption"));
}

TEST_CASE("the panel gets name, partner ID, tenant, and the box that Modern Work has") {
  auto claim = kept(PartnerRole::use_or_consume);
  auto const tenant = std::string("type Customer tenant ID: ") + k_tenant;
  Texts expected{"type Claim name: Contoso rollout", "choose Partner ID (location): 1234567",
                 tenant, "leave Opt out of incentive payments for this claim: leave unticked"};
  CHECK(lines_of(step(claim, 6)) == expected);
  claim.claim.opt_out_of_incentive = true;
  expected.back() = "tick Opt out of incentive payments for this claim: tick";
  CHECK(lines_of(step(claim, 6)) == expected);
  claim.claim.customer_domain = "contoso.example";
  expected.insert(expected.begin() + 3, "type Customer domain: contoso.example");
  CHECK(lines_of(step(claim, 6)) == expected);
  CHECK_THAT(step(claim, 6).note, Contains("no domain"));
}

TEST_CASE("Business Applications have no box to opt out, and a claim that does is told so") {
  auto claim = kept(PartnerRole::build_intent_advisor);
  CHECK(step(claim, 6).values.size() == 3);
  CHECK_THAT(step(claim, 6).note, !Contains("opts out"));
  claim.claim.opt_out_of_incentive = true;
  CHECK(step(claim, 6).values.size() == 3);
  CHECK_THAT(step(claim, 6).note, Contains("opts out"));
}

TEST_CASE("workloads are chosen, and products with the subscription of each") {
  auto modern = kept(PartnerRole::use_or_consume);
  CHECK(step(modern, 8).says == "Select the workloads");
  CHECK(lines_of(step(modern, 8)) ==
        Texts{"choose Workload 1: First", "choose Workload 2: Second"});
  auto business = kept(PartnerRole::influenced_revenue);
  business.claim.workloads[0].subscription_id = k_subscription;
  CHECK(step(business, 8).says == "Select the products and the subscription ID of each");
  CHECK(lines_of(step(business, 8)) ==
        Texts{"choose Product 1: First", std::string("choose Subscription ID 1: ") + k_subscription,
              "choose Product 2: Second", "choose Subscription ID 2: "});
  business.claim.workloads.pop_back();
  CHECK(lines_of(step(business, 8)) ==
        Texts{"choose Product: First", std::string("choose Subscription ID: ") + k_subscription});
}

TEST_CASE("a subscription that Modern Work does not ask for is not hidden") {
  auto claim = kept(PartnerRole::use_or_consume);
  claim.claim.workloads = {{.name = "Teams", .subscription_id = k_subscription}};
  CHECK(step(claim, 8).values.size() == 2);
}

TEST_CASE("both contacts are typed in, a phone only where the claim has one") {
  auto claim = kept(PartnerRole::use_or_consume);
  Texts expected{"type Customer contact name: Ann", "type Customer contact title: CIO",
                 "type Customer contact email: ann@contoso.example",
                 "type Company contact name: Bob",
                 "type Company contact email: bob@partner.example"};
  CHECK(lines_of(step(claim, 10)) == expected);
  CHECK_THAT(step(claim, 10).note, !Contains("phone"));
  claim.claim.customer_contact.phone = "+49 1";
  claim.claim.partner_contact.phone = "+49 2";
  expected.insert(expected.begin() + 3, "type Customer contact phone: +49 1");
  expected.emplace_back("type Company contact phone: +49 2");
  CHECK(lines_of(step(claim, 10)) == expected);
  CHECK_THAT(step(claim, 10).note, Contains("not in the published list"));
}

TEST_CASE("only influenced revenue has fields of its own in the section of proofs") {
  for (auto const& facts : roles()) {
    auto const section = step(kept(facts.role), 16);
    CHECK_THAT(section.note, Contains("not published"));
    CHECK(lines_of(section) == (facts.role == PartnerRole::influenced_revenue
                                    ? Texts{"type Dynamics solution seller name: Sam Seller",
                                            "type Customer name: Contoso Ltd",
                                            "type Name of ISV product/solution: Shop & Go"}
                                    : Texts{}));
  }
}

TEST_CASE("the proofs are attached by their names in the pack") {
  auto claim = kept(PartnerRole::use_or_consume);
  auto const with = [&](Texts const& files) { return portal_steps(claim, files).at(16); };
  CHECK(lines_of(with({"sow.pdf", "sow-2.pdf"})) ==
        Texts{"attach Proof of execution 1: sow.pdf", "attach Proof of execution 2: sow-2.pdf"});
  CHECK(lines_of(with({"sow.pdf"})) == Texts{"attach Proof of execution: sow.pdf"});
  CHECK_THAT(with({"sow.pdf"}).note, !Contains("no proof"));
  CHECK(with({}).values.empty());
  CHECK_THAT(with({}).note, Contains("partnerctl claim attach C-0042 FILE"));
}

TEST_CASE("usage recognition without Microsoft's form is told what partners report") {
  auto claim = kept(PartnerRole::usage_recognition);
  claim.proofs = {{.kind = ProofKind::statement_of_work}};
  CHECK_THAT(step(claim, 17).note, Contains("Download template"));
  claim.proofs.push_back({.kind = ProofKind::template_form});
  CHECK_THAT(step(claim, 17).note, !Contains("Download template"));
  auto const other = kept(PartnerRole::build_intent_advisor);
  CHECK_THAT(step(other, 17).note, !Contains("Download template"));
}

TEST_CASE("comments are typed in, and who accepted what for the claim as it is is told") {
  auto claim = kept(PartnerRole::use_or_consume);
  CHECK(step(claim, 18).values.empty());
  CHECK_THAT(step(claim, 18).note, Contains("Nobody has accepted") &&
                                       Contains("partnerctl claim acknowledge C-0042 --as NAME"));
  claim.claim.comments = "First line\r\nsecond & last ";
  claim.acknowledgements = {{.by = "Ann\x1b[31m",
                             .for_digest = acknowledged_digest(claim.claim, claim.proofs),
                             .at = core::TimePoint{}}};
  CHECK(lines_of(step(claim, 18)) == Texts{"type Comments: First line\r\nsecond & last "});
  CHECK_THAT(step(claim, 18).note, Contains("Ann") && Contains("1970-01-01T00:00:00Z") &&
                                       !Contains("\x1b") && !Contains("Nobody"));
  claim.claim.name += "!";
  CHECK_THAT(step(claim, 18).note, Contains("Nobody has accepted"));
}

TEST_CASE("the last step says how to record what the portal says, and nothing is said to be done") {
  auto const claim = kept(PartnerRole::use_or_consume);
  CHECK(lines_of(step(claim, 19)) ==
        Texts{"type Command: partnerctl claim record C-0042 --status Submitted --number NUMBER"});
  CHECK_THAT(step(claim, 19).note, Contains("handed off, not as submitted"));
}

TEST_CASE("an area that is not known is the role's, else the claim's own word") {
  auto claim = kept(PartnerRole::use_or_consume);
  claim.claim.solution_area = "";
  CHECK(lines_of(step(claim, 3)) == Texts{"choose Solution area: Modern Work and Security"});
  claim.claim.solution_area = "Azure";
  claim.claim.partner_role = "Friend";
  CHECK(lines_of(step(claim, 3)) == Texts{"choose Solution area: Azure"});
  CHECK_THAT(step(claim, 3).note, Contains("The tabs that are known"));
  CHECK(lines_of(step(claim, 5)) == Texts{"choose Partner role: Friend"});
  CHECK(step(claim, 6).values.size() == 3);
  claim.claim.opt_out_of_incentive = true;
  CHECK(step(claim, 6).values.size() == 4);
}

TEST_CASE("what an empty claim does not have is there to be missed") {
  auto const steps = steps_of({.id = "C-0001"});
  CHECK(lines_of(steps.at(5)) ==
        Texts{"type Claim name: ", "choose Partner ID (location): ", "type Customer tenant ID: "});
  CHECK(lines_of(steps.at(7)) == Texts{"choose Workload: "});
  CHECK(steps.at(9).values.size() == 5);
}

TEST_CASE("values are handed on as they are") {
  auto claim = kept(PartnerRole::use_or_consume);
  std::string const odd = "  a\tb\r\n\"<&>' \xF0\x9F\x9A\x80\x1b\xFF ";
  claim.claim.name = claim.claim.customer_tenant_id = claim.claim.customer_contact.title = odd;
  claim.claim.workloads = {{.name = odd}};
  CHECK(step(claim, 6).values.at(0).value == odd);
  CHECK(step(claim, 6).values.at(2).value == odd);
  CHECK(step(claim, 8).values.at(0).value == odd);
  CHECK(step(claim, 10).values.at(1).value == odd);
}
