#pragma once

#include "partnerctl/arm/call.hpp"

#include <optional>
#include <string>
#include <vector>

namespace partnerctl::arm {

// What a role allows, as Microsoft.Authorization/roleDefinitions (api-version 2022-04-01) answers
// it.
struct RoleDefinition {
  core::Guid id{};
  std::string name{};
  // Made by the customer. A built-in role has the same ID and name in every tenant.
  bool custom = false;
  // Of all its permissions, wildcards as they are written: "*", "Microsoft.Support/*".
  std::vector<std::string> actions{};
  std::vector<std::string> not_actions{};
  std::vector<std::string> data_actions{};

  // Whether no action and no data action is any more than a reading ("*/read"). A role without any
  // action reads only.
  bool reads_only() const;
};

// Reads one role as it is seen from a subscription; custom roles of the subscription and of the
// management groups above it are seen there. One at a time, since the list of all built-in roles is
// more than a megabyte. nullopt where ARM knows no such role (deleted since). Throws
// arm::error_of otherwise, and protocol for what is no role definition or is another one.
std::optional<RoleDefinition> read_role_definition(http::Send const& send, Context const& context,
                                                   core::Guid const& subscription,
                                                   core::Guid const& role);

} // namespace partnerctl::arm
