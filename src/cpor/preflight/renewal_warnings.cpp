#include "partnerctl/cpor/renewal_warnings.hpp"

#include "cpor/rules/rule_fields.hpp"
#include "cpor/rules/rule_words.hpp"
#include "partnerctl/core/shell_word.hpp"
#include "partnerctl/core/text.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace partnerctl::cpor {
namespace {

// Parallel to the claim's workloads.
using Ends = std::vector<PreflightCheck const*>;

Ends subscriptions_of(std::vector<PreflightCheck> const& checks) {
  Ends all;
  for (auto const& check : checks) {
    if (check.id == "subscription") {
      all.push_back(&check);
    }
  }
  return all;
}

bool is_unsaid(Examined const& examined, Workload const& workload, PreflightCheck const& check) {
  auto const limit = core::plus_days(std::max(examined.submission(), examined.today),
                                     examined.clocks.renewal_notice_days);
  return check.ends && *check.ends < limit &&
         core::parse_date(core::trim(workload.subscription_ends)) != check.ends;
}

// The option replaces all workloads: the others are said again as they are. Empty where one cannot
// be typed like that.
std::string workload_options(Examined const& examined, Ends const& subscriptions) {
  std::string options;
  auto const& workloads = examined.claim().workloads;
  for (std::size_t i = 0; i < workloads.size(); ++i) {
    auto const& one = workloads[i];
    auto const ends = i < subscriptions.size() && is_unsaid(examined, one, *subscriptions[i])
                          ? core::format_date(*subscriptions[i]->ends)
                          : one.subscription_ends;
    bool const is_bare = one.subscription_id.empty() && ends.empty();
    auto const value =
        one.name + (is_bare ? "" : "=" + one.subscription_id) + (ends.empty() ? "" : "@" + ends);
    if (core::printable(value) != value || one.name.find('=') != std::string::npos) {
      return {};
    }
    options += (i == 0 ? "--workload " : " --workload ") + core::shell_word(value);
  }
  return options;
}

std::string remedy(Examined const& examined, Ends const& subscriptions) {
  if (!is_editable(examined.standing.status)) {
    auto const& id = examined.kept->id;
    return "plan a new claim, partnerctl claim new --from " + (id.empty() ? "ID" : id);
  }
  auto const options = workload_options(examined, subscriptions);
  return command_for(examined, "edit", options.empty() ? "--workload NAME=ID@DATE" : options);
}

std::string what_claim_says(Workload const& workload) {
  return is_blank(workload.subscription_ends)
             ? "a day that the claim does not have"
             : "where the claim says " + as_quote(workload.subscription_ends);
}

} // namespace

std::vector<Finding> renewal_warnings(Examined const& examined,
                                      std::vector<PreflightCheck> const& checks) {
  auto const subscriptions = subscriptions_of(checks);
  auto const& workloads = examined.claim().workloads;
  std::vector<Finding> found;
  for (std::size_t i = 0; i < std::min(subscriptions.size(), workloads.size()); ++i) {
    if (is_unsaid(examined, workloads[i], *subscriptions[i])) {
      found.push_back({.rule = "subscription-ends-soon",
                       .severity = Severity::warning,
                       .field = workload_field(i, field::k_subscription_ends),
                       .says = fmt::format(
                           "the subscription of {} ends on {} unless it is renewed, {}: {}",
                           as_quote(workloads[i].name), core::format_date(*subscriptions[i]->ends),
                           what_claim_says(workloads[i]), remedy(examined, subscriptions)),
                       .source = subscriptions[i]->source});
    }
  }
  return found;
}

} // namespace partnerctl::cpor
