#pragma once

#include "partnerctl/core/clock.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace partnerctl::sandbox {

// Whose link: one identity in one tenant has at most one.
struct Principal {
  std::string tenant{};
  std::string object{};
  bool operator==(Principal const&) const = default;
};

// The service's record of a link. It outlives a DELETE (active becomes false), so that the version
// goes on counting and a new link keeps the time when the first one was made.
struct Link {
  Principal principal{};
  std::string partner_id{};
  int version = 0;
  std::string created{};
  std::string updated{};
  bool active = false;
  bool operator==(Link const&) const = default;
};

// Every link that was ever made or that the built-in tenants begin with.
class World {
public:
  // With the links that the built-in tenants begin with.
  World();

  // The record, active or not; nullptr when there never was one.
  Link const* find(Principal const& principal) const;
  void set(Link link);
  std::vector<Link> all() const;

private:
  std::unordered_map<std::string, Link> m_links;
};

// One line of JSON without its line end, and back; nullopt for a line that is none of ours.
std::string to_line(Link const& link);
std::optional<Link> from_line(std::string_view line);

// "2026-11-22T10:15:00.1234567Z": seven fractional digits, as the service writes them.
std::string precise_time(core::TimePoint time);

} // namespace partnerctl::sandbox
