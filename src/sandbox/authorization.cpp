#include "sandbox/authorization.hpp"

#include "partnerctl/core/ids.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/http/url.hpp"
#include "sandbox/answer.hpp"
#include "sandbox/digest.hpp"
#include "sandbox/roles.hpp"
#include "sandbox/world.hpp"

#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <optional>

namespace partnerctl::sandbox {
namespace {

constexpr int k_bad_request = 400;
constexpr int k_forbidden = 403;
constexpr int k_not_found = 404;
constexpr std::size_t k_page = 2;
constexpr std::string_view k_subscriptions = "/subscriptions";
constexpr std::string_view k_provider = "/providers/microsoft.authorization/";
constexpr std::string_view k_definitions = "roledefinitions/";

// Who asks, and about which subscription.
struct Question {
  Claims const& caller;
  Tenant const& tenant;
  Subscription subscription;
  core::TimePoint now;

  std::string scope() const { return "/subscriptions/" + subscription.id; }
};

http::Response list(core::Json value) {
  return json_answer({{"value", std::move(value)}});
}

core::Json subscription_json(Subscription const& subscription) {
  core::Json managers = core::Json::array();
  if (!subscription.delegated_to.empty()) {
    managers.push_back({{"tenantId", subscription.delegated_to}});
  }
  return {{"id", "/subscriptions/" + subscription.id},
          {"authorizationSource", "RoleBased"},
          {"managedByTenants", std::move(managers)},
          {"subscriptionId", subscription.id},
          {"tenantId", subscription.tenant},
          {"displayName", subscription.name},
          {"state", "Enabled"},
          {"subscriptionPolicies",
           {{"locationPlacementId", "Public_2014-09-01"},
            {"quotaId", subscription.quota},
            {"spendingLimit", "Off"}}}};
}

http::Response subscriptions(Target const& target, Tenant const& tenant,
                             std::string const& origin) {
  auto const all = subscriptions_of(tenant);
  std::size_t offset = 0;
  auto const token = target.get("$skiptoken");
  std::from_chars(token.data(), token.data() + token.size(), offset);
  core::Json value = core::Json::array();
  for (std::size_t i = offset; i < std::min(offset + k_page, all.size()); ++i) {
    value.push_back(subscription_json(all[i]));
  }
  core::Json body{{"value", std::move(value)}};
  if (offset + k_page < all.size()) {
    body["nextLink"] =
        fmt::format("{}/subscriptions?api-version={}&%24skiptoken={}", origin,
                    http::percent_encode(target.get("api-version")), offset + k_page);
  }
  return json_answer(body);
}

std::string role_path(Question const& question, Role const& role) {
  return fmt::format("{}/providers/Microsoft.Authorization/roleDefinitions/{}", question.scope(),
                     role.id);
}

std::string assignment_path(Grant const& grant) {
  return fmt::format("{}/providers/Microsoft.Authorization/roleAssignments/{}",
                     grant.scope == "/" ? "" : grant.scope,
                     guid_of_name(fmt::format("{}/{}", grant.scope, grant.role->id)));
}

std::string principal_of(Question const& question, Grant const& grant) {
  return grant.by_group ? guid_of_name(question.tenant.id + "/group") : question.caller.object;
}

std::string principal_type(Question const& question, Grant const& grant) {
  if (grant.by_group) {
    return "Group";
  }
  return question.caller.kind == Kind::user ? "User" : "ServicePrincipal";
}

core::Json properties_of(Question const& question, Grant const& grant) {
  return {{"scope", grant.scope},
          {"roleDefinitionId", role_path(question, *grant.role)},
          {"principalId", principal_of(question, grant)},
          {"principalType", principal_type(question, grant)},
          {"condition", nullptr},
          {"conditionVersion", nullptr}};
}

core::Json time_json(std::optional<core::TimePoint> const& time) {
  return time ? core::Json(precise_time(*time)) : core::Json();
}

core::Json schedule_json(Question const& question, Grant const& grant, char const* type) {
  auto properties = properties_of(question, grant);
  properties["status"] = "Provisioned";
  properties["startDateTime"] = time_json(grant.start);
  properties["endDateTime"] = time_json(grant.end);
  properties["memberType"] = grant.by_group ? "Group" : "Direct";
  properties["expandedProperties"] = {
      {"roleDefinition",
       {{"id", role_path(question, *grant.role)},
        {"displayName", grant.role->name},
        {"type", grant.role->custom ? "CustomRole" : "BuiltInRole"}}}};
  if (!grant.eligible) {
    properties["assignmentType"] = grant.activated ? "Activated" : "Assigned";
    properties["originRoleAssignmentId"] = assignment_path(grant);
  }
  auto const name = guid_of_name(assignment_path(grant) + type);
  return {{"properties", std::move(properties)},
          {"name", name},
          {"id",
           fmt::format("{}/providers/Microsoft.Authorization/{}/{}", question.scope(), type, name)},
          {"type", fmt::format("Microsoft.Authorization/{}", type)}};
}

http::Response unsupported_filter(std::string const& filter) {
  return arm_error(k_bad_request, "UnsupportedQuery",
                   fmt::format("The filter '{}' is not supported here.", filter));
}

http::Response assignments(Question const& question, std::string const& filter) {
  constexpr std::string_view k_begin = "assignedTo('";
  constexpr std::string_view k_end = "')";
  if (!filter.starts_with(k_begin) || !filter.ends_with(k_end)) {
    return unsupported_filter(filter);
  }
  if (question.tenant.access == Access::unreadable) {
    return arm_error(k_forbidden, "AuthorizationFailed",
                     "The client does not have authorization to perform action "
                     "'Microsoft.Authorization/roleAssignments/read'.");
  }
  auto const whom = core::Guid::parse(
      filter.substr(k_begin.size(), filter.size() - k_begin.size() - k_end.size()));
  core::Json value = core::Json::array();
  if (whom && whom->text() == question.caller.object) {
    for (auto const& grant :
         grants_of(question.tenant, question.subscription, question.caller.kind, question.now)) {
      if (!grant.eligible) {
        auto const path = assignment_path(grant);
        value.push_back({{"properties", properties_of(question, grant)},
                         {"id", path},
                         {"type", "Microsoft.Authorization/roleAssignments"},
                         {"name", path.substr(path.rfind('/') + 1)}});
      }
    }
  }
  return list(std::move(value));
}

http::Response schedules(Question const& question, std::string const& filter, bool eligible) {
  if (filter != "asTarget()") {
    return unsupported_filter(filter);
  }
  core::Json value = core::Json::array();
  for (auto const& grant :
       grants_of(question.tenant, question.subscription, question.caller.kind, question.now)) {
    if (grant.eligible == eligible) {
      value.push_back(schedule_json(question, grant,
                                    eligible ? "roleEligibilityScheduleInstances"
                                             : "roleAssignmentScheduleInstances"));
    }
  }
  return list(std::move(value));
}

http::Response definition(Question const& question, std::string_view id) {
  auto const found = std::find_if(roles().begin(), roles().end(),
                                  [id](Role const& role) { return role.id == id; });
  if (found == roles().end()) {
    return arm_error(k_not_found, "RoleDefinitionDoesNotExist",
                     fmt::format("The specified role definition with ID '{}' does not exist.", id));
  }
  return json_answer({{"properties",
                       {{"roleName", found->name},
                        {"type", found->custom ? "CustomRole" : "BuiltInRole"},
                        {"assignableScopes", {found->custom ? question.scope() : "/"}},
                        {"permissions",
                         {{{"actions", {found->action}},
                           {"notActions", core::Json::array()},
                           {"dataActions", core::Json::array()},
                           {"notDataActions", core::Json::array()}}}}}},
                      {"id", role_path(question, *found)},
                      {"type", "Microsoft.Authorization/roleDefinitions"},
                      {"name", found->id}});
}

http::Response about(Question const& question, std::string_view what, Target const& target) {
  if (what == "roleassignments") {
    return assignments(question, target.get("$filter"));
  }
  if (what == "roleassignmentscheduleinstances" || what == "roleeligibilityscheduleinstances") {
    return schedules(question, target.get("$filter"), what[4] == 'e');
  }
  if (what.starts_with(k_definitions)) {
    return definition(question, what.substr(k_definitions.size()));
  }
  return arm_error(k_not_found, "InvalidResourceType",
                   fmt::format("There is nothing at the path '{}'.", target.path));
}

} // namespace

bool Authorization::is_here(std::string const& path) {
  return path == k_subscriptions ||
         (path.starts_with("/subscriptions/") && path.find(k_provider) != std::string::npos);
}

http::Response Authorization::answer(std::string const& path, Target const& target,
                                     Claims const& caller, Tenant const& tenant,
                                     std::string const& origin) const {
  if (path == k_subscriptions) {
    return subscriptions(target, tenant, origin);
  }
  auto const begin = k_subscriptions.size() + 1;
  auto const provider = path.find(k_provider);
  auto const id = path.substr(begin, provider - begin);
  auto const all = subscriptions_of(tenant);
  auto const found =
      std::find_if(all.begin(), all.end(), [&id](auto const& one) { return one.id == id; });
  if (found == all.end()) {
    return arm_error(k_not_found, "SubscriptionNotFound",
                     fmt::format("The subscription '{}' could not be found.", id));
  }
  return about({.caller = caller, .tenant = tenant, .subscription = *found, .now = m_clock.now()},
               std::string_view(path).substr(provider + k_provider.size()), target);
}

} // namespace partnerctl::sandbox
