#include "cpor/rules/customer_kinship.hpp"
#include "cpor/rules/held.hpp"
#include "cpor/rules/rule_fields.hpp"
#include "cpor/rules/rule_groups.hpp"
#include "cpor/rules/rule_words.hpp"
#include "partnerctl/core/phrase.hpp"
#include "partnerctl/core/text.hpp"

#include <fmt/core.h>

#include <array>
#include <map>
#include <set>

namespace partnerctl::cpor {
namespace {

using Others = std::vector<OtherClaim const*>;

bool is_itself(Examined const& examined, KeptClaim const& other) {
  return &other == examined.kept || (!other.id.empty() && other.id == examined.kept->id);
}

// Those that hold something of the same customer, as this claim does. Told apart by the tenant
// first: of a whole book few are left for what costs more.
Others rivals(Examined const& examined) {
  auto const tenant = tenant_of(examined.claim());
  Others found;
  // A tenant that has to be changed first has no rivals.
  if (!tenant || is_own_tenant(examined) || !is_open(examined.standing.status)) {
    return found;
  }
  auto const text = tenant->text();
  for (auto const& other : examined.others) {
    if (core::equal_ignoring_case(other.kept->claim.customer_tenant_id, text) &&
        is_open(other.standing.status) && !is_itself(examined, *other.kept)) {
      found.push_back(&other);
    }
  }
  return found;
}

// Who holds each thing, and how many do.
struct Holder {
  OtherClaim const* first = nullptr;
  std::size_t count = 0;
};
using Holders = std::map<std::string, Holder>;

template <class Counts>
Holders holders(Examined const& examined, Counts counts) {
  Holders all;
  for (auto const* other : rivals(examined)) {
    if (!counts(other->kept->claim)) {
      continue;
    }
    auto const held = held_by(other->kept->claim, *examined.catalogue);
    for (auto const& thing : std::set<std::string>(held.begin(), held.end())) {
      auto& holder = all[thing];
      holder.first = holder.first == nullptr ? other : holder.first;
      ++holder.count;
    }
  }
  all.erase("");
  return all;
}

// "C-0042 ('Approved', portal export claims.csv of 2026-11-20) and 2 more"
std::string named(Holder const& holder) {
  constexpr std::size_t k_columns = 60;
  auto const& standing = holder.first->standing;
  auto const more =
      holder.count > 1 ? fmt::format(" and {} more", holder.count - 1) : std::string();
  return fmt::format("{} ({}, {}){}", core::phrase(holder.first->kept->id, k_columns),
                     as_quote(standing.text), core::phrase(source_text(standing), k_columns), more);
}

// A hit for each thing of the claim that others hold; of one that stands there twice, once.
Hits each_held(Examined const& examined, Holders taken, std::string_view rest) {
  if (taken.empty()) {
    return {};
  }
  auto const held = held_by(examined.claim(), *examined.catalogue);
  auto const member = is_of(examined.claim(), SolutionArea::business_applications)
                          ? field::k_subscription_id
                          : field::k_workload_name;
  return each_workload(examined.claim(), member, [&](std::size_t i) -> std::string {
    auto const holder = taken.extract(held[i]);
    auto const& workload = examined.claim().workloads[i];
    auto const& thing = member == field::k_workload_name ? workload.name : workload.subscription_id;
    return holder.empty() ? std::string()
                          : fmt::format("{} is claimed by {} {}", as_quote(thing),
                                        named(holder.mapped()), rest);
  });
}

Hits duplicate(Examined const& examined) {
  auto const role = role_of(examined.claim());
  auto const counts = [role](Claim const& other) { return role && role_of(other) == role; };
  return each_held(examined, holders(examined, counts),
                   "already, for the same role: go on with that one, or leave it out here");
}

// The first claim of another tenant for each of these subscriptions.
using Elsewhere = std::map<std::string, OtherClaim const*>;

void find_elsewhere(Elsewhere& found, OtherClaim const& other, core::Guid const& tenant) {
  auto const& claim = other.kept->claim;
  for (auto const& workload : claim.workloads) {
    // Of a whole book few have one of these; the rest is asked of those few.
    auto const wanted = found.find(core::to_lower(workload.subscription_id));
    if (wanted == found.end() || wanted->second != nullptr) {
      continue;
    }
    auto const there = tenant_of(claim);
    if (there && *there != tenant && is_of(claim, SolutionArea::business_applications)) {
      wanted->second = &other;
    }
  }
}

Elsewhere elsewhere(Examined const& examined, core::Guid const& tenant) {
  Elsewhere found;
  for (auto const& subscription : subscriptions_of(examined.claim())) {
    found.emplace(subscription, nullptr);
  }
  found.erase("");
  for (auto const& other : examined.others) {
    if (!found.empty() && is_open(other.standing.status) && !is_itself(examined, *other.kept)) {
      find_elsewhere(found, other, tenant);
    }
  }
  return found;
}

std::string id_of(KeptClaim const& kept) {
  constexpr std::size_t k_columns = 60;
  return kept.id.empty() ? "this claim" : core::phrase(kept.id, k_columns);
}

// Nobody but the customer's tenant has it, so one of the two names a wrong tenant or subscription.
Hits in_two_tenants(Examined const& examined) {
  auto const tenant = tenant_of(examined.claim());
  if (!tenant || is_own_tenant(examined) || !is_open(examined.standing.status)) {
    return {};
  }
  auto found = elsewhere(examined, *tenant);
  auto const subscriptions = subscriptions_of(examined.claim());
  return each_workload(examined.claim(), field::k_subscription_id, [&](std::size_t i) {
    auto const other = found.extract(subscriptions[i]);
    if (other.empty() || other.mapped() == nullptr) {
      return std::string();
    }
    auto const& there = *other.mapped()->kept;
    return fmt::format("'{}' is in tenant {} by {} and in {} by {}, but can be in one only: see in "
                       "which, and correct the other claim",
                       subscriptions[i], tenant_of(there.claim)->text(), id_of(there),
                       tenant->text(), id_of(*examined.kept));
  });
}

// The partner's own further roles for the same thing are no competition: each is a claim of its
// own. Another location is another partner ID, and only one partner can be associated.
Hits competing(Examined const& examined) {
  auto const role = role_of(examined.claim());
  auto const partner = core::trim(examined.claim().partner_id);
  auto const counts = [&](Claim const& other) {
    auto const other_role = role_of(other);
    auto const other_partner = core::trim(other.partner_id);
    return role && other_role && other_role != role && !partner.empty() && !other_partner.empty() &&
           other_partner != partner;
  };
  return each_held(examined, holders(examined, counts),
                   "with another partner ID, and only one partner can be associated with it: "
                   "decide on one of them");
}

constexpr std::array<Rule, 3> k_rules{{
    {.id = "duplicate",
     .asks = "No other open claim is for the same workload or subscription, in the same role",
     .source = k_create_page,
     .find = duplicate},
    {.id = "subscription-of-one-tenant",
     .asks = "No other open claim has the same subscription in another tenant",
     .source = k_ours,
     .find = in_two_tenants},
    {.id = "competing",
     .severity = Severity::warning,
     .asks = "No other open claim is for the same subscription, with another partner ID",
     .source = k_create_page,
     .find = competing},
}};

} // namespace

std::span<Rule const> rules_of_others() {
  return k_rules;
}

} // namespace partnerctl::cpor
