#include "cpor/standing/deadline_parts.hpp"
#include "partnerctl/core/phrase.hpp"
#include "partnerctl/core/text.hpp"

#include <map>

namespace partnerctl::cpor {
namespace {

// Long enough to have a paper signed anew.
constexpr int k_proof_notice_days = 60;

using NamesByDay = std::map<core::Date, std::vector<std::string>>;

std::string shown(std::string const& foreign) {
  return core::phrase(foreign, 60);
}

// "Sales", "Sales and Finance", "Sales, Finance and 3 more".
std::string listed(std::vector<std::string> const& names) {
  if (names.size() > 3) {
    return names[0] + ", " + names[1] + " and " + std::to_string(names.size() - 2) + " more";
  }
  auto const first = core::join({names.begin(), names.end() - 1}, ", ");
  return first.empty() ? names.back() : first + " and " + names.back();
}

bool holds_subscriptions(Status status) {
  return status == Status::approved || status == Status::submitted ||
         status == Status::under_review;
}

Deadline renewal(Case const& of, core::Date ends, std::vector<std::string> const& names) {
  bool const several = names.size() > 1;
  return {.kind = DeadlineKind::renewal,
          .whose = Whose::partner,
          .due = ends,
          .since = core::plus_days(ends, -of.clocks.renewal_notice_days),
          .source = "the end of the subscription as the claim has it",
          .says = std::string(several ? "the subscriptions of " : "the subscription of ") +
                  listed(names) +
                  (of.today > ends ? " ended"
                   : several       ? " end"
                                   : " ends") +
                  ", and with it the association: a new claim with the new subscription ID is "
                  "needed",
          .next = renewal_command(of)};
}

Deadline proof_age(Case const& of, core::Date acknowledged, std::vector<std::string> const& names) {
  auto const due = last_within_12_months(acknowledged);
  bool const late = of.today > due;
  return {.kind = DeadlineKind::proof_age,
          .whose = Whose::partner,
          .due = due,
          .since = acknowledged,
          .source = "the day of acknowledgement as attached",
          .says = "the customer's acknowledgement in " + listed(names) +
                  (late ? " is older than 12 months: attach a newer one"
                        : " is soon older than 12 months: submit the claim by then, or attach a "
                          "newer one"),
          .next = command(of, "attach", "FILE --kind KIND --acknowledged DATE")};
}

} // namespace

core::Date last_within_12_months(core::Date day) {
  auto const later = day + std::chrono::years(1);
  return later.ok() ? later : core::Date(later.year() / later.month() / std::chrono::last);
}

std::vector<Deadline> renewals(Case const& of) {
  NamesByDay ending;
  for (auto const& workload : of.kept.claim.workloads) {
    auto const ends = core::parse_date(workload.subscription_ends);
    if (ends && of.today >= core::plus_days(*ends, -of.clocks.renewal_notice_days)) {
      ending[*ends].push_back(shown(workload.name));
    }
  }
  std::vector<Deadline> found;
  if (holds_subscriptions(of.standing.status)) {
    for (auto const& [ends, names] : ending) {
      found.push_back(renewal(of, ends, names));
    }
  }
  return found;
}

std::vector<Deadline> proof_ages(Case const& of) {
  NamesByDay acknowledged;
  for (auto const& proof : of.kept.proofs) {
    if (proof.acknowledged && proof.acknowledged->ok() &&
        of.today >=
            core::plus_days(last_within_12_months(*proof.acknowledged), -k_proof_notice_days)) {
      acknowledged[*proof.acknowledged].push_back(shown(proof.name));
    }
  }
  std::vector<Deadline> found;
  if (is_editable(of.standing.status)) {
    for (auto const& [day, names] : acknowledged) {
      found.push_back(proof_age(of, day, names));
    }
  }
  return found;
}

} // namespace partnerctl::cpor
