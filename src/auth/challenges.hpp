#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace partnerctl::auth {

// One challenge of a `WWW-Authenticate` field.
struct Challenge {
  std::string scheme{};
  // Names as they came, values without their quotes.
  std::vector<std::pair<std::string, std::string>> parameters{};

  // The first of that name, in any case.
  std::optional<std::string> get(std::string_view name) const;
};

// The challenges of one field (RFC 9110, section 11.6.1), as far as it can be read: what follows a
// quoted text without an end is left out, with the challenge that it is in.
std::vector<Challenge> parse_challenges(std::string_view field);

} // namespace partnerctl::auth
