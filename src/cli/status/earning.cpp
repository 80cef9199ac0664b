#include "cli/status/earning.hpp"

#include "cli/fleet_report.hpp"
#include "cli/status/details.hpp"
#include "partnerctl/core/time.hpp"

#include <nlohmann/json.hpp>

namespace partnerctl::cli {
namespace {

core::Json time_or_null(std::optional<core::TimePoint> const& time) {
  return time ? core::Json(core::format_rfc3339(*time)) : core::Json();
}

// What the verdicts on a tenant and on a subscription share.
core::Json verdict_json(pal::Earning const& earning, pal::Earns earns) {
  return {{"earns", pal::to_string(earns)},
          {"why", pal::to_string(earning.why)},
          {"role", text_or_null(earning.role)},
          {"scope", text_or_null(earning.scope)},
          {"byGroup", earning.by_group},
          {"until", time_or_null(earning.until)},
          {"reason", text_or_null(earning.reason)},
          {"remedy", text_or_null(earning.remedy)},
          {"excess", text_or_null(earning.excess)},
          {"notes", earning.notes}};
}

core::Json subscription_json(pal::Earning const& earning) {
  core::Json json{{"subscriptionId", earning.subscription.text()},
                  {"name", text_or_null(earning.subscription_name)},
                  {"state", text_or_null(earning.state)},
                  {"offer", text_or_null(earning.offer)}};
  json.update(verdict_json(earning, earning.earns));
  return json;
}

std::string text_at(core::Json const& json, char const* name) {
  return core::string_at(json, name).value_or("");
}

// A verdict on the link stands in the place of the one on its access, which stays readable.
void overrule(core::Json& json, std::string const& why, std::string const& reason,
              std::string const& remedy) {
  // A copy: a member that is added may move the others.
  auto access = json["reason"];
  json["access"] = std::move(access);
  json["earns"] = pal::to_string(pal::Earns::no);
  json["why"] = why;
  json["reason"] = reason;
  json["remedy"] = remedy;
}

} // namespace

void note_earning(fleet::Outcome& outcome, pal::TenantEarning const& access,
                  std::string const& table, core::TimePoint now) {
  auto json = verdict_json(access.deciding, access.earns);
  json["table"] = table;
  json["checkedAt"] = core::format_rfc3339(now);
  json["subscriptions"] = core::Json::array();
  for (auto const& subscription : access.subscriptions) {
    json["subscriptions"].push_back(subscription_json(subscription));
  }
  set_detail(outcome, "earning", std::move(json));
}

core::Json earning_unreadable(std::string const& reason) {
  return {{"earns", pal::to_string(pal::Earns::unknown)},
          {"why", pal::to_string(pal::EarningReason::unreadable)},
          {"reason", reason}};
}

core::Json earning_json(fleet::Outcome const& outcome) {
  auto json = detail_of(outcome, "earning");
  if (json.is_null()) {
    return json;
  }
  if (outcome.action == "unreadable") {
    return earning_unreadable("the tenant could not be read");
  }
  if (outcome.action == "not-linked") {
    overrule(json, "not-linked", "not linked", "partnerctl link-pal …");
  } else if (outcome.action == "other-partner") {
    overrule(json, "other-partner", "linked to another partner",
             "partnerctl link-pal … --replace-from " + outcome.after);
  }
  return json;
}

EarningView earning_of(fleet::Outcome const& outcome) {
  auto const json = earning_json(outcome);
  return {.earns = text_at(json, "earns"),
          .why = text_at(json, "why"),
          .role = text_at(json, "role"),
          .reason = text_at(json, "reason"),
          .access = text_at(json, "access"),
          .remedy = text_at(json, "remedy"),
          .excess = text_at(json, "excess"),
          .until = text_at(json, "until"),
          .checked = text_at(json, "checkedAt"),
          .notes = json.is_object() ? json.value("notes", std::vector<std::string>())
                                    : std::vector<std::string>()};
}

} // namespace partnerctl::cli
