#include "cpor/rules/rule_fields.hpp"
#include "cpor/rules/rule_groups.hpp"
#include "cpor/rules/rule_words.hpp"
#include "partnerctl/core/attempt.hpp"
#include "partnerctl/core/ids.hpp"
#include "partnerctl/core/text.hpp"

#include <fmt/core.h>

#include <array>

namespace partnerctl::cpor {
namespace {

Hits solution_area_known(Examined const& examined) {
  auto const& text = examined.claim().solution_area;
  auto const choice = "choose one of " + core::join(area_ids(), ", ");
  if (is_blank(text)) {
    return hit_if(true, field::k_solution_area, "the solution area is missing: " + choice);
  }
  return hit_if(!area_of(text), field::k_solution_area,
                as_quote(text) + " is no solution area: " + choice);
}

Hits partner_role_known(Examined const& examined) {
  auto const& text = examined.claim().partner_role;
  auto const choice = "choose one of " + core::join(role_ids(), ", ");
  if (is_blank(text)) {
    return hit_if(true, field::k_partner_role, "the partner role is missing: " + choice);
  }
  return hit_if(!role_of(text), field::k_partner_role,
                as_quote(text) + " is no partner role: " + choice);
}

Hits role_of_area(Examined const& examined) {
  auto const area = area_of(examined.claim().solution_area);
  auto const role = role_of(examined.claim());
  if (!area || !role || facts_of(*role).area == *area) {
    return {};
  }
  auto const& facts = facts_of(*role);
  return hit_if(true, field::k_partner_role,
                fmt::format("'{}' is a role of {}, the claim is of {}: change one of them",
                            facts.portal_name, portal_name_of(facts.area), portal_name_of(*area)));
}

Hits claim_name(Examined const& examined) {
  return hit_if(is_blank(examined.claim().name), field::k_name,
                "the claim has no name: give it one by which you find it in the portal");
}

Hits partner_id_digits(Examined const& examined) {
  auto const& text = examined.claim().partner_id;
  auto const remedy = ": give the ID of the location that is enrolled in incentives, digits only";
  if (is_blank(text)) {
    return hit_if(true, field::k_partner_id, std::string("the partner ID is missing") + remedy);
  }
  auto const parsed = core::attempt([&text] { return core::PartnerId::parse(text); });
  return hit_if(!parsed, field::k_partner_id, as_quote(text) + " is not a partner ID" + remedy);
}

Hits partner_name(Examined const& examined) {
  return hit_if(is_blank(examined.claim().partner_name), field::k_partner_name,
                "your company's name is missing, which the proofs are compared with: give it as "
                "they have it");
}

Hits opt_out_where_it_exists(Examined const& examined) {
  bool const elsewhere = examined.claim().opt_out_of_incentive &&
                         is_of(examined.claim(), SolutionArea::business_applications);
  return hit_if(elsewhere, field::k_opt_out,
                "the portal lets nobody opt out of the incentive for Business Applications: leave "
                "it out");
}

constexpr std::array<Rule, 7> k_rules{{
    {.id = "solution-area-known",
     .asks = "The solution area is one of the portal's",
     .source = k_create_page,
     .find = solution_area_known},
    {.id = "partner-role-known",
     .asks = "The partner role is one of the portal's",
     .source = k_create_page,
     .find = partner_role_known},
    {.id = "role-of-area",
     .asks = "The partner role belongs to the solution area",
     .source = k_create_page,
     .find = role_of_area},
    {.id = "claim-name",
     .asks = "The claim has a name",
     .source = k_create_page,
     .find = claim_name},
    {.id = "partner-id-digits",
     .asks = "The partner ID is there, and digits only",
     .source = k_create_page,
     .find = partner_id_digits},
    {.id = "partner-name",
     .severity = Severity::warning,
     .asks = "The partner's name is there, to be compared with the proofs",
     .source = k_template,
     .find = partner_name},
    {.id = "opt-out-where-it-exists",
     .severity = Severity::warning,
     .asks = "The incentive is opted out of only for Modern Work and Security",
     .source = k_create_page,
     .find = opt_out_where_it_exists},
}};

} // namespace

std::span<Rule const> rules_of_claims() {
  return k_rules;
}

} // namespace partnerctl::cpor
