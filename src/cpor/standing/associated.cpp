#include "cpor/standing/associated.hpp"

#include <string_view>

namespace partnerctl::cpor {
namespace {

constexpr std::string_view k_words = "associated since ";
// What may stand behind them.
constexpr std::string_view k_between = "; ";
constexpr std::size_t k_day_size = 10;

} // namespace

std::string associated_words(core::Date since) {
  return std::string(k_words) + core::format_date(since);
}

std::optional<core::Date> associated_since(Event const& event) {
  std::string_view rest = event.comment;
  if (event.kind != EventKind::association || !rest.starts_with(k_words)) {
    return std::nullopt;
  }
  rest.remove_prefix(k_words.size());
  auto const day = rest.substr(0, k_day_size);
  rest.remove_prefix(day.size());
  return rest.empty() || rest.starts_with(k_between) ? core::parse_date(day) : std::nullopt;
}

} // namespace partnerctl::cpor
