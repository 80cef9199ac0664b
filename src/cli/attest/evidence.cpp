#include "cli/attest/evidence.hpp"

#include "cli/status/earning.hpp"
#include "partnerctl/arm/offer.hpp"
#include "partnerctl/core/time.hpp"

#include <nlohmann/json.hpp>

namespace partnerctl::cli {
namespace {

core::Json time_or_null(std::optional<core::TimePoint> const& time) {
  return time ? core::Json(core::format_rfc3339(*time)) : core::Json();
}

core::Json identity_json(fleet::Outcome const& outcome, RunFacts const& facts) {
  bool const is_user = facts.identity.type == core::Identity::Type::user;
  return {{"type", is_user ? "user" : "application"},
          {"name", text_or_null(outcome.identity)},
          {"objectId", text_or_null(outcome.object_id)},
          {"tenantId", text_or_null(outcome.tenant_id)},
          {"clientId", text_or_null(facts.identity.client_id)},
          {"method", text_or_null(facts.identity.method)}};
}

core::Json link_json(fleet::Outcome const& outcome) {
  return {{"state", outcome.action},
          {"partnerId", text_or_null(outcome.after)},
          {"partnerName", text_or_null(outcome.after_name)},
          {"wantedPartnerId", text_or_null(outcome.wanted)},
          {"since", time_or_null(outcome.since)},
          {"readAt", time_or_null(outcome.read_at)},
          {"requestId", text_or_null(outcome.request_id)}};
}

core::Json assignment_json(arm::RoleAssignment const& assignment) {
  return {{"id", assignment.id},
          {"scope", assignment.scope},
          {"roleId", assignment.role.text()},
          {"principalId", assignment.principal.text()},
          {"principalType", text_or_null(assignment.principal_type)},
          {"conditional", assignment.conditional}};
}

core::Json schedule_json(arm::RoleSchedule const& schedule) {
  return {{"scope", schedule.scope},
          {"roleId", schedule.role.text()},
          {"roleName", text_or_null(schedule.role_name)},
          {"principalId", schedule.principal.text()},
          {"principalType", text_or_null(schedule.principal_type)},
          {"start", time_or_null(schedule.start)},
          {"end", time_or_null(schedule.end)},
          {"activated", schedule.activated},
          {"assignmentId", text_or_null(schedule.assignment_id)}};
}

template <class Items, class ToJson>
core::Json list_of(Items const& items, ToJson to_json) {
  auto list = core::Json::array();
  for (auto const& item : items) {
    list.push_back(to_json(item));
  }
  return list;
}

core::Json subscription_json(pal::SubscriptionAccess const& access) {
  auto const& subscription = access.subscription;
  return {{"subscriptionId", subscription.id.text()},
          {"name", text_or_null(subscription.name)},
          {"state", text_or_null(subscription.state)},
          {"quotaId", text_or_null(subscription.quota_id)},
          {"offer", text_or_null(arm::offer_of(subscription.quota_id).name)},
          {"delegated", access.delegated},
          {"roleAssignments", list_of(access.assignments, assignment_json)},
          {"roleAssignmentsError", error_json(access.unreadable)},
          {"activeSchedules", list_of(access.active, schedule_json)},
          {"eligibleSchedules", list_of(access.eligible, schedule_json)},
          {"schedulesError", error_json(access.schedules_unreadable)}};
}

core::Json call_json(Call const& call) {
  return {{"at", core::format_rfc3339(call.at)},
          {"method", call.method},
          {"url", call.url},
          {"status", call.status == 0 ? core::Json() : core::Json(call.status)},
          {"requestId", text_or_null(call.request_id)}};
}

} // namespace

core::Json evidence_json(fleet::Outcome const& outcome, Evidence const& evidence,
                         RunFacts const& facts) {
  core::Json json{{"schema", "partnerctl/evidence/1"},
                  {"version", PARTNERCTL_VERSION},
                  {"cloud", facts.cloud},
                  {"tenant", outcome.tenant},
                  {"tenantId", text_or_null(outcome.tenant_id)},
                  {"name", text_or_null(outcome.name)},
                  {"identity", identity_json(outcome, facts)},
                  {"link", link_json(outcome)},
                  {"earning", earning_json(outcome)}};
  json["subscriptions"] = evidence.access
                              ? list_of(evidence.access->subscriptions, subscription_json)
                              : core::Json::array();
  json["subscriptionsError"] =
      evidence.access ? error_json(evidence.access->unreadable) : core::Json();
  json["calls"] = list_of(evidence.calls, call_json);
  json["reason"] = text_or_null(outcome.reason);
  json["error"] = error_json(outcome.error);
  return json;
}

} // namespace partnerctl::cli
