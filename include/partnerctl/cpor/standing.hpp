#pragma once

#include "partnerctl/cpor/clocks.hpp"
#include "partnerctl/cpor/event.hpp"
#include "partnerctl/cpor/status.hpp"

#include <optional>
#include <string>
#include <vector>

namespace partnerctl::cpor {

// What is known of a claim, and by whose word: made from its events, never kept by itself.
struct Standing {
  Status status = Status::draft;
  // The source's own words ("Under review"); of draft and handed-off, ours.
  std::string text{};
  Source source = Source::local;
  // The file or the person.
  std::string source_name{};
  // Since when it is so, and the last day for which a source says so.
  core::Date since{};
  // By whose word it is so since then; `source` is the latest word's, which may only confirm it.
  std::string since_source{};
  // Whether no source says the day since when it is so: it may have been before, and a clock that
  // counts from it may end before.
  bool is_at_latest = false;
  core::Date as_of{};
  core::TimePoint recorded{};
  // Of the latest word that had one.
  std::string portal_number{};
  // Of the latest word since then that says this status and had one.
  std::string comment{};

  Consent consent = Consent::unknown;
  // Whose word that is, and of when; empty where it follows from the status and the clocks alone.
  std::string consent_source{};
  // The source's own words ("Customer consent expired"); empty as above.
  std::string consent_text{};
  core::Date consent_since{};
  // The last words on it that nothing is known of, with their source: "'Lapsed' (portal export
  // claims.csv of 2026-11-20)". They decide nothing; empty where what counts is of a later day.
  std::string consent_unread{};

  // The days of the last submission and approval; unset where no source has them.
  std::optional<core::Date> submitted{};
  std::optional<core::Date> approved{};
  // A source says so, or nothing else leads to what one says.
  bool was_disputed = false;

  // What sources say against each other, and what could not have followed, each a sentence.
  std::vector<std::string> conflicts{};
};

// Goes through the events by the day on which each was so, whatever the order in which they were
// written down; of one day, in the order in which they could have followed each other, else what
// the partner did behind what a file shows, else as they were written, where a text that nothing is
// known of always stands; what a record says again after something else counts again, where that
// can be. Of two sources that tell differently what the portal showed on a day the more trusted
// counts, and it is a conflict; what the partner did itself that day (submit, dispute,
// disassociate) goes with it where it can. A word of an earlier day never undoes a later one. A
// text that nothing is known of can stand anywhere; behind it counts what stood before, so that
// nothing follows it that no moves lead to.
Standing standing_of(std::vector<Event> const& history, Clocks const& clocks, core::Date today);

// Whether a person may record this status for that day: throws a usage error that names the status
// before (or after) it, and all that could be recorded instead. What is known of a later day
// refuses only what no way leads on from; where something between is missing, it can still be
// recorded, and is a conflict until then. What a file of Microsoft's says is never refused, it
// becomes a conflict.
void check_recordable(std::vector<Event> const& history, Event const& event, Clocks const& clocks);

// "recorded by Ann on 2026-11-20", "portal export claims.csv of 2026-11-20": for every status that
// is shown.
std::string source_text(Standing const& standing);

} // namespace partnerctl::cpor
