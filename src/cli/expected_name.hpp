#pragma once

#include "cli/services.hpp"
#include "partnerctl/fleet/outcome.hpp"
#include "partnerctl/fleet/selection.hpp"

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace partnerctl::cli {

// The names that partners must have (--expect-name, or partner_name of the profile that a row signs
// in with): a mistyped ID is somebody else's, and the service accepts it.
class ExpectedNames {
public:
  explicit ExpectedNames(std::optional<std::string> option) : m_option(std::move(option)) {}

  // Learns which partner ID must have which name. Throws a usage error where --expect-name meets
  // more than one partner ID.
  void learn(std::vector<fleet::Assignment> const& assignments, Services& services);
  // Throws where Partner Center has another name for the partner ID.
  void check_name(std::string const& id, std::string const& name) const;
  // Throws where the first reading already shows the wanted ID with another name.
  void check_before_write(fleet::Outcome const& outcome) const;
  // DispatchOptions::proves: false until an answer has shown the name of every such partner ID,
  // throws for another name; empty where no name is expected.
  std::function<bool(fleet::Outcome const&)> proof();

private:
  bool proves(fleet::Outcome const& outcome);
  void check(std::string const& id, std::string const& found, std::string const& request_id) const;

  std::optional<std::string> m_option;
  // By partner ID.
  std::map<std::string, std::string> m_names{};
  std::set<std::string> m_proved{};
};

} // namespace partnerctl::cli
