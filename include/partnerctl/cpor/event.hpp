#pragma once

#include "partnerctl/core/clock.hpp"
#include "partnerctl/core/date.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace partnerctl::cpor {

// Where a word on a claim comes from, the most trusted last: this program's own doing, a named
// person's record of what the portal said, Microsoft's usage report, the portal's own export.
enum class Source { local, record, usage_report, portal_export };

// Whether it is a file of Microsoft's, and no person's word.
bool is_of_file(Source source);

enum class EventKind {
  created,
  edited,
  attached,
  detached,
  acknowledged,
  // A pack was written for somebody to enter; nothing was submitted by that.
  handed_off,
  // What the portal said the status is; text: its own words.
  status,
  // What was said of the customer's consent; text: the words.
  consent,
  // Microsoft's usage report has the customer and the workload attributed to this partner.
  association,
  // The latest of these three that still counts does not: somebody slipped. text: its words.
  withdrawn,
};

// The spelling in files: "portal-export", "handed-off"; nullopt for anything else.
std::string_view to_string(Source source);
std::string_view to_string(EventKind kind);
std::optional<Source> source_of(std::string_view text);
std::optional<EventKind> event_kind_of(std::string_view text);

// Something that became known of a claim. Events are only added, never changed: each has a source,
// a day when it was so, and a moment when it was written down.
struct Event {
  EventKind kind = EventKind::created;
  // The portal's own words of a status; the file of an attachment; the fields of an edit.
  std::string text{};
  Source source = Source::local;
  // The file of evidence ("portal-export-2026-11.csv") and its digest; empty for people.
  std::string source_name{};
  std::string source_sha256{};
  // The person: who recorded, accepted, attached. Empty where nobody is known.
  std::string by{};
  // The day on which it was so, in the time zone of the claims' clocks, as the source says.
  core::Date on{};
  core::TimePoint recorded{};
  // The portal's number of the claim, where the source has it.
  std::string portal_number{};
  std::string comment{};
};

} // namespace partnerctl::cpor
