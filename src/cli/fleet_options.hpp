#pragma once

#include "cli/services.hpp"
#include "partnerctl/core/ids.hpp"

#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace partnerctl::cli {

// The options that every fleet command takes: which tenants, how many at once, how long a call.
struct FleetOptions {
  std::vector<std::string> tenants{};
  std::vector<std::string> rosters{};
  bool all_tenants = false;
  std::vector<std::string> exclude{};
  std::vector<std::string> labels{};
  // "K/N"
  std::optional<std::string> shard{};
  int parallel = 16;
  int timeout_seconds = 60;
};

void add_fleet_options(CLI::App& app, FleetOptions& options);

// A partner ID and where it came from; none where neither option, environment nor profile has one.
struct WantedPartner {
  std::optional<core::PartnerId> from_option{};
  // PARTNERCTL_PARTNER_ID's, else the profile's.
  std::optional<core::PartnerId> from_environment{};
  std::optional<core::PartnerId> from_profile{};
};
// Throws a usage error that names where a bad one stands.
WantedPartner wanted_partner(std::optional<std::string> const& option, Services& services);

} // namespace partnerctl::cli
