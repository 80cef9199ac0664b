#include "cpor/standing/zones.hpp"

#include "partnerctl/core/phrase.hpp"
#include "partnerctl/core/text.hpp"

#include <algorithm>
#include <array>
#include <date/tz.h>
#include <exception>
#include <fstream>

namespace partnerctl::cpor {
namespace {

bool is_utc(std::string const& zone) {
  return zone == "UTC" || zone == "Etc/UTC";
}

// Who does not know the database writes the city alone ("new york"), or the case as it comes.
std::string nearest(std::string const& zone, std::vector<std::string> const& known) {
  auto wanted = core::to_lower(zone);
  std::replace(wanted.begin(), wanted.end(), ' ', '_');
  auto const is_it = [&](std::string const& name) { return core::to_lower(name) == wanted; };
  auto const is_city = [&](std::string const& name) {
    return core::to_lower(name).ends_with("/" + wanted);
  };
  auto found = std::find_if(known.begin(), known.end(), is_it);
  if (found == known.end()) {
    found = std::find_if(known.begin(), known.end(), is_city);
  }
  return found == known.end() ? core::closest(zone, known) : *found;
}

// The library ends the process over a file in the database's folder that is no zone (an assertion),
// so what would be read is looked at first.
bool is_zone_file(std::string const& zone) {
  std::ifstream file("/usr/share/zoneinfo/" + zone, std::ios::binary);
  std::array<char, 4> magic{};
  // Where the folder is another one, the library knows.
  return !file.is_open() || (file.read(magic.data(), magic.size()) &&
                             std::string_view(magic.data(), magic.size()) == "TZif");
}

std::string before(std::string const& where) {
  return where.empty() ? std::string() : where + ": ";
}

} // namespace

std::vector<std::string> zone_names() {
  std::vector<std::string> names;
  try {
    for (auto const& zone : date::get_tzdb().zones) {
      names.push_back(zone.name());
    }
  } catch (std::exception const&) {
    // There is no folder of zones: zone_trouble says what to do.
    names.clear();
  }
  return names;
}

std::optional<std::chrono::seconds> offset_of(std::string const& zone, core::TimePoint time) {
  if (is_utc(zone)) {
    return std::chrono::seconds(0);
  }
  try {
    auto const* const found = date::locate_zone(zone);
    if (!is_zone_file(zone)) {
      return std::nullopt;
    }
    return found->get_info(std::chrono::floor<std::chrono::seconds>(time)).offset;
  } catch (std::exception const&) {
    return std::nullopt;
  }
}

core::Error zone_trouble(std::string const& zone, std::vector<std::string> const& known,
                         std::string const& where) {
  auto const name = "'" + core::phrase(zone, 60) + "'";
  if (known.empty()) {
    return {.message = before(where) + "the time zone " + name +
                       " cannot be looked up: this system has no time zone database",
            .hint = "install it (the package is called tzdata), or set the time zone to UTC"};
  }
  if (std::find(known.begin(), known.end(), zone) != known.end()) {
    return {.message = before(where) + "the time zone " + name +
                       " is in the system's time zone database but cannot be read",
            .hint =
                "install that anew (the package is called tzdata), or set the time zone to UTC"};
  }
  auto const guess = nearest(zone, known);
  return core::usage_error(before(where) + name + " is no time zone of the system's database",
                           guess.empty() ? "names are those of IANA, such as Europe/Berlin or UTC"
                                         : "did you mean '" + guess + "'?");
}

} // namespace partnerctl::cpor
