#pragma once

#include "partnerctl/terminal/style.hpp"

#include <string>

namespace partnerctl::output {

// How a column of a page is set and sorted. A cell of `time` is ISO 8601 (a date, or date and time
// with a zone), one of `number` a number with '.' before decimals and nothing between thousands;
// what is neither is sorted after all that are.
enum class ColumnKind { text, time, number };

// Everything in these is any text: it is escaped when it is written.
struct PageColumn {
  std::string heading{};
  ColumnKind kind = ColumnKind::text;
};

struct PageCell {
  std::string text{};
  // Any tone but plain colours the text, a few words as a badge; they must say enough without it.
  terminal::Tone tone = terminal::Tone::plain;
  // The whole of what `text` abbreviates (a time to the second, a tenant's ID): shown on pointing
  // at it, searched with the text, and what times and numbers are sorted by. Empty: the text.
  std::string longer{};
};

} // namespace partnerctl::output
