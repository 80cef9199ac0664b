#pragma once

#include "partnerctl/fleet/outcome.hpp"

#include <functional>
#include <optional>
#include <string>

namespace partnerctl::cli {

// The name that the partner behind the ID must have (--expect-name, or the profile's partner_name):
// a mistyped ID is somebody else's, and the service accepts it.
class ExpectedName {
public:
  explicit ExpectedName(std::optional<std::string> name) : m_name(std::move(name)) {}

  // Throws where the first reading already shows the wanted ID with another name.
  void check_before_write(fleet::Outcome const& outcome) const;
  // DispatchOptions::proves: false while no answer has shown the name, throws for another one;
  // empty when no name is expected.
  std::function<bool(fleet::Outcome const&)> proof() const;

private:
  void check(std::string const& found, fleet::Outcome const& outcome) const;

  std::optional<std::string> m_name;
};

} // namespace partnerctl::cli
