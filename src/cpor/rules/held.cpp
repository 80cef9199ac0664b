#include "cpor/rules/held.hpp"

#include "cpor/claim/workload_name.hpp"
#include "cpor/rules/rule_words.hpp"
#include "partnerctl/core/ids.hpp"

namespace partnerctl::cpor {

std::string one_name(Workload const& workload, SolutionArea area, Catalogue const& catalogue) {
  if (is_blank(workload.name)) {
    return {};
  }
  auto const* entry = catalogue.find(area, workload.name);
  auto name = folded_workload(entry != nullptr ? entry->name : workload.name);
  // Of signs alone nothing is left.
  return name.empty() ? workload.name : name;
}

std::string subscription_of(Workload const& workload) {
  auto const guid = core::Guid::parse(workload.subscription_id);
  return guid && !guid->is_nil() ? guid->text() : std::string();
}

std::vector<std::string> subscriptions_of(Claim const& claim) {
  bool const has_them = is_of(claim, SolutionArea::business_applications);
  std::vector<std::string> subscriptions;
  subscriptions.reserve(claim.workloads.size());
  for (auto const& workload : claim.workloads) {
    subscriptions.push_back(has_them ? subscription_of(workload) : std::string());
  }
  return subscriptions;
}

std::vector<std::string> held_by(Claim const& claim, Catalogue const& catalogue) {
  auto const area = judged_area(claim);
  std::vector<std::string> held;
  held.reserve(claim.workloads.size());
  for (auto const& workload : claim.workloads) {
    held.push_back(!area ? std::string()
                   : *area == SolutionArea::business_applications
                       ? subscription_of(workload)
                       : one_name(workload, *area, catalogue));
  }
  return held;
}

} // namespace partnerctl::cpor
