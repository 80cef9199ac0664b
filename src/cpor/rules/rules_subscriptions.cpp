#include "cpor/rules/held.hpp"
#include "cpor/rules/rule_fields.hpp"
#include "cpor/rules/rule_groups.hpp"
#include "cpor/rules/rule_words.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

namespace partnerctl::cpor {
namespace {

// What a rule says of each workload in a claim of that area.
template <class Says>
Hits each_workload_of(SolutionArea area, Examined const& examined, std::string_view member,
                      Says says) {
  if (!is_of(examined.claim(), area)) {
    return {};
  }
  return each_workload(examined.claim(), member,
                       [&](std::size_t i) { return says(examined.claim().workloads[i]); });
}

template <class Says>
Hits each_product(Examined const& examined, std::string_view member, Says says) {
  return each_workload_of(SolutionArea::business_applications, examined, member, says);
}

// How a message names what may have no name.
std::string called(Workload const& workload) {
  return is_blank(workload.name) ? std::string("the product") : as_quote(workload.name);
}

Hits subscription_given(Examined const& examined) {
  return each_product(examined, field::k_subscription_id, [](Workload const& product) {
    return is_blank(product.subscription_id)
               ? called(product) + " needs the ID of the customer's subscription: ask them for it"
               : std::string();
  });
}

Hits subscription_guid(Examined const& examined) {
  return each_product(examined, field::k_subscription_id, [](Workload const& product) {
    auto const& text = product.subscription_id;
    return is_blank(text) || !subscription_of(product).empty()
               ? std::string()
               : as_quote(text) +
                     " is not a subscription ID: give the GUID, 8-4-4-4-12 hexadecimal "
                     "digits without braces or blanks";
  });
}

Hits subscription_where_it_exists(Examined const& examined) {
  constexpr auto k_area = SolutionArea::modern_work_and_security;
  return each_workload_of(k_area, examined, field::k_subscription_id, [](Workload const& workload) {
    return is_blank(workload.subscription_id) && is_blank(workload.subscription_ends)
               ? std::string()
               : "for " + called(workload) +
                     " of Modern Work and Security the portal asks for no subscription: leave it "
                     "out";
  });
}

// Rarely meant, but there are plans with several products. The same product is workload-twice.
Hits subscription_twice(Examined const& examined) {
  std::map<std::string, std::string> first;
  std::set<std::pair<std::string, std::string>> products;
  return each_product(
      examined, field::k_subscription_id, [&](Workload const& product) -> std::string {
        auto const subscription = subscription_of(product);
        auto const name =
            one_name(product, SolutionArea::business_applications, *examined.catalogue);
        if (subscription.empty() || name.empty()) {
          return {};
        }
        auto const [seen, is_new] = first.try_emplace(subscription, product.name);
        bool const is_new_product = products.emplace(subscription, name).second;
        return is_new || !is_new_product
                   ? std::string()
                   : fmt::format("{} and {} have the same subscription: see that both are in it",
                                 as_quote(seen->second), as_quote(product.name));
      });
}

Hits subscription_ends_date(Examined const& examined) {
  return each_product(examined, field::k_subscription_ends, [](Workload const& product) {
    auto const& text = product.subscription_ends;
    return is_blank(text) || core::parse_date(text)
               ? std::string()
               : as_quote(text) + " is not a day: write it as 2027-03-01";
  });
}

Hits subscription_ended(Examined const& examined) {
  auto const submission = examined.submission();
  return each_product(examined, field::k_subscription_ends, [&](Workload const& product) {
    auto const ends = core::parse_date(product.subscription_ends);
    return ends && *ends < submission
               ? fmt::format("the subscription of {} ends on {}, before the submission: claim the "
                             "one that follows it",
                             called(product), core::format_date(*ends))
               : std::string();
  });
}

// An end that the submission still comes before, but not by much; of a claim that was submitted
// long ago, one that is near today.
Hits subscription_ends_soon(Examined const& examined) {
  auto const submission = examined.submission();
  auto const limit =
      core::plus_days(std::max(submission, examined.today), examined.clocks.renewal_notice_days);
  return each_product(examined, field::k_subscription_ends, [&](Workload const& product) {
    auto const ends = core::parse_date(product.subscription_ends);
    return ends && *ends >= submission && *ends < limit
               ? fmt::format("the subscription of {} ends on {}, and the association with it: plan "
                             "a new claim for the one that follows",
                             called(product), core::format_date(*ends))
               : std::string();
  });
}

constexpr std::array<Rule, 7> k_rules{{
    {.id = "subscription-given",
     .asks = "Each product of Business Applications has the customer's subscription ID",
     .source = k_create_page,
     .find = subscription_given},
    {.id = "subscription-guid",
     .asks = "Each subscription ID is a GUID",
     .source = k_issues_page,
     .find = subscription_guid},
    {.id = "subscription-where-it-exists",
     .severity = Severity::warning,
     .asks = "Subscriptions are given only for Business Applications",
     .source = k_create_page,
     .find = subscription_where_it_exists},
    {.id = "subscription-twice",
     .severity = Severity::warning,
     .asks = "No two products are claimed for the same subscription",
     .source = k_ours,
     .find = subscription_twice},
    {.id = "subscription-ends-date",
     .severity = Severity::warning,
     .asks = "The day on which a subscription ends is a day",
     .source = k_ours,
     .find = subscription_ends_date},
    {.id = "subscription-ended",
     .asks = "No subscription ends before the submission",
     .source = k_issues_page,
     .find = subscription_ended},
    {.id = "subscription-ends-soon",
     .severity = Severity::warning,
     .asks = "No subscription ends within the renewal notice (60 days unless configured)",
     .source = k_create_page,
     .find = subscription_ends_soon},
}};

} // namespace

std::span<Rule const> rules_of_subscriptions() {
  return k_rules;
}

} // namespace partnerctl::cpor
