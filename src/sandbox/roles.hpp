#pragma once

#include "partnerctl/core/clock.hpp"
#include "sandbox/conditions.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace partnerctl::sandbox {

// One subscription of a tenant.
struct Subscription {
  std::string id{};
  std::string name{};
  // The tenant that it belongs to.
  std::string tenant{};
  std::string quota{};
  // The tenant that it is delegated to; empty: to none.
  std::string delegated_to{};
};

// A role as a role definition describes it.
struct Role {
  std::string_view id;
  std::string_view name;
  bool custom;
  std::string_view action;
};

// A role given to an identity, or that it may activate.
struct Grant {
  Role const* role = nullptr;
  std::string scope{};
  bool by_group = false;
  // By PIM; the end is set then.
  bool activated = false;
  bool eligible = false;
  std::optional<core::TimePoint> start{};
  std::optional<core::TimePoint> end{};
};

// The roles that occur here.
std::vector<Role> const& roles();

// What the identities see in a tenant; in their home tenant also what A. Datum delegated to it.
std::vector<Subscription> subscriptions_of(Tenant const& tenant);

// What they may do there, by the tenant's condition. An application can activate nothing.
std::vector<Grant> grants_of(Tenant const& tenant, Subscription const& subscription, Kind kind,
                             core::TimePoint now);

} // namespace partnerctl::sandbox
