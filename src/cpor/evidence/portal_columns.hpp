#pragma once

#include <array>
#include <bitset>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace partnerctl::cpor {

// What a column of a file of evidence says.
enum class PortalColumn {
  portal_number,
  claim_name,
  status,
  consent,
  customer_tenant_id,
  customer_name,
  partner_id,
  partner_role,
  solution_area,
  engagement,
  workloads,
  subscription_id,
  attribution,
  comment,
  // The day on which the row was so.
  on,
  associated,
  // Known, and nothing is made of it: active users, paid units.
  measure,
};

enum class HeaderLanguage {
  english,
  german,
  french,
  spanish,
  italian,
  portuguese,
  dutch,
  polish,
  swedish,
  danish,
  norwegian,
  czech,
  japanese,
  chinese,
};
constexpr std::size_t k_languages = 14;
using HeaderLanguages = std::bitset<k_languages>;

// The headers that mean a column in one language, separated by '|', the most telling first.
struct ColumnHeaders {
  PortalColumn column{};
  std::string_view headers{};
};
std::span<ColumnHeaders const> headers_in(HeaderLanguage language);

struct KnownHeader {
  PortalColumn column{};
  // Of two headers that mean one column the lower counts: "Claim status" before "State".
  std::size_t rank = 0;
  // In which languages it is so called.
  HeaderLanguages languages{};
};

// By its letters and digits alone, with what stands in parentheses and without, or by its words
// whatever their order; nullopt where nothing is known of it.
std::optional<KnownHeader> known_header(std::string_view header);

} // namespace partnerctl::cpor
