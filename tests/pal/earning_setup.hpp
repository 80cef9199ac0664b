#pragma once

#include "partnerctl/core/time.hpp"
#include "partnerctl/pal/earning.hpp"
#include "support/fake_clock.hpp"

#include <string>

namespace partnerctl::test {

inline std::string const k_owner = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635";
inline std::string const k_contributor = "b24988ac-6180-42a0-ab88-20f7382dd24c";
inline std::string const k_reader = "acdd72a7-3385-48ef-bd42-f606fba81ae7";
inline std::string const k_support = "cfd33db0-3dd1-45e3-aa9d-cdbdf3b6f24e";
inline std::string const k_administrator = "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9";
inline std::string const k_custom = "77777777-aaaa-4bbb-8ccc-000000000077";
inline std::string const k_someone = "22222222-aaaa-4bbb-8ccc-000000000002";
inline std::string const k_production = "99999999-aaaa-4bbb-8ccc-000000000099";
inline std::string const k_scope = "/subscriptions/" + k_production;
inline std::string const k_group_scope = "/providers/Microsoft.Management/managementGroups/landing";
// Sunday, 2026-11-22T10:15:00Z.
inline constexpr core::TimePoint k_now = FakeClock::k_start;

inline core::Guid guid(std::string const& text) {
  return core::Guid::parse(text).value();
}

// Access to one subscription, made up role by role.
class AccessBuilder {
public:
  AccessBuilder() {
    m_access.subscription = {.id = guid(k_production),
                             .name = "Production",
                             .state = "Enabled",
                             .quota_id = "PayAsYouGo_2014-09-01"};
  }
  AccessBuilder& assigned(std::string const& role, std::string const& scope = k_scope,
                          std::string const& type = "User") {
    m_access.assignments.push_back({.id = "/a/" + std::to_string(m_access.assignments.size() + 1),
                                    .scope = scope,
                                    .role = guid(role),
                                    .principal = guid(k_someone),
                                    .principal_type = type});
    return *this;
  }
  // What PIM says of the assignment made last.
  AccessBuilder& until(core::TimePoint end, bool activated = true) {
    auto const& last = m_access.assignments.back();
    m_access.active.push_back({.scope = last.scope,
                               .role = last.role,
                               .principal = last.principal,
                               .end = end,
                               .activated = activated,
                               .assignment_id = last.id});
    return *this;
  }
  AccessBuilder& scheduled(std::string const& role, std::optional<core::TimePoint> start,
                           std::optional<core::TimePoint> end) {
    m_access.active.push_back(schedule(role, start, end));
    return *this;
  }
  AccessBuilder& eligible(std::string const& role, std::optional<core::TimePoint> end = {}) {
    m_access.eligible.push_back(schedule(role, {}, end));
    return *this;
  }
  AccessBuilder& defined(std::string const& role, std::string const& name, bool custom,
                         std::vector<std::string> actions = {"*"}) {
    m_access.definitions.push_back(
        {.id = guid(role), .name = name, .custom = custom, .actions = std::move(actions)});
    return *this;
  }
  pal::SubscriptionAccess& access() { return m_access; }
  pal::Earning judged(pal::EarningRoles const& table = pal::EarningRoles::built_in()) const {
    return pal::judge(m_access, table, k_now);
  }

private:
  static arm::RoleSchedule schedule(std::string const& role, std::optional<core::TimePoint> start,
                                    std::optional<core::TimePoint> end) {
    return {.scope = k_scope,
            .role = guid(role),
            .principal = guid(k_someone),
            .start = start,
            .end = end};
  }
  pal::SubscriptionAccess m_access;
};

} // namespace partnerctl::test
