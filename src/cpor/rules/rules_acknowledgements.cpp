#include "cpor/rules/rule_fields.hpp"
#include "cpor/rules/rule_groups.hpp"
#include "cpor/rules/rule_words.hpp"

#include <fmt/core.h>

#include <array>

namespace partnerctl::cpor {
namespace {

std::string how_to(Examined const& examined) {
  return command_for(examined, "acknowledge", "--as NAME");
}

Hits acknowledged(Examined const& examined) {
  return hit_if(examined.kept->acknowledgements.empty(), field::k_acknowledgements,
                "nobody has accepted the acknowledgements yet: " + how_to(examined));
}

Hits acknowledged_as_it_is(Examined const& examined) {
  auto const& given = examined.kept->acknowledgements;
  if (given.empty() || standing_acknowledgement(*examined.kept) != nullptr) {
    return {};
  }
  return hit_if(true, field::k_acknowledgements,
                fmt::format("the claim or its proofs were changed after {} accepted the "
                            "acknowledgements: {}",
                            as_quote(given.back().by), how_to(examined)));
}

Hits acknowledged_by_name(Examined const& examined) {
  auto const* standing = standing_acknowledgement(*examined.kept);
  bool const nameless =
      standing != nullptr &&
      (is_blank(standing->by) || is_blank(standing->text) || standing->at == core::TimePoint{});
  return hit_if(nameless, field::k_acknowledgements,
                "the acknowledgements were accepted without saying by whom, what and when: " +
                    how_to(examined));
}

constexpr std::array<Rule, 3> k_rules{{
    {.id = "acknowledged",
     .asks = "Somebody has accepted the acknowledgements",
     .source = k_create_page,
     .find = acknowledged},
    {.id = "acknowledged-as-it-is",
     .asks = "The acknowledgements were accepted for the claim and the proofs as they are now",
     .source = k_ours,
     .find = acknowledged_as_it_is},
    {.id = "acknowledged-by-name",
     .asks = "It is known who accepted which acknowledgements, and when",
     .source = k_ours,
     .find = acknowledged_by_name},
}};

} // namespace

std::span<Rule const> rules_of_acknowledgements() {
  return k_rules;
}

} // namespace partnerctl::cpor
