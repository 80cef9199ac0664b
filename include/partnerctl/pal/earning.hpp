#pragma once

#include "partnerctl/arm/role_assignments.hpp"
#include "partnerctl/arm/role_definitions.hpp"
#include "partnerctl/arm/role_schedules.hpp"
#include "partnerctl/arm/subscriptions.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/pal/earning_roles.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace partnerctl::pal {

// What one identity may do in one subscription, as it was read (access.hpp).
struct SubscriptionAccess {
  arm::Subscription subscription{};
  std::vector<arm::RoleAssignment> assignments{};
  // What PIM says: the roles held, with their end, and those that may be activated.
  std::vector<arm::RoleSchedule> active{};
  std::vector<arm::RoleSchedule> eligible{};
  // Of the roles that the table of earning roles does not have by their ID.
  std::vector<arm::RoleDefinition> definitions{};
  // It belongs to another tenant and is only delegated to this one (Lighthouse).
  bool delegated = false;
  // Why the assignments, or what PIM says, could not be read.
  std::optional<core::Error> unreadable{};
  std::optional<core::Error> schedules_unreadable{};
};

// The same in one tenant.
struct TenantAccess {
  std::vector<SubscriptionAccess> subscriptions{};
  // Why the subscriptions could not be listed.
  std::optional<core::Error> unreadable{};
};

// Whether a link earns credit by the access that its identity has. The words are the contract's:
// earns, does-not-earn, unknown.
enum class Earns { yes, no, unknown };
std::string_view to_string(Earns earns);

// Why. The words are stable: earning-role; no-earning-role, nothing-assigned, expired, not-started,
// eligible-only; custom-role, unlisted-role, delegated, unreadable.
enum class EarningReason {
  // yes
  earning_role,
  // no
  no_earning_role, // such as Reader only
  nothing_assigned,
  expired,
  not_started,
  eligible_only, // may be activated in PIM, and is not
  // unknown
  custom_role,   // Microsoft says nothing of them
  unlisted_role, // built in, and not in the table
  delegated,     // Azure shows nobody the roles of a delegation by Lighthouse
  unreadable,
};
std::string_view to_string(EarningReason reason);

// The verdict on one subscription. All texts are printable sentences without a full stop.
struct Earning {
  Earns earns = Earns::unknown;
  EarningReason why = EarningReason::unreadable;
  // Nil and empty where it is a verdict on a tenant without a subscription.
  core::Guid subscription{};
  std::string subscription_name{};
  std::string state{};
  // What its quota ID says of its offer.
  std::string offer{};
  // Of the deciding role: where it is held (ARM's scope), its name, and whether by a group. Empty
  // where no role decides.
  std::string scope{};
  std::string role{};
  bool by_group = false;
  // When the deciding role ends, or ended.
  std::optional<core::TimePoint> until{};
  std::string reason{};
  // What to do; empty where there is nothing to do.
  std::string remedy{};
  // Where the access is more than the credit needs: what it is, and the least that earns. Empty
  // elsewhere.
  std::string excess{};
  // What else there is to know: of the offer, the state, a condition, what could not be read.
  std::vector<std::string> notes{};
};

// The verdict on a tenant: it earns where any of its subscriptions does; it is unknown where none
// does and one is unknown.
struct TenantEarning {
  Earns earns = Earns::unknown;
  // The verdict on the subscription that decides: the best one to show for the tenant.
  Earning deciding{};
  // On every subscription, in the order they were read.
  std::vector<Earning> subscriptions{};
};

// Pure: the verdicts on what was read, by the table, at that time.
Earning judge(SubscriptionAccess const& access, EarningRoles const& table, core::TimePoint now);
TenantEarning judge(TenantAccess const& access, EarningRoles const& table, core::TimePoint now);

// The role that earns with the least access, by the table: Support Request Contributor where it
// earns; empty where neither it nor Contributor does.
std::string least_earning_role(EarningRoles const& table);

} // namespace partnerctl::pal
