#include "cpor/rules/rule_words.hpp"

#include "partnerctl/core/phrase.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace partnerctl::cpor {
namespace {

// UTF-8 of what Unicode calls white space beyond ASCII, and of marks without any width that come
// along when a text is copied from a page or a table.
constexpr std::array<std::string_view, 26> k_blanks{
    "\xC2\x85",     "\xC2\xA0",     "\xE1\x9A\x80", "\xE2\x80\x80", "\xE2\x80\x81", "\xE2\x80\x82",
    "\xE2\x80\x83", "\xE2\x80\x84", "\xE2\x80\x85", "\xE2\x80\x86", "\xE2\x80\x87", "\xE2\x80\x88",
    "\xE2\x80\x89", "\xE2\x80\x8A", "\xE2\x80\x8B", "\xE2\x80\x8E", "\xE2\x80\x8F", "\xE2\x80\xA8",
    "\xE2\x80\xA9", "\xE2\x80\xAF", "\xE2\x81\x9F", "\xE2\x81\xA0", "\xE3\x80\x80", "\xEF\xBB\xBF",
    "\xC2\xAD",     "\xE1\xA0\x8E"};

// How many bytes the blank at the front of a text has; 0: none stands there.
std::size_t blank_length(std::string_view text) {
  constexpr std::string_view k_ascii = " \t\r\n\v\f";
  if (text.empty()) {
    return 0;
  }
  if (k_ascii.find(text.front()) != std::string_view::npos) {
    return 1;
  }
  auto const found = std::find_if(k_blanks.begin(), k_blanks.end(), [&](std::string_view blank) {
    return text.substr(0, blank.size()) == blank;
  });
  return found == k_blanks.end() ? 0 : found->size();
}

} // namespace

bool is_blank(std::string_view text) {
  while (auto const length = blank_length(text)) {
    text.remove_prefix(length);
  }
  return text.empty();
}

bool has_blank(std::string_view text) {
  for (; !text.empty(); text.remove_prefix(1)) {
    if (blank_length(text) > 0) {
      return true;
    }
  }
  return false;
}

std::string as_quote(std::string_view value) {
  constexpr std::size_t k_columns = 60;
  // More than enough to find it again; a field of megabytes is not worth going through.
  constexpr std::size_t k_bytes = 4096;
  return fmt::format("'{}'", core::phrase(value.substr(0, k_bytes), k_columns));
}

std::string command_for(Examined const& examined, std::string_view verb, std::string_view rest) {
  auto const& id = examined.kept->id;
  return fmt::format("partnerctl claim {} {}{}{}", verb, id.empty() ? "ID" : id,
                     rest.empty() ? "" : " ", rest);
}

Hits hit_if(bool broken, std::string_view field, std::string_view says) {
  return broken ? Hits{{.field = std::string(field), .says = std::string(says)}} : Hits{};
}

std::string workload_field(std::size_t index, std::string_view member) {
  return fmt::format("workloads[{}].{}", index, member);
}

std::string proof_field(std::size_t index) {
  return fmt::format("proofs[{}]", index);
}

std::optional<PartnerRole> role_of(Claim const& claim) {
  return role_of(claim.partner_role);
}

std::optional<SolutionArea> judged_area(Claim const& claim) {
  auto const area = area_of(claim.solution_area);
  auto const role = role_of(claim);
  if (!role) {
    return area;
  }
  auto const of_role = facts_of(*role).area;
  return !area || *area == of_role ? std::optional(of_role) : std::nullopt;
}

bool is_of(Claim const& claim, SolutionArea area) {
  return judged_area(claim) == area;
}

} // namespace partnerctl::cpor
