#include "cpor/rules/rule_fields.hpp"
#include "cpor/rules/rule_groups.hpp"
#include "cpor/rules/rule_words.hpp"
#include "partnerctl/core/phrase.hpp"

#include <fmt/core.h>

#include <array>

namespace partnerctl::cpor {
namespace {

Hits planned_date(Examined const& examined) {
  auto const& text = examined.claim().planned_submission;
  return hit_if(!is_blank(text) && !core::parse_date(text), field::k_planned_submission,
                as_quote(text) +
                    " is not a day, and today is taken instead: write it as 2026-11-22");
}

// Of a claim that was submitted, it is in the past as it should be.
Hits planned_ahead(Examined const& examined) {
  auto const planned = core::parse_date(examined.claim().planned_submission);
  bool const has_passed =
      is_editable(examined.standing.status) && planned && *planned < examined.today;
  return hit_if(has_passed, field::k_planned_submission,
                as_quote(examined.claim().planned_submission) +
                    " has passed, and today is taken instead: plan another day, or none");
}

// A warning, and not an error: nothing in the claim is to be mended, and a book of approved claims
// is as it should be. Whoever enters a claim asks is_editable().
Hits editable(Examined const& examined) {
  auto const& standing = examined.standing;
  constexpr std::size_t k_columns = 60;
  return hit_if(!is_editable(standing.status), "",
                fmt::format("the claim is {} ({}), nothing of it is to be entered; another one is "
                            "made of it by: {}",
                            as_quote(standing.text), core::phrase(source_text(standing), k_columns),
                            command_for(examined, "new --from")));
}

constexpr std::array<Rule, 3> k_rules{{
    {.id = "planned-submission-date",
     .severity = Severity::warning,
     .asks = "The day of the planned submission is a day",
     .source = k_ours,
     .find = planned_date},
    {.id = "planned-submission-ahead",
     .severity = Severity::warning,
     .asks = "The planned submission is not in the past",
     .source = k_ours,
     .find = planned_ahead},
    {.id = "editable",
     .severity = Severity::warning,
     .asks = "The claim is a draft, or the portal asks the partner for something",
     .source = k_manage_page,
     .find = editable},
}};

} // namespace

std::span<Rule const> rules_of_submission() {
  return k_rules;
}

} // namespace partnerctl::cpor
