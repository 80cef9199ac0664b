#include "cpor/standing/conflicts.hpp"

#include "cpor/standing/source_words.hpp"
#include "cpor/standing/undated.hpp"
#include "partnerctl/core/text.hpp"

#include <algorithm>

namespace partnerctl::cpor {
namespace {

std::string with_source(std::string const& text, std::string const& source) {
  return quoted(text) + " (" + source + ")";
}

std::string sentence(Difference const& difference) {
  auto const& counts = difference.counts;
  if (!counts && !difference.impossible) {
    return said(difference.word) + " may be of before " + said_of_known(difference.before) +
           ", which counts: no source says the day of the former";
  }
  if (!counts) {
    return said(difference.word) + " does not go with " + said_of_known(difference.before) +
           (is_foreign(difference.before.status) ? "" : ", which stands");
  }
  return said(difference.word) +
         (difference.impossible ? " cannot have been on the day of " : " differs from ") +
         said(*counts) + ", which counts";
}

// A file that shows a claim further on than anybody recorded contradicts nobody: an act of the
// partner's is missing here, not there.
bool only_lacks_submission(Step const& step) {
  auto const from = step.before.status;
  bool const is_unsubmitted = from == Status::draft || from == Status::handed_off ||
                              from == Status::partner_action_required;
  return step.word.event->source == Source::portal_export && is_unsubmitted &&
         leap(Status::submitted, step.word.status) != Leap::impossible;
}

// A status whose day no source says may be of after a dated word that could not have followed it.
bool only_lacks_day(Step const& step) {
  return !step.before.is_dated && !is_undated(*step.word.event);
}

bool is_conflict(Step const& step) {
  return step.leap == Leap::impossible && !only_lacks_submission(step) && !only_lacks_day(step);
}

std::string sentence(Step const& step) {
  auto const& [word, before, how] = step;
  return said(word) + " cannot have followed " + said_of_known(before) +
         missing_between(place_of(before), word.status);
}

// Two numbers are two claims, of which one was taken for the other.
void add_numbers(std::vector<std::string>& conflicts, std::vector<Event> const& history) {
  std::vector<std::string> numbers;
  for (auto const* event : by_day_and_trust(history)) {
    auto const& number = event->portal_number;
    bool const is_known = std::any_of(numbers.begin(), numbers.end(), [&](auto const& known) {
      return core::equal_ignoring_case(known, number);
    });
    if (!number.empty() && !is_known) {
      numbers.push_back(number);
    }
  }
  for (std::size_t i = 1; i < numbers.size(); ++i) {
    conflicts.push_back("the portal's number is " + quoted(numbers[i - 1]) + " by one source and " +
                        quoted(numbers[i]) + " by another");
  }
}

} // namespace

std::string said(Word const& word) {
  auto const& event = *word.event;
  return with_source(word.text,
                     source_words(word.status, event.source, name_of_source(event), word.on));
}

std::string said(Stand const& stand) {
  return with_source(stand.text,
                     source_words(stand.status, stand.source, stand.source_name, stand.on));
}

std::string said_of_known(Stand const& stand) {
  return is_foreign(stand.status) ? with_source(stand.known_text, stand.known_source) +
                                        ", whatever " + said(stand) + " means"
                                  : said(stand);
}

std::string missing_between(Place const& from, Status to) {
  bool const is_hidden = is_foreign(from.status);
  if (from.was_disputed && (to == Status::disputed || from.status == Status::rejected ||
                            (is_hidden && leads_to(from.known, to, true)))) {
    return ": it was disputed before, which goes once";
  }
  if (is_hidden) {
    return {};
  }
  if (to == Status::disputed) {
    return ": no source says when it was rejected";
  }
  if (from.status == Status::draft || from.status == Status::handed_off) {
    return ": no source says when it was submitted";
  }
  if (from.status == Status::partner_action_required) {
    return ": no source says when it was submitted again";
  }
  if (from.status == Status::rejected) {
    return ": no source says when it was disputed";
  }
  if (from.status == Status::disputed) {
    return ": no source says when it was submitted again";
  }
  if (from.status == Status::approved && leads_to(from.known, to, !from.was_disputed)) {
    return ": no source says when it was rejected, and disputed";
  }
  return {};
}

std::vector<std::string> conflicts_of(std::vector<Event> const& history, Timeline const& timeline) {
  std::vector<std::string> conflicts;
  for (auto const& step : timeline.steps) {
    if (is_conflict(step)) {
      conflicts.push_back(sentence(step));
    }
  }
  for (auto const& difference : timeline.differences) {
    conflicts.push_back(sentence(difference));
  }
  add_numbers(conflicts, history);
  return conflicts;
}

} // namespace partnerctl::cpor
