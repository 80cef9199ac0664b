#include "pal/holdings.hpp"

#include "partnerctl/core/text.hpp"

#include <algorithm>

namespace partnerctl::pal {
namespace {

// PIM names the assignment behind a schedule; where it does not, the same role of the same
// principal at the same scope is it.
bool belong_together(arm::RoleAssignment const& assignment, arm::RoleSchedule const& schedule) {
  if (!schedule.assignment_id.empty()) {
    return core::equal_ignoring_case(schedule.assignment_id, assignment.id);
  }
  return schedule.role == assignment.role && schedule.principal == assignment.principal &&
         core::equal_ignoring_case(schedule.scope, assignment.scope);
}

arm::RoleDefinition const* definition_of(core::Guid const& role, SubscriptionAccess const& access) {
  auto const found = std::find_if(access.definitions.begin(), access.definitions.end(),
                                  [&role](auto const& one) { return one.id == role; });
  return found == access.definitions.end() ? nullptr : &*found;
}

// schedule: what PIM says of the role's name and kind, or nullptr.
void describe(Holding& holding, SubscriptionAccess const& access, EarningRoles const& table,
              arm::RoleSchedule const* schedule) {
  auto const* definition = definition_of(holding.role, access);
  bool const custom =
      definition != nullptr ? definition->custom : schedule != nullptr && schedule->custom;
  std::string name;
  if (definition != nullptr) {
    name = definition->name;
    holding.reads_only = definition->reads_only();
  } else if (schedule != nullptr) {
    name = schedule->role_name;
  }
  // A customer's own role may have any name, also one of the table's.
  auto const* known = table.find(holding.role, custom ? "" : name);
  if (known != nullptr) {
    holding.standing = known->earns ? RoleStanding::earns : RoleStanding::does_not_earn;
    name = name.empty() ? known->name : name;
  } else {
    holding.standing = custom ? RoleStanding::custom : RoleStanding::unlisted;
  }
  holding.name = core::printable(name.empty() ? holding.role.text() : name);
}

Holding holding_of(arm::RoleSchedule const& schedule, SubscriptionAccess const& access,
                   EarningRoles const& table) {
  Holding holding{.role = schedule.role,
                  .scope = schedule.scope,
                  .by_group = core::equal_ignoring_case(schedule.principal_type, "Group"),
                  .activated = schedule.activated,
                  .start = schedule.start,
                  .end = schedule.end};
  describe(holding, access, table, &schedule);
  return holding;
}

Holding holding_of(arm::RoleAssignment const& assignment, arm::RoleSchedule const* schedule,
                   SubscriptionAccess const& access, EarningRoles const& table) {
  Holding holding{.role = assignment.role,
                  .scope = assignment.scope,
                  .by_group = assignment.is_of_group(),
                  .conditional = assignment.conditional};
  if (schedule != nullptr) {
    holding.activated = schedule->activated;
    holding.start = schedule->start;
    holding.end = schedule->end;
  }
  describe(holding, access, table, schedule);
  return holding;
}

} // namespace

std::vector<Holding> held_roles(SubscriptionAccess const& access, EarningRoles const& table) {
  std::vector<Holding> holdings;
  std::vector<bool> used(access.active.size(), false);
  for (auto const& assignment : access.assignments) {
    arm::RoleSchedule const* behind = nullptr;
    for (std::size_t i = 0; i < access.active.size(); ++i) {
      if (!used[i] && belong_together(assignment, access.active[i])) {
        behind = &access.active[i];
        used[i] = true;
        break;
      }
    }
    holdings.push_back(holding_of(assignment, behind, access, table));
  }
  for (std::size_t i = 0; i < access.active.size(); ++i) {
    if (!used[i]) {
      holdings.push_back(holding_of(access.active[i], access, table));
    }
  }
  return holdings;
}

std::vector<Holding> eligible_roles(SubscriptionAccess const& access, EarningRoles const& table) {
  std::vector<Holding> holdings;
  for (auto const& schedule : access.eligible) {
    holdings.push_back(holding_of(schedule, access, table));
  }
  return holdings;
}

} // namespace partnerctl::pal
