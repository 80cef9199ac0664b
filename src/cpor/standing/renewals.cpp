#include "cpor/standing/deadline_parts.hpp"
#include "cpor/standing/succession_words.hpp"

#include <map>

namespace partnerctl::cpor {
namespace {

// Of a status that nothing is known of, a watched day too much is cheaper than one that is lost.
bool may_hold(Status status) {
  return status == Status::approved || status == Status::submitted ||
         status == Status::under_review || status == Status::unknown;
}

Successor const* successor_of(Case const& of, std::size_t workload) {
  auto const& renewals = of.succession.renewals;
  return workload < renewals.size() && renewals[workload] ? &*renewals[workload] : nullptr;
}

bool was_taken_over(Case const& of, std::size_t workload) {
  auto const* successor = successor_of(of, workload);
  return successor != nullptr && successor->has_taken_over;
}

// The workloads whose subscriptions end soon or have ended, by that day.
using ByDay = std::map<core::Date, Followed>;

ByDay ending(Case const& of, bool taken_over) {
  ByDay all;
  auto const& workloads = of.kept.claim.workloads;
  for (std::size_t i = 0; i < workloads.size(); ++i) {
    auto const ends = core::parse_date(workloads[i].subscription_ends);
    bool const is_near = ends && of.today >= core::plus_days(*ends, -of.clocks.renewal_notice_days);
    if (is_near && may_hold(of.standing.status) && was_taken_over(of, i) == taken_over) {
      all[*ends].push_back({.name = shown(workloads[i].name), .by = successor_of(of, i)});
    }
  }
  return all;
}

Deadline renewal(Case const& of, core::Date ends, Followed const& workloads) {
  bool const several = workloads.size() > 1;
  return {.kind = DeadlineKind::renewal,
          .whose = Whose::partner,
          .due = ends,
          .since = core::plus_days(ends, -of.clocks.renewal_notice_days),
          .source = "the end of the subscription as the claim has it",
          .says = std::string(several ? "the subscriptions of " : "the subscription of ") +
                  listed(names_of(workloads)) +
                  (of.today > ends ? " ended"
                   : several       ? " end"
                                   : " ends") +
                  ", and with it the association: a new claim with the new subscription ID is "
                  "needed" +
                  on_their_way(workloads, "renew"),
          .next = step_to_successor(of, workloads)};
}

} // namespace

std::vector<Deadline> renewals(Case const& of) {
  std::vector<Deadline> found;
  for (auto const& [ends, workloads] : ending(of, false)) {
    found.push_back(renewal(of, ends, workloads));
  }
  return found;
}

Followed renewed(Case const& of) {
  Followed all;
  for (auto const& [ends, workloads] : ending(of, true)) {
    all.insert(all.end(), workloads.begin(), workloads.end());
  }
  return all;
}

Followed replaced(Case const& of) {
  Followed all;
  auto const& workloads = of.kept.claim.workloads;
  auto const& replacements = of.succession.replacements;
  for (std::size_t i = 0; i < std::min(workloads.size(), replacements.size()); ++i) {
    all.push_back(
        {.name = shown(workloads[i].name), .by = replacements[i] ? &*replacements[i] : nullptr});
  }
  return all;
}

} // namespace partnerctl::cpor
