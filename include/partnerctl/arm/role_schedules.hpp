#pragma once

#include "partnerctl/arm/call.hpp"

#include <optional>
#include <string>
#include <vector>

namespace partnerctl::arm {

// What Privileged Identity Management (PIM) knows of one role of the caller: an instance of
// Microsoft.Authorization/roleAssignmentSchedules (held) or roleEligibilitySchedules (may be
// activated), api-version 2020-10-01.
struct RoleSchedule {
  std::string scope{};
  core::Guid role{};
  core::Guid principal{};
  std::string principal_type{};
  // From when until when; nullopt: not limited.
  std::optional<core::TimePoint> start{};
  std::optional<core::TimePoint> end{};
  // Held because the caller activated it, not because it was assigned.
  bool activated = false;
  // Of a held one, the ID of the role assignment behind it; empty where PIM does not say.
  std::string assignment_id{};
  // By the name and the kind that PIM shows; empty and false where it does not say.
  std::string role_name{};
  bool custom = false;

  // True from its start until just before its end.
  bool is_on(core::TimePoint now) const;
};

// The roles that the caller holds in a subscription, below and above it, permanent ones too, by the
// filter asTarget(). It needs no right to read other people's. All pages (paging.hpp has the
// errors); an entry without a scope or a role, or with a time that is none, is a protocol error. A
// tenant without the licence for PIM has no schedules.
std::vector<RoleSchedule> list_active_schedules(http::Send const& send, Context const& context,
                                                core::Guid const& subscription);

// The same for the roles that the caller may activate.
std::vector<RoleSchedule> list_eligible_schedules(http::Send const& send, Context const& context,
                                                  core::Guid const& subscription);

} // namespace partnerctl::arm
