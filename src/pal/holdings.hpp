#pragma once

#include "partnerctl/pal/earning.hpp"

#include <optional>
#include <string>
#include <vector>

namespace partnerctl::pal {

// What the table says of a role.
enum class RoleStanding { earns, does_not_earn, custom, unlisted };

// One role that an identity holds, held, will hold or may activate: an assignment and what PIM says
// of it, brought together.
struct Holding {
  core::Guid role{};
  // Printable; the role's ID where nobody says its name.
  std::string name{};
  RoleStanding standing = RoleStanding::unlisted;
  // By its definition, where that is known.
  bool reads_only = false;
  std::string scope{};
  bool by_group = false;
  bool conditional = false;
  bool activated = false;
  std::optional<core::TimePoint> start{};
  std::optional<core::TimePoint> end{};

  bool is_on(core::TimePoint now) const {
    return (!start || *start <= now) && (!end || now < *end);
  }
};

// Every role held: each assignment with the times that PIM gives it, then what PIM alone knows of
// (an activation that ARM does not list yet, or no longer).
std::vector<Holding> held_roles(SubscriptionAccess const& access, EarningRoles const& table);

// Every role that may be activated.
std::vector<Holding> eligible_roles(SubscriptionAccess const& access, EarningRoles const& table);

} // namespace partnerctl::pal
