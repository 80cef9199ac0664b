#include "partnerctl/pal/earning.hpp"

#include "pal/earning_words.hpp"
#include "pal/holdings.hpp"
#include "partnerctl/arm/offer.hpp"
#include "partnerctl/core/text.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace partnerctl::pal {
namespace {

using Holdings = std::vector<Holding>;

// From the least access to the most.
constexpr std::array<std::pair<std::string_view, std::string_view>, 2> k_least{{
    {"cfd33db0-3dd1-45e3-aa9d-cdbdf3b6f24e", "Support Request Contributor"},
    {"b24988ac-6180-42a0-ab88-20f7382dd24c", "Contributor"},
}};

// One that stays rather than one that ends, then the one that ends last, then one that is no more
// than is needed.
bool is_better(Holding const& a, Holding const& b) {
  auto const rank = [](Holding const& holding) {
    return std::pair(holding.end.value_or(core::TimePoint::max()), !is_excessive(holding));
  };
  return rank(a) > rank(b);
}

template <class Fits>
Holding const* best(Holdings const& holdings, Fits const& fits) {
  Holding const* found = nullptr;
  for (auto const& holding : holdings) {
    if (fits(holding) && (found == nullptr || is_better(holding, *found))) {
      found = &holding;
    }
  }
  return found;
}

struct Choice {
  EarningReason why = EarningReason::nothing_assigned;
  Holding const* holding = nullptr;
};

// What decides, in this order: a role that earns now; one that may; one that would, were it active
// or still or already held; the ones that do not.
Choice choose(Holdings const& held, Holdings const& eligible, core::TimePoint now) {
  auto const stands = [now](RoleStanding standing) {
    return
        [standing, now](Holding const& one) { return one.standing == standing && one.is_on(now); };
  };
  auto const earns_but = [](auto const& when) {
    return [when](Holding const& one) { return one.standing == RoleStanding::earns && when(one); };
  };
  auto const is_over = [now](Holding const& one) { return one.end && *one.end <= now; };
  auto const is_to_come = [now](Holding const& one) { return one.start && now < *one.start; };
  std::array<Choice, 7> const choices{{
      {EarningReason::earning_role, best(held, stands(RoleStanding::earns))},
      {EarningReason::custom_role, best(held, stands(RoleStanding::custom))},
      {EarningReason::unlisted_role, best(held, stands(RoleStanding::unlisted))},
      {EarningReason::eligible_only, best(eligible, stands(RoleStanding::earns))},
      {EarningReason::not_started, best(held, earns_but(is_to_come))},
      {EarningReason::expired, best(held, earns_but(is_over))},
      {EarningReason::no_earning_role, best(held, stands(RoleStanding::does_not_earn))},
  }};
  auto const* const found = std::find_if(choices.begin(), choices.end(), [](Choice const& choice) {
    return choice.holding != nullptr;
  });
  return found == choices.end() ? Choice() : *found;
}

Earns verdict_of(EarningReason why) {
  switch (why) {
  case EarningReason::earning_role:
    return Earns::yes;
  case EarningReason::no_earning_role:
  case EarningReason::nothing_assigned:
  case EarningReason::expired:
  case EarningReason::not_started:
  case EarningReason::eligible_only:
    return Earns::no;
  default:
    return Earns::unknown;
  }
}

Choice decide(SubscriptionAccess const& access, Holdings const& held, Holdings const& eligible,
              core::TimePoint now) {
  if (access.unreadable) {
    return {.why = EarningReason::unreadable};
  }
  auto choice = choose(held, eligible, now);
  // That nothing is listed says nothing of a delegation.
  bool const silent = verdict_of(choice.why) == Earns::no;
  return access.delegated && silent ? Choice{.why = EarningReason::delegated} : choice;
}

// The better a verdict is to show for a whole tenant, the lower.
int rank_of(Earning const& earning) {
  switch (earning.why) {
  case EarningReason::earning_role:
    return earning.until ? 1 : 0;
  case EarningReason::custom_role:
  case EarningReason::unlisted_role:
    return 2;
  case EarningReason::delegated:
    return 3;
  case EarningReason::unreadable:
    return 4;
  case EarningReason::eligible_only:
    return 5;
  case EarningReason::not_started:
    return 6;
  case EarningReason::expired:
    return 7;
  case EarningReason::no_earning_role:
    return 8;
  case EarningReason::nothing_assigned:
    break;
  }
  return 9;
}

Earning without_subscription(TenantAccess const& access, EarningRoles const& table,
                             core::TimePoint now) {
  Earning earning{.why = EarningReason::nothing_assigned};
  if (access.unreadable) {
    earning.why = EarningReason::unreadable;
  }
  earning.earns = verdict_of(earning.why);
  explain(earning, nullptr, {.unreadable = access.unreadable}, table, now);
  if (access.unreadable) {
    earning.reason = "the subscriptions could not be listed: " + access.unreadable->message;
    earning.remedy = access.unreadable->hint;
  } else {
    earning.reason = "the identity sees no subscription: it has no role in any";
  }
  return earning;
}

} // namespace

std::string_view to_string(Earns earns) {
  switch (earns) {
  case Earns::yes:
    return "earns";
  case Earns::no:
    return "does-not-earn";
  case Earns::unknown:
    break;
  }
  return "unknown";
}

std::string_view to_string(EarningReason reason) {
  switch (reason) {
  case EarningReason::earning_role:
    return "earning-role";
  case EarningReason::no_earning_role:
    return "no-earning-role";
  case EarningReason::nothing_assigned:
    return "nothing-assigned";
  case EarningReason::expired:
    return "expired";
  case EarningReason::not_started:
    return "not-started";
  case EarningReason::eligible_only:
    return "eligible-only";
  case EarningReason::custom_role:
    return "custom-role";
  case EarningReason::unlisted_role:
    return "unlisted-role";
  case EarningReason::delegated:
    return "delegated";
  case EarningReason::unreadable:
    break;
  }
  return "unreadable";
}

std::string least_earning_role(EarningRoles const& table) {
  for (auto const& [id, name] : k_least) {
    auto const* role = table.find(core::Guid::parse(id).value_or(core::Guid()), name);
    if (role != nullptr && role->earns) {
      return std::string(name);
    }
  }
  return {};
}

Earning judge(SubscriptionAccess const& access, EarningRoles const& table, core::TimePoint now) {
  auto const held = held_roles(access, table);
  auto const eligible = eligible_roles(access, table);
  auto const choice = decide(access, held, eligible, now);
  auto const& subscription = access.subscription;
  Earning earning{.earns = verdict_of(choice.why),
                  .why = choice.why,
                  .subscription = subscription.id,
                  .subscription_name = core::printable(subscription.name),
                  .state = core::printable(subscription.state),
                  .offer = core::printable(arm::offer_of(subscription.quota_id).name)};
  if (choice.holding != nullptr) {
    earning.scope = choice.holding->scope;
    earning.role = choice.holding->name;
    earning.by_group = choice.holding->by_group;
    earning.until = choice.holding->end;
  }
  explain(earning, choice.holding, access, table, now);
  auto const* excessive =
      best(held, [now](Holding const& one) { return one.is_on(now) && is_excessive(one); });
  if (excessive != nullptr && !access.unreadable) {
    earning.excess = excess_of(*excessive, table);
  }
  return earning;
}

TenantEarning judge(TenantAccess const& access, EarningRoles const& table, core::TimePoint now) {
  TenantEarning result;
  for (auto const& one : access.subscriptions) {
    result.subscriptions.push_back(judge(one, table, now));
  }
  auto const deciding =
      std::min_element(result.subscriptions.begin(), result.subscriptions.end(),
                       [](auto const& a, auto const& b) { return rank_of(a) < rank_of(b); });
  result.deciding = access.unreadable || deciding == result.subscriptions.end()
                        ? without_subscription(access, table, now)
                        : *deciding;
  result.earns = result.deciding.earns;
  return result;
}

} // namespace partnerctl::pal
