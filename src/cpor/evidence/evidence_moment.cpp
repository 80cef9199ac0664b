#include "cpor/evidence/evidence_moment.hpp"

#include "partnerctl/core/text.hpp"
#include "partnerctl/core/time.hpp"

#include <array>
#include <string>

namespace partnerctl::cpor {
namespace {

constexpr std::size_t k_day = std::string_view("2026-11-20").size();

// Divides the zone from the time before it, and writes it as RFC 3339 does; empty where there is
// none.
std::string take_zone(std::string_view& time) {
  for (std::string_view const utc : {"UTC", "GMT", "Z", "z"}) {
    if (time.ends_with(utc)) {
      time = core::trim(time.substr(0, time.size() - utc.size()));
      return "Z";
    }
  }
  auto const sign = time.find_first_of("+-");
  if (sign == std::string_view::npos) {
    return {};
  }
  std::string zone(time.substr(sign));
  time = core::trim(time.substr(0, sign));
  constexpr std::size_t k_hours = std::string_view("+09").size();
  if (zone.size() == k_hours) {
    zone += ":00";
  } else if (zone.size() == k_hours + 2) {
    zone.insert(k_hours, ":");
  }
  return zone;
}

} // namespace

std::optional<core::TimePoint> read_moment(std::string_view text) {
  constexpr std::size_t k_longest = 60;
  text = core::trim(text);
  if (text.size() <= k_day || text.size() > k_longest) {
    return std::nullopt;
  }
  auto time = text.substr(k_day + 1);
  auto const zone = take_zone(time);
  if (zone.empty()) {
    return std::nullopt;
  }
  constexpr std::size_t k_minutes = std::string_view("23:30").size();
  auto const seconds = time.size() == k_minutes ? ":00" : "";
  return core::parse_rfc3339(std::string(text.substr(0, k_day + 1)) + std::string(time) + seconds +
                             zone);
}

} // namespace partnerctl::cpor
