#include "cpor/rules/rule_fields.hpp"
#include "cpor/rules/rule_groups.hpp"
#include "cpor/rules/rule_words.hpp"

#include <array>

namespace partnerctl::cpor {
namespace {

bool is_missing(Examined const& examined, std::string const& text) {
  return role_of(examined.claim()) == PartnerRole::influenced_revenue && is_blank(text);
}

Hits revenue_seller(Examined const& examined) {
  return hit_if(is_missing(examined, examined.claim().solution_seller), field::k_solution_seller,
                "influenced revenue needs the name of the Dynamics solution seller: give "
                "it");
}

Hits revenue_customer(Examined const& examined) {
  return hit_if(is_missing(examined, examined.claim().revenue_customer_name),
                field::k_revenue_customer, "influenced revenue needs the customer's name: give it");
}

Hits revenue_solution(Examined const& examined) {
  return hit_if(is_missing(examined, examined.claim().isv_solution), field::k_isv_solution,
                "influenced revenue needs the name of the ISV product or solution: give it");
}

Hits revenue_where_it_exists(Examined const& examined) {
  auto const& claim = examined.claim();
  auto const role = role_of(claim);
  Hits hits;
  auto const look = [&](std::string_view field, std::string const& text) {
    if (role && role != PartnerRole::influenced_revenue && !is_blank(text)) {
      hits.push_back(
          {.field = std::string(field),
           .says = as_quote(text) + " is asked for influenced revenue only: leave it out"});
    }
  };
  look(field::k_solution_seller, claim.solution_seller);
  look(field::k_revenue_customer, claim.revenue_customer_name);
  look(field::k_isv_solution, claim.isv_solution);
  return hits;
}

constexpr std::array<Rule, 4> k_rules{{
    {.id = "revenue-seller",
     .asks = "A claim of influenced revenue names the Dynamics solution seller",
     .source = k_create_page,
     .find = revenue_seller},
    {.id = "revenue-customer",
     .asks = "A claim of influenced revenue names the customer",
     .source = k_create_page,
     .find = revenue_customer},
    {.id = "revenue-solution",
     .asks = "A claim of influenced revenue names the ISV product or solution",
     .source = k_create_page,
     .find = revenue_solution},
    {.id = "revenue-where-it-exists",
     .severity = Severity::warning,
     .asks = "The fields of influenced revenue are given for that role only",
     .source = k_create_page,
     .find = revenue_where_it_exists},
}};

} // namespace

std::span<Rule const> rules_of_revenue() {
  return k_rules;
}

} // namespace partnerctl::cpor
