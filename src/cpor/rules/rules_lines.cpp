#include "cpor/rules/rule_fields.hpp"
#include "cpor/rules/rule_groups.hpp"
#include "cpor/rules/rule_words.hpp"
#include "partnerctl/core/unicode.hpp"

#include <algorithm>
#include <array>

namespace partnerctl::cpor {
namespace {

// Line ends and controls; marks of direction may be in a name.
bool breaks_line(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x2028 || c == 0x2029;
}

bool is_one_line(std::string_view text) {
  while (!text.empty()) {
    auto const c = core::first_code_point(text);
    if (c.length > 0 && breaks_line(c.value)) {
      return false;
    }
    text.remove_prefix(std::max<std::size_t>(c.length, 1));
  }
  return true;
}

std::string fault_of(std::string const& text) {
  // What is missing, others say.
  return is_blank(text) || is_one_line(text)
             ? std::string()
             : as_quote(text) + " has a line end or another character that a field of one line "
                                "does not hold: write it on one line";
}

// What the other rules judge by its form (IDs, domains, addresses, days) is not among them.
Hits one_line(Examined const& examined) {
  auto const& claim = examined.claim();
  std::array<std::pair<std::string_view, std::string const&>, 11> const texts{{
      {field::k_name, claim.name},
      {field::k_partner_name, claim.partner_name},
      {field::k_customer_name, claim.customer_name},
      {field::k_customer_contact_name, claim.customer_contact.name},
      {field::k_customer_contact_title, claim.customer_contact.title},
      {field::k_customer_contact_phone, claim.customer_contact.phone},
      {field::k_partner_contact_name, claim.partner_contact.name},
      {field::k_partner_contact_phone, claim.partner_contact.phone},
      {field::k_solution_seller, claim.solution_seller},
      {field::k_revenue_customer, claim.revenue_customer_name},
      {field::k_isv_solution, claim.isv_solution},
  }};
  auto hits = each_workload(claim, field::k_workload_name,
                            [&](std::size_t i) { return fault_of(claim.workloads[i].name); });
  for (auto const& [field, text] : texts) {
    if (auto says = fault_of(text); !says.empty()) {
      hits.push_back({.field = std::string(field), .says = std::move(says)});
    }
  }
  return hits;
}

constexpr std::array<Rule, 1> k_rules{{
    {.id = "one-line",
     .asks = "Names, titles, phones and workloads are of one line, without control characters",
     .source = k_ours,
     .find = one_line},
}};

} // namespace

std::span<Rule const> rules_of_lines() {
  return k_rules;
}

} // namespace partnerctl::cpor
