#include "cpor/standing/deadline_parts.hpp"
#include "cpor/standing/succession_words.hpp"

namespace partnerctl::cpor {
namespace {

std::string once_done(std::string const& done, std::string const& then) {
  return "once it is " + done + ": " + then;
}

bool is_late(Case const& of, core::Date due) {
  return of.today > due;
}

Deadline begun(Case const& of, DeadlineKind kind, Whose whose, int business_days) {
  return {.kind = kind,
          .whose = whose,
          .due = plus_business_days(of.standing.since, business_days, of.clocks),
          .since = of.standing.since,
          .source = of.standing.since_source};
}

// Microsoft is waited for until the day has passed; then there is only its support.
Deadline of_microsoft(Case const& of, DeadlineKind kind, int business_days,
                      std::string const& says) {
  auto deadline = begun(of, kind, Whose::microsoft, business_days);
  auto const due = core::format_date(deadline.due);
  bool const late = is_late(of, deadline.due);
  deadline.says = late ? says + ", which was due" : says;
  deadline.next =
      late ? "ask support: " + command(of, "support-pack") : "wait for Microsoft until " + due;
  return deadline;
}

Deadline partner_action(Case const& of) {
  auto deadline =
      begun(of, DeadlineKind::partner_action, Whose::partner, of.clocks.partner_action_days);
  deadline.says = is_late(of, deadline.due)
                      ? "the time to answer has passed: see whether the portal has rejected it"
                      : "answer in the portal and submit the claim again, else it is rejected";
  deadline.next = step_to_submission(of);
  return deadline;
}

// A pack written again is one more try: the latest counts.
Deadline record(Case const& of) {
  return {.kind = DeadlineKind::record,
          .whose = Whose::partner,
          .due = plus_business_days(of.standing.as_of, of.clocks.submitted_days, of.clocks),
          .since = of.standing.as_of,
          .source = source_text(of.standing),
          .says = "record what the portal says: nothing is known since the pack was handed off",
          .next = step_to_submission(of)};
}

std::optional<Deadline> dispute(Case const& of) {
  auto const workloads = replaced(of);
  if (of.standing.was_disputed || are_taken_over(workloads)) {
    return std::nullopt;
  }
  auto deadline = begun(of, DeadlineKind::dispute, Whose::partner, 0);
  deadline.due = core::plus_days(of.standing.since, of.clocks.dispute_window_days);
  bool const late = is_late(of, deadline.due);
  deadline.says = late ? "the time to dispute has passed: only a new claim helps"
                       : "dispute the rejection, which can be done once, or make a new claim";
  deadline.says += on_their_way(workloads, "replace");
  deadline.next =
      late ? step_to_successor(of, workloads)
           : once_done("disputed in the portal", command(of, "record", "--status Disputed"));
  return deadline;
}

std::optional<Deadline> consent(Case const& of) {
  if (of.standing.consent != Consent::window_open) {
    return std::nullopt;
  }
  auto deadline = begun(of, DeadlineKind::consent, Whose::customer, of.clocks.consent_days);
  deadline.says = "the customer can decline the association; no answer is taken for consent";
  deadline.next = "wait for the customer until " + core::format_date(deadline.due);
  return deadline;
}

std::optional<Deadline> clock_of(Case const& of) {
  auto const& clocks = of.clocks;
  switch (of.standing.status) {
  case Status::handed_off:
    return record(of);
  case Status::submitted:
    return of_microsoft(of, DeadlineKind::review_begin, clocks.submitted_days,
                        "Microsoft begins the review");
  case Status::under_review:
    return of_microsoft(of, DeadlineKind::review_end, clocks.review_days,
                        "Microsoft ends the review, later where claims compete");
  case Status::partner_action_required:
    return partner_action(of);
  case Status::approved:
    return consent(of);
  case Status::rejected:
    return dispute(of);
  case Status::disputed:
    return of_microsoft(of, DeadlineKind::dispute_answer, clocks.dispute_answer_days,
                        "Microsoft answers the dispute");
  default:
    return std::nullopt;
  }
}

} // namespace

std::optional<Deadline> deadline_of_status(Case const& of) {
  auto deadline = clock_of(of);
  if (deadline && of.standing.is_at_latest) {
    deadline->says += "; first seen " + core::format_date(deadline->since) +
                      ", it may have been so earlier: due then at the latest";
  }
  return deadline;
}

} // namespace partnerctl::cpor
