#include "partnerctl/arm/role_schedules.hpp"

#include "arm/role_fields.hpp"
#include "partnerctl/arm/paging.hpp"
#include "partnerctl/core/attempt.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/core/time.hpp"

#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace partnerctl::arm {
namespace {

std::optional<core::TimePoint> time_at(core::Json const& properties, std::string_view key) {
  auto const text = core::string_at(properties, key);
  // The first and the last year are what services write for "never".
  if (!text || text->empty() || text->starts_with("0001-") || text->starts_with("9999-")) {
    return std::nullopt;
  }
  auto const time = core::parse_rfc3339(*text);
  // Taken for "not limited", an end that cannot be read would make a credit of an expired role.
  if (!time) {
    throw core::Error{.kind = core::ErrorKind::protocol,
                      .message =
                          fmt::format("Azure Resource Manager answered a role schedule whose "
                                      "{} is no time",
                                      key)};
  }
  return time;
}

RoleSchedule schedule_of(core::Json const& item) {
  auto const fields = role_fields(item, "role schedule");
  auto const text = [&fields](std::string_view key) {
    return core::string_at(*fields.properties, key).value_or("");
  };
  RoleSchedule schedule{.scope = fields.scope,
                        .role = fields.role,
                        .principal = fields.principal,
                        .principal_type = fields.principal_type,
                        .start = time_at(*fields.properties, "startDateTime"),
                        .end = time_at(*fields.properties, "endDateTime"),
                        .activated = core::equal_ignoring_case(text("assignmentType"), "Activated"),
                        .assignment_id = text("originRoleAssignmentId")};
  auto const* expanded = core::member_at(*fields.properties, "expandedProperties");
  auto const* role = expanded == nullptr ? nullptr : core::member_at(*expanded, "roleDefinition");
  if (role != nullptr) {
    schedule.role_name = core::string_at(*role, "displayName").value_or("");
    schedule.custom =
        core::equal_ignoring_case(core::string_at(*role, "type").value_or(""), "CustomRole");
  }
  return schedule;
}

// A schedule that came to nothing is listed for a while, and gives nobody a role.
bool came_to_nothing(core::Json const& item) {
  static constexpr std::array<std::string_view, 7> k_words{
      "Revoked", "Denied", "AdminDenied", "Canceled", "Failed", "TimedOut", "Invalid"};
  auto const* const properties = core::member_at(item, "properties");
  auto const status =
      properties == nullptr ? "" : core::string_at(*properties, "status").value_or("");
  return std::any_of(k_words.begin(), k_words.end(), [&](std::string_view word) {
    return core::equal_ignoring_case(status, word);
  });
}

std::vector<RoleSchedule> list(http::Send const& send, Context const& context,
                               core::Guid const& subscription, char const* instances) {
  std::vector<RoleSchedule> schedules;
  auto const tried = core::attempt([&] {
    for_each_page_item(send, context,
                       fmt::format("/subscriptions/{}/providers/Microsoft.Authorization/{}"
                                   "?api-version=2020-10-01&%24filter=asTarget%28%29",
                                   subscription.text(), instances),
                       [&schedules](core::Json const& item) {
                         if (!came_to_nothing(item)) {
                           schedules.push_back(schedule_of(item));
                         }
                       });
    return true;
  });
  // Without the licence there is no PIM, and no role of anybody's is on its schedule.
  if (tried.error && !core::equal_ignoring_case(tried.error->code, "AadPremiumLicenseRequired")) {
    throw *tried.error;
  }
  return schedules;
}

} // namespace

bool RoleSchedule::is_on(core::TimePoint now) const {
  return (!start || *start <= now) && (!end || now < *end);
}

std::vector<RoleSchedule> list_active_schedules(http::Send const& send, Context const& context,
                                                core::Guid const& subscription) {
  return list(send, context, subscription, "roleAssignmentScheduleInstances");
}

std::vector<RoleSchedule> list_eligible_schedules(http::Send const& send, Context const& context,
                                                  core::Guid const& subscription) {
  return list(send, context, subscription, "roleEligibilityScheduleInstances");
}

} // namespace partnerctl::arm
