#include "pal/earning_words.hpp"

#include "partnerctl/arm/offer.hpp"
#include "partnerctl/arm/scope.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/core/time.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace partnerctl::pal {
namespace {

// Owner and User Access Administrator may give themselves and others every other role.
constexpr std::array<std::string_view, 2> k_excessive{"8e3af657-a8ff-443c-a75c-2fe8c4bcb635",
                                                      "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9"};
constexpr std::chrono::hours k_day{24};

std::string ask_for(EarningRoles const& table, bool permanently) {
  auto const role = least_earning_role(table);
  auto const how = permanently ? ", assigned permanently" : "";
  if (role.empty()) {
    return fmt::format("ask the customer for a role that earns by {}{}", table.description(), how);
  }
  return fmt::format("ask the customer for {} on the subscription{}: it is the least that earns",
                     role, how);
}

std::string place_of(Holding const& holding) {
  return fmt::format("{} on {}{}", holding.name, arm::describe_scope(holding.scope),
                     holding.by_group ? ", by a group" : "");
}

std::string time_of(std::optional<core::TimePoint> const& time) {
  return time ? core::format_rfc3339(*time) : "an unknown time";
}

bool ends_soon(Holding const& holding, core::TimePoint now) {
  return holding.end && (holding.activated || *holding.end - now < k_day);
}

void explain_earning(Earning& earning, Holding const& holding, EarningRoles const& table,
                     core::TimePoint now) {
  earning.reason = fmt::format("{} earns by {}", place_of(holding), table.description());
  if (!holding.end) {
    return;
  }
  earning.reason += fmt::format(", until {}{}", core::format_rfc3339(*holding.end),
                                holding.activated ? " (activated in PIM)" : "");
  if (ends_soon(holding, now)) {
    earning.notes.emplace_back("credit is counted by the day, and wants the access all day");
    earning.remedy = ask_for(table, true);
  }
}

void explain_without_role(Earning& earning, SubscriptionAccess const& access,
                          EarningRoles const& table) {
  if (earning.why == EarningReason::nothing_assigned) {
    earning.reason = "no role is assigned to this identity";
    earning.remedy = ask_for(table, true);
  } else if (earning.why == EarningReason::delegated) {
    earning.reason = "the subscription is delegated by Azure Lighthouse, and Azure does not list "
                     "the roles of a delegation";
    earning.remedy = "look the delegation's role up in the portal under My customers; "
                     "the link belongs in the home tenant";
  } else if (access.unreadable) {
    earning.reason =
        fmt::format("the role assignments could not be read: {}", access.unreadable->message);
    earning.remedy = access.unreadable->kind == core::ErrorKind::forbidden
                         ? "ask the customer for Reader on the subscription: it may read role "
                           "assignments"
                         : access.unreadable->hint;
  }
}

void explain_role(Earning& earning, Holding const& holding, EarningRoles const& table) {
  auto const place = place_of(holding);
  switch (earning.why) {
  case EarningReason::no_earning_role:
    earning.reason = fmt::format("{} does not earn by {}", place, table.description());
    earning.remedy = ask_for(table, true);
    break;
  case EarningReason::expired:
    earning.reason = fmt::format("{} ended at {}", place, time_of(holding.end));
    earning.remedy = ask_for(table, true);
    break;
  case EarningReason::not_started:
    earning.reason = fmt::format("{} begins only at {}", place, time_of(holding.start));
    earning.remedy = "wait until then, or " + ask_for(table, true);
    break;
  case EarningReason::eligible_only:
    earning.reason = fmt::format("{} may be activated in PIM and is not active", place);
    earning.remedy =
        fmt::format("activate {} in PIM for as long as work is done; for credit on every day, {}",
                    holding.name, ask_for(table, true));
    break;
  case EarningReason::custom_role:
    earning.reason = fmt::format("{} is a custom role{}, and Microsoft does not say whether those "
                                 "earn",
                                 place, holding.reads_only ? " that only reads" : "");
    earning.remedy = ask_for(table, true);
    break;
  case EarningReason::unlisted_role:
    earning.reason = fmt::format("{} is not in {}", place, table.description());
    earning.remedy = ask_for(table, true);
    break;
  default:
    break;
  }
}

void note_offer(Earning& earning, std::string const& quota_id) {
  auto const offer = arm::offer_of(quota_id);
  if (offer.agreement == arm::Agreement::enterprise_or_customer) {
    earning.notes.emplace_back(
        "if this is under an Enterprise Agreement (Azure gives an Azure plan the same quota ID): "
        "when the subscription moves to the modern commerce platform, its partner ID is not "
        "transferred");
  } else if (arm::may_be_enterprise(offer.agreement)) {
    earning.notes.emplace_back(
        "if this dev/test offer is under an Enterprise Agreement: when the subscription moves to "
        "the modern commerce platform, its partner ID is not transferred");
  } else if (offer.agreement == arm::Agreement::credit) {
    earning.notes.emplace_back("this offer is paid by credits rather than by consumption");
  }
}

void note_rest(Earning& earning, Holding const* holding, SubscriptionAccess const& access) {
  auto const& state = access.subscription.state;
  if (!state.empty() && !core::equal_ignoring_case(state, "Enabled")) {
    earning.notes.push_back(fmt::format("the subscription is {}: without usage there is no credit",
                                        core::printable(state)));
  }
  if (holding != nullptr && earning.earns == Earns::yes) {
    auto const level = arm::level_of(holding->scope);
    if (level == arm::ScopeLevel::resource_group || level == arm::ScopeLevel::resource) {
      earning.notes.push_back(
          fmt::format("only the usage of {} counts", arm::describe_scope(holding->scope)));
    }
    if (holding->conditional) {
      earning.notes.emplace_back(
          "the role is assigned with a condition, and Microsoft does not say "
          "what that means for the credit");
    }
  }
  if (access.schedules_unreadable) {
    earning.notes.push_back(fmt::format("when roles end, and which may be activated, could not be "
                                        "read: {}",
                                        access.schedules_unreadable->message));
  }
}

} // namespace

void explain(Earning& earning, Holding const* holding, SubscriptionAccess const& access,
             EarningRoles const& table, core::TimePoint now) {
  if (holding == nullptr) {
    explain_without_role(earning, access, table);
  } else if (earning.earns == Earns::yes) {
    explain_earning(earning, *holding, table, now);
  } else {
    explain_role(earning, *holding, table);
  }
  note_offer(earning, access.subscription.quota_id);
  note_rest(earning, holding, access);
}

bool is_excessive(Holding const& holding) {
  auto const level = arm::level_of(holding.scope);
  bool const wide = level == arm::ScopeLevel::root || level == arm::ScopeLevel::management_group ||
                    level == arm::ScopeLevel::subscription;
  return wide && std::find(k_excessive.begin(), k_excessive.end(), holding.role.text()) !=
                     k_excessive.end();
}

std::string excess_of(Holding const& holding, EarningRoles const& table) {
  if (!is_excessive(holding)) {
    return {};
  }
  auto const least = least_earning_role(table);
  auto const more = fmt::format("{} is more than the credit needs", place_of(holding));
  return least.empty()
             ? more
             : fmt::format("{}: the least that earns is {} on the subscription", more, least);
}

} // namespace partnerctl::pal
