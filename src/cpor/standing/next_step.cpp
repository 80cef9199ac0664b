#include "cpor/standing/deadline_parts.hpp"
#include "cpor/standing/succession_words.hpp"
#include "cpor/standing/timeline.hpp"
#include "partnerctl/cpor/withdrawal.hpp"

#include <algorithm>

namespace partnerctl::cpor {
namespace {

std::string submitted_command(Case const& of) {
  return "once it is submitted in the portal: " + command(of, "record", "--status Submitted");
}

bool is_change(EventKind kind) {
  return kind == EventKind::edited || kind == EventKind::attached || kind == EventKind::detached;
}

// When it was written down that the portal asks the partner for something.
core::TimePoint asked_at(Case const& of) {
  core::TimePoint at{};
  auto const counting = counting_events(of.kept.history);
  for (auto const& step : timeline_of(counting, of.clocks).steps) {
    bool const asks = step.word.status == Status::partner_action_required;
    if (asks && step.before.known != Status::partner_action_required) {
      at = step.word.event->recorded;
    }
  }
  return at;
}

// What happened to the claim since it could be changed (the last time), as it was written down.
std::vector<Event const*> events_since(Case const& of) {
  bool const is_asked = of.standing.status == Status::partner_action_required;
  auto const begin = is_asked ? std::pair(of.standing.since, asked_at(of))
                              : std::pair(core::Date{}, core::TimePoint{});
  std::vector<Event const*> events;
  for (auto const& event : of.kept.history) {
    if (std::pair(day_that_counts(event), event.recorded) >= begin) {
      events.push_back(&event);
    }
  }
  std::stable_sort(events.begin(), events.end(),
                   [](Event const* a, Event const* b) { return a->recorded < b->recorded; });
  return events;
}

struct Progress {
  bool is_changed = false;
  // And not changed since.
  bool is_handed_off = false;
};

Progress progress_of(Case const& of) {
  Progress progress;
  for (auto const* event : events_since(of)) {
    bool const changes = is_change(event->kind);
    progress.is_changed = progress.is_changed || changes;
    progress.is_handed_off =
        event->kind == EventKind::handed_off || (progress.is_handed_off && !changes);
  }
  return progress;
}

// Nothing was entered into the portal yet, as far as is known here.
bool is_fresh(Case const& of) {
  return of.standing.status == Status::draft || of.standing.status == Status::handed_off;
}

std::string look_into_the_portal(Case const& of) {
  return "see what the portal says: " + command(of, "record", "--status TEXT");
}

// Microsoft takes back what a customer declines, and may not have done so yet.
std::string see_whether_rejected(Case const& of) {
  return "the customer declined, and the association is at risk: see what the portal says; once it "
         "is rejected there: " +
         command(of, "record", "--status Rejected");
}

std::string step_after_approval(Case const& of) {
  if (of.standing.consent == Consent::declined) {
    return see_whether_rejected(of);
  }
  bool const was_seen_since = of.standing.as_of > of.standing.consent_since;
  bool const is_unsettled =
      of.standing.consent == Consent::expired || of.standing.consent == Consent::notified;
  if (is_unsettled && !was_seen_since) {
    return look_into_the_portal(of);
  }
  auto const due = renewals(of);
  if (!due.empty()) {
    return due.front().next;
  }
  auto const consent = deadline_of_status(of);
  if (consent) {
    return consent->next;
  }
  auto const over = renewed(of);
  return over.empty() ? "nothing" : nothing_for(over);
}

std::string step_after_rejection(Case const& of) {
  auto const dispute = deadline_of_status(of);
  auto const workloads = replaced(of);
  return dispute                     ? dispute->next
         : are_taken_over(workloads) ? nothing_for(workloads)
                                     : step_to_successor(of, workloads);
}

std::string step_of(Case const& of) {
  switch (of.standing.status) {
  case Status::draft:
    return step_to_submission(of);
  case Status::approved:
    return step_after_approval(of);
  case Status::rejected:
    return step_after_rejection(of);
  case Status::rejected_final:
    return "nothing";
  case Status::other:
  case Status::unknown:
    return look_into_the_portal(of);
  default:
    break;
  }
  auto const deadline = deadline_of_status(of);
  return deadline ? deadline->next : renewal_command(of);
}

} // namespace

std::string command(Case const& of, std::string const& verb, std::string const& rest) {
  return "partnerctl claim " + verb + " " + of.kept.id + (rest.empty() ? "" : " " + rest);
}

std::string renewal_command(Case const& of) {
  return "partnerctl claim new --from " + of.kept.id;
}

std::string step_to_submission(Case const& of) {
  auto const progress = progress_of(of);
  bool const is_in_portal =
      of.standing.status == Status::draft && of.standing.source != Source::local;
  if (progress.is_handed_off || is_in_portal) {
    return submitted_command(of);
  }
  if (of.kept.proofs.empty() || !(is_fresh(of) || progress.is_changed)) {
    return command(of, "attach", "FILE --kind KIND --acknowledged DATE");
  }
  return standing_acknowledgement(of.kept) == nullptr
             ? command(of, "check")
             : command(of, "handoff", "--out " + of.kept.id + ".zip");
}

std::string next_step(KeptClaim const& kept, Standing const& standing, Clocks const& clocks,
                      core::Date today, Succession const& succession) {
  return step_of({kept, standing, clocks, today, succession});
}

} // namespace partnerctl::cpor
