#pragma once

#include "partnerctl/arm/call.hpp"

#include <string>
#include <vector>

namespace partnerctl::arm {

// One role that a principal holds now, as Microsoft.Authorization/roleAssignments (api-version
// 2022-04-01) answers it. One that PIM activated looks like any other here: role_schedules.hpp has
// its end.
struct RoleAssignment {
  // The whole resource ID.
  std::string id{};
  // "/", a management group's, a subscription's, a resource group's or a resource's ID (scope.hpp).
  std::string scope{};
  core::Guid role{};
  // Who it was given to: the identity itself, or a group that it is in, perhaps by way of others.
  core::Guid principal{};
  // "User", "Group", "ServicePrincipal", or what else ARM says.
  std::string principal_type{};
  // It counts only where a condition holds (attribute-based access control).
  bool conditional = false;

  bool is_of_group() const;
};

// Every role of a user or service principal in a subscription, by the filter assignedTo(): given
// directly or to one of its groups, in the subscription, below it, and above it at management
// groups and at the root. Needs the right to read role assignments, which Reader has. All pages
// (paging.hpp has the errors); an entry without a scope or a role is a protocol error, since a role
// left out could be the one that counts.
std::vector<RoleAssignment> list_role_assignments(http::Send const& send, Context const& context,
                                                  core::Guid const& subscription,
                                                  core::Guid const& principal);

} // namespace partnerctl::arm
