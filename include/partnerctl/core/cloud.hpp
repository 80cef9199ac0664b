#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace partnerctl::core {

// The endpoints of one Azure cloud, each an origin ("https://host[:port]") without a trailing
// slash.
struct Cloud {
  std::string name{};
  std::string authority{};
  std::string resource_manager{};
  std::string partner_center{};
  std::string graph{};
  // What a token for ARM is asked for: one resource with "/.default".
  std::string resource_manager_scope{};
  std::string partner_center_scope{};
  // Of Microsoft Graph: its origin with "/.default".
  std::string graph_scope{};
  // The audience of federated credentials in this cloud.
  std::string federation_audience{};
  // A CA bundle (PEM) that this cloud's certificates are verified against as well; empty: the
  // system's alone. Only a cloud of the configuration has one.
  std::string ca_file{};
};

// public, usgov or china; nullopt for any other name. Source: Entra's and ARM's published
// endpoints.
std::optional<Cloud> built_in_cloud(std::string_view name);

// The names above and "sandbox": no configuration may redefine them.
std::vector<std::string> const& reserved_cloud_names();

} // namespace partnerctl::core
