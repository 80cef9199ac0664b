#include "cpor/standing/consent.hpp"

#include "cpor/standing/conflicts.hpp"
#include "cpor/standing/source_words.hpp"
#include "cpor/standing/status_words.hpp"
#include "cpor/standing/undated.hpp"
#include "partnerctl/core/text.hpp"

#include <algorithm>
#include <tuple>

namespace partnerctl::cpor {
namespace {

// What a source said of the customer's answer.
struct Answer {
  Consent consent = Consent::unknown;
  core::Date on{};
  Event const* event = nullptr;
  bool is_dated = true;
};

std::optional<Consent> consent_in(Event const& event) {
  if (event.kind == EventKind::consent) {
    return answer_of(event.text);
  }
  return event.kind == EventKind::status ? consent_of(event.text) : std::nullopt;
}

// The one that counts is the last: of one day the most trusted, and of one source the refusal, for
// a customer may decline at any time. One whose day no source says may be older than any other.
std::vector<Answer> answers_of(std::vector<Event> const& history) {
  std::vector<Answer> answers;
  for (auto const& event : history) {
    if (auto const consent = consent_in(event)) {
      answers.push_back({*consent, day_that_counts(event), &event, !is_undated(event)});
    }
  }
  std::stable_sort(answers.begin(), answers.end(), [](Answer const& a, Answer const& b) {
    return std::tie(a.is_dated, a.on, a.event->source, a.consent, a.event->recorded) <
           std::tie(b.is_dated, b.on, b.event->source, b.consent, b.event->recorded);
  });
  return answers;
}

std::string source_of(Answer const& answer) {
  auto const& event = *answer.event;
  return source_words(status_of(event.text), event.source, name_of_source(event), answer.on);
}

std::string said(Answer const& answer) {
  return quoted(answer.event->text) + " (" + source_of(answer) + ")";
}

// What somebody says came of it.
bool is_given(Consent consent) {
  return consent == Consent::received || consent == Consent::declined ||
         consent == Consent::expired;
}

void add_differing(Standing& standing, std::vector<Answer> const& answers) {
  for (std::size_t i = 1; i < answers.size(); ++i) {
    auto const& a = answers[i - 1];
    auto const& b = answers[i];
    bool const differ = is_given(a.consent) && is_given(b.consent) && a.consent != b.consent;
    if (differ && a.on == b.on && a.is_dated == b.is_dated) {
      standing.conflicts.push_back("of the customer's consent, " + said(a) + " differs from " +
                                   said(b) + ", which counts");
    }
  }
}

// The last answer without a day, where it differs from the one that counts, which has one, and no
// day is known on which it was so.
void add_undated(Standing& standing, std::vector<Answer> const& answers, Answer const& counts) {
  auto const differs = [&](Answer const& answer) {
    return !answer.is_dated && is_given(answer.consent) && answer.consent != counts.consent &&
           answer.on >= counts.on;
  };
  auto const other = std::find_if(answers.rbegin(), answers.rend(), differs);
  if (!counts.is_dated || other == answers.rend()) {
    return;
  }
  bool const was_so = std::any_of(answers.begin(), answers.end(), [&](Answer const& answer) {
    return answer.is_dated && answer.consent == other->consent;
  });
  if (!was_so) {
    standing.conflicts.push_back("of the customer's consent, " + said(*other) +
                                 " does not go with " + said(counts) +
                                 ", which counts: no source says the day of the former");
  }
}

void set(Standing& standing, Answer const& answer) {
  standing.consent = answer.consent;
  standing.consent_text = answer.event->text;
  standing.consent_source = source_of(answer);
  standing.consent_since = answer.on;
}

void set_given(Standing& standing, Answer const& answer) {
  set(standing, answer);
  bool const approved_later = standing.status == Status::approved && standing.as_of > answer.on;
  if (answer.consent == Consent::declined && approved_later) {
    standing.conflicts.push_back("the customer declined, " + said(answer) +
                                 ", and yet the claim is approved, " + source_text(standing));
  }
}

// Until when the approval that is the last known one stood, or can be seen to; nullopt: it did not.
// That Microsoft rejects what it approved means that the customer declined, and is none.
std::optional<core::Date> approved_until(Timeline const& timeline, core::Date today) {
  auto const& end = timeline.end;
  if (end.known == Status::approved) {
    return is_foreign(end.status) ? end.hidden_since : today;
  }
  auto const taken_back =
      std::find_if(timeline.steps.begin(), timeline.steps.end(), [](Step const& step) {
        return step.word.status == Status::rejected_final && step.before.known == Status::approved;
      });
  bool const is_final = end.known == Status::rejected_final;
  return is_final && taken_back != timeline.steps.end() ? std::optional(taken_back->word.on)
                                                        : std::nullopt;
}

// Who does not decline within the window is taken to agree; that is all that the clock can tell.
void set_by_clock(Standing& standing, core::Date approved, Clocks const& clocks, core::Date today) {
  auto const last = plus_business_days(approved, clocks.consent_days, clocks);
  bool const is_open = today <= last;
  standing.consent = is_open ? Consent::window_open : Consent::presumed;
  standing.consent_since = is_open ? approved : core::plus_days(last, 1);
}

bool is_at_microsoft(Status status) {
  return status != Status::draft && status != Status::handed_off && !is_foreign(status);
}

bool may_say_no(std::string const& text) {
  auto const lower = core::to_lower(text);
  return lower.find("declin") != std::string::npos || lower.find("expir") != std::string::npos;
}

// Whether words that are not understood, and that came since the approval, may well say that the
// customer did not agree.
bool is_doubtful(Standing const& standing, std::vector<Event> const& history) {
  auto const is_unread_no = [&](Event const& event) {
    return event.kind == EventKind::consent && !answer_of(event.text) && may_say_no(event.text) &&
           day_that_counts(event) >= standing.approved;
  };
  return may_say_no(standing.text) || std::any_of(history.begin(), history.end(), is_unread_no);
}

// That the window passed stays so, whatever became of the claim then; that it was open does not.
bool set_by_window(Standing& standing, std::vector<Event> const& history, Timeline const& timeline,
                   Clocks const& clocks, core::Date today) {
  auto const until = approved_until(timeline, today);
  if (!standing.approved || !until) {
    return false;
  }
  set_by_clock(standing, *standing.approved, clocks, std::min(*until, today));
  return standing.consent == Consent::presumed ? !is_doubtful(standing, history)
                                               : standing.status == Status::approved;
}

// Microsoft writes to the customer when a claim is submitted.
void set_by_submission(Standing& standing, Timeline const& timeline) {
  auto const first =
      std::find_if(timeline.steps.begin(), timeline.steps.end(),
                   [](Step const& step) { return is_at_microsoft(step.word.status); });
  if (first != timeline.steps.end()) {
    standing.consent = Consent::notified;
    standing.consent_since = standing.submitted.value_or(first->word.on);
  }
}

// Who says after the window that the answer is awaited knows better than the clock. One whose day
// no source says may be from within it.
Answer const* awaited_after_window(Standing const& standing, std::vector<Answer> const& answers) {
  auto const found = std::find_if(answers.rbegin(), answers.rend(), [&](Answer const& answer) {
    return answer.is_dated && answer.consent == Consent::notified &&
           answer.on >= standing.consent_since;
  });
  bool const is_such = standing.consent == Consent::presumed && found != answers.rend();
  return is_such ? &*found : nullptr;
}

// An approval after a consent that expired begins anew.
void add_known(Standing& standing, std::vector<Event> const& history, Timeline const& timeline,
               Clocks const& clocks, core::Date today) {
  auto const answers = answers_of(history);
  add_differing(standing, answers);
  auto const counts = [&](Answer const& answer) {
    bool const is_over = answer.consent == Consent::expired && standing.approved > answer.on;
    return is_given(answer.consent) && !is_over;
  };
  auto const given = std::find_if(answers.rbegin(), answers.rend(), counts);
  if (given != answers.rend()) {
    set_given(standing, *given);
    add_undated(standing, answers, *given);
  } else if (set_by_window(standing, history, timeline, clocks, today)) {
    if (auto const* awaited = awaited_after_window(standing, answers)) {
      set(standing, *awaited);
    }
  } else if (!answers.empty()) {
    set(standing, answers.back());
  } else {
    set_by_submission(standing, timeline);
  }
}

// A later answer whose words are known tells what became of it.
void add_unread(Standing& standing, std::vector<Event> const& history) {
  Event const* last = nullptr;
  for (auto const* event : by_day_and_trust(history)) {
    bool const is_unread = event->kind == EventKind::consent && !answer_of(event->text);
    last = is_unread ? event : last;
  }
  bool const is_answered = last != nullptr && !standing.consent_source.empty() &&
                           standing.consent_since > day_that_counts(*last);
  if (last != nullptr && !is_answered) {
    standing.consent_unread = said({Consent::unknown, day_that_counts(*last), last});
  }
}

} // namespace

void add_consent(Standing& standing, std::vector<Event> const& history, Timeline const& timeline,
                 Clocks const& clocks, core::Date today) {
  add_known(standing, history, timeline, clocks, today);
  add_unread(standing, history);
}

} // namespace partnerctl::cpor
