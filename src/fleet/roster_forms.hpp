#pragma once

#include "fleet/roster_builder.hpp"

#include <string_view>

namespace partnerctl::fleet {

// The forms that a roster may have, one file each. The text is UTF-8 without BOM or NUL; entries
// and faults go to the builder.

// CSV with a header that has `tenant`; lines before first_line were comments.
void read_csv_roster(std::string_view text, std::size_t first_line, RosterBuilder& roster);
// One JSON value, or one object a line where the first line is complete by itself.
void read_json_roster(std::string_view text, RosterBuilder& roster);
// One tenant a line; `#` at the beginning or after a blank starts a comment.
void read_line_roster(std::string_view text, RosterBuilder& roster);

// Without the comment, if there is one, and without blanks at either end.
std::string_view without_comment(std::string_view line);

} // namespace partnerctl::fleet
