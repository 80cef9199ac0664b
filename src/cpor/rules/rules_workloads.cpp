#include "cpor/rules/held.hpp"
#include "cpor/rules/rule_fields.hpp"
#include "cpor/rules/rule_groups.hpp"
#include "cpor/rules/rule_words.hpp"
#include "partnerctl/core/phrase.hpp"

#include <fmt/core.h>

#include <array>
#include <map>
#include <utility>

namespace partnerctl::cpor {
namespace {

constexpr std::size_t k_source_columns = 60;

SolutionArea other_than(SolutionArea area) {
  return area == SolutionArea::business_applications ? SolutionArea::modern_work_and_security
                                                     : SolutionArea::business_applications;
}

// What a rule says of each workload that has a name, in a claim whose area is known.
template <class Says>
Hits each_named_workload(Examined const& examined, Says says) {
  auto const area = judged_area(examined.claim());
  return each_workload(examined.claim(), field::k_workload_name, [&](std::size_t i) {
    auto const& name = examined.claim().workloads[i].name;
    return area && !is_blank(name) ? says(name, *area) : std::string();
  });
}

Hits workloads_any(Examined const& examined) {
  return hit_if(examined.claim().workloads.empty(), field::k_workloads,
                "the claim is for nothing yet: give the workloads or products");
}

Hits workload_name(Examined const& examined) {
  return each_workload(examined.claim(), field::k_workload_name, [&](std::size_t i) {
    return is_blank(examined.claim().workloads[i].name)
               ? "the workload has no name: give the one that the portal offers"
               : "";
  });
}

std::string is_unknown(Catalogue const& catalogue, std::string const& name, SolutionArea area) {
  if (catalogue.find(area, name) != nullptr || catalogue.find(other_than(area), name) != nullptr) {
    return {};
  }
  auto const nearest = catalogue.nearest(area, name);
  return fmt::format("{} is not in the catalogue of {} ({}): {}", as_quote(name),
                     core::format_date(catalogue.dated),
                     core::phrase(catalogue.source, k_source_columns),
                     nearest.empty() ? "see that the portal offers it by that name"
                                     : "is " + as_quote(nearest) + " meant?");
}

Hits workload_known(Examined const& examined) {
  return each_named_workload(examined, [&](std::string const& name, SolutionArea area) {
    return is_unknown(*examined.catalogue, name, area);
  });
}

Hits workload_area(Examined const& examined) {
  auto const& catalogue = *examined.catalogue;
  return each_named_workload(examined, [&](std::string const& name, SolutionArea area) {
    bool const elsewhere =
        catalogue.find(area, name) == nullptr && catalogue.find(other_than(area), name) != nullptr;
    return elsewhere
               ? fmt::format("{} is claimed under {}, this claim is of {}: claim it there",
                             as_quote(name), portal_name_of(other_than(area)), portal_name_of(area))
               : std::string();
  });
}

// Whether somebody expects payment of the claim; the other roles are recognition only.
bool is_for_incentive(Claim const& claim) {
  auto const role = role_of(claim);
  return role == PartnerRole::build_intent_advisor ||
         (role == PartnerRole::use_or_consume && !claim.opt_out_of_incentive);
}

Hits workload_earning(Examined const& examined) {
  if (!is_for_incentive(examined.claim())) {
    return {};
  }
  return each_named_workload(examined, [&](std::string const& name, SolutionArea area) {
    auto const* entry = examined.catalogue->find(area, name);
    return entry == nullptr || entry->earns
               ? std::string()
               : fmt::format("{} earns no incentive{}: expect recognition only for it",
                             as_quote(name),
                             entry->note.empty() ? "" : " (" + core::phrase(entry->note, 60) + ")");
  });
}

// What is claimed once only: of Business Applications a product for each of its subscriptions.
// Empty names stand for what other rules find.
std::pair<std::string, std::string> claimed_as(Workload const& workload, SolutionArea area,
                                               Catalogue const& catalogue) {
  if (area == SolutionArea::modern_work_and_security) {
    return {one_name(workload, area, catalogue), {}};
  }
  auto subscription = subscription_of(workload);
  return {subscription.empty() ? std::string() : one_name(workload, area, catalogue), subscription};
}

Hits workload_twice(Examined const& examined) {
  auto const& workloads = examined.claim().workloads;
  auto const area = judged_area(examined.claim());
  std::map<std::pair<std::string, std::string>, std::size_t> first;
  return each_workload(examined.claim(), field::k_workload_name, [&](std::size_t i) -> std::string {
    auto const& workload = workloads[i];
    auto claimed = area ? claimed_as(workload, *area, *examined.catalogue)
                        : std::pair<std::string, std::string>();
    if (claimed.first.empty()) {
      return {};
    }
    auto const [seen, is_new] = first.try_emplace(std::move(claimed), i);
    return is_new ? std::string()
                  : fmt::format("{} is claimed twice, by workloads[{}] too: leave one out",
                                as_quote(workload.name), seen->second);
  });
}

constexpr std::array<Rule, 6> k_rules{{
    {.id = "workloads-any",
     .asks = "The claim is for one workload or product at the least",
     .source = k_create_page,
     .find = workloads_any},
    {.id = "workload-name",
     .asks = "Each workload or product has its name",
     .source = k_create_page,
     .find = workload_name},
    {.id = "workload-known",
     .severity = Severity::warning,
     .asks = "Each workload or product is in the catalogue, which cannot be complete",
     .source = k_ours,
     .find = workload_known},
    {.id = "workload-area",
     .severity = Severity::warning,
     .asks = "Each workload or product is of the claim's solution area",
     .source = k_create_page,
     .find = workload_area},
    {.id = "workload-earning",
     .severity = Severity::warning,
     .asks = "Each workload of a claim for incentives earns one",
     .source = "incentives guide, FY23",
     .find = workload_earning},
    {.id = "workload-twice",
     .asks = "No workload, and no product of the same subscription, is claimed twice",
     .source = k_create_page,
     .find = workload_twice},
}};

} // namespace

std::span<Rule const> rules_of_workloads() {
  return k_rules;
}

} // namespace partnerctl::cpor
