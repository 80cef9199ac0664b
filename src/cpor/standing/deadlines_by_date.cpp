#include "cpor/standing/deadline_parts.hpp"
#include "cpor/standing/succession_words.hpp"

#include <map>

namespace partnerctl::cpor {
namespace {

// Long enough to have a paper signed anew.
constexpr int k_proof_notice_days = 60;

using NamesByDay = std::map<core::Date, std::vector<std::string>>;

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
