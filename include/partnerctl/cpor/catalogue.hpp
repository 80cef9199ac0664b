#pragma once

#include "partnerctl/core/date.hpp"
#include "partnerctl/cpor/roles.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace partnerctl::cpor {

// One thing that a claim can be for.
struct CatalogueEntry {
  SolutionArea area = SolutionArea::modern_work_and_security;
  // As the portal or the reports call it: "Teams Phone".
  std::string name{};
  // Other names in use: "EXO", "Exchange Online".
  std::vector<std::string> aliases{};
  // Counts for recognition, but has earned no incentive since the date below.
  bool earns = true;
  // A few words: "Security eligible", "not earning since FY23".
  std::string note{};
};

// What there is to claim, as of a day. Microsoft publishes no authoritative list of what the
// portal's picker offers, so one that is missing here is a warning, never an error.
struct Catalogue {
  core::Date dated{};
  // "built-in", or the file it was read from.
  std::string source{};
  std::vector<CatalogueEntry> entries{};

  // By name or alias, whatever case, blanks and "Microsoft" before it; nullptr where it is unknown.
  CatalogueEntry const* find(SolutionArea area, std::string_view name) const;
  // The nearest name of that area, or empty.
  std::string nearest(SolutionArea area, std::string_view name) const;
};

// Ours: facts of 2023 to 2026, dated.
Catalogue const& built_in_catalogue();

// A user's own: CSV with the columns area, name, aliases (separated by ';'), earns (yes, no), note;
// a first line "# dated 2026-11-22" says its day, else it is `today`. Throws one usage error that
// lists every fault with its line.
Catalogue parse_catalogue(std::string_view text, std::string const& source, core::Date today);
// The same text of a catalogue, to begin one's own from.
std::string to_csv(Catalogue const& catalogue);

} // namespace partnerctl::cpor
