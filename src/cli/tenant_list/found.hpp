#pragma once

#include "partnerctl/core/ids.hpp"
#include "partnerctl/fleet/boxed_error.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace partnerctl::cli {

// Where a tenant can be found, in the order in which SOURCE names them.
enum class TenantSource { arm, partner_center, file };

// One tenant as one source has it. Empty texts are unknown.
struct FoundTenant {
  TenantSource source = TenantSource::arm;
  // A GUID, but for a domain of a roster whose tenant could not be found.
  core::TenantRef tenant;
  std::string name{};
  std::string domain{};
  // "home", "guest", "lighthouse"
  std::string access{};
  // The user's own columns, with their names, in their order.
  std::vector<std::pair<std::string, std::string>> others{};
  // Its place in a roster, "customers.csv:7".
  std::string where{};
  // Why its ID could not be found.
  fleet::BoxedError error{};
};

} // namespace partnerctl::cli
