#pragma once

#include "partnerctl/core/ids.hpp"
#include "partnerctl/core/json.hpp"

#include <string>

namespace partnerctl::arm {

// What a role assignment and a schedule of one have in common.
struct RoleFields {
  std::string id{};
  // The entry's `properties`.
  core::Json const* properties = nullptr;
  std::string scope{};
  core::Guid role{};
  core::Guid principal{};
  std::string principal_type{};
  bool conditional = false;
};

// Reads an entry of a list; it must outlive the result. Throws protocol where the scope or the role
// is missing; `what` names the kind of entry.
RoleFields role_fields(core::Json const& item, char const* what);

} // namespace partnerctl::arm
