#include "fleet/roster_forms.hpp"
#include "partnerctl/core/text.hpp"

namespace partnerctl::fleet {

void read_line_roster(std::string_view text, RosterBuilder& roster) {
  for (std::size_t number = 1; !text.empty() && !roster.full(); ++number) {
    auto const end = text.find('\n');
    auto line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (line.ends_with('\r')) {
      line.remove_suffix(1);
    }
    auto const alone = line.find('\r');
    if (alone != std::string_view::npos) {
      roster.fault(roster.place(number, alone + 1),
                   "a carriage return without a line feed (save with LF or CRLF line ends)");
      continue;
    }
    auto const tenant = without_comment(line);
    if (!tenant.empty()) {
      auto const column = static_cast<std::size_t>(tenant.data() - line.data()) + 1;
      roster.add({.tenant = std::string(tenant)}, roster.place(number),
                 [&](std::string_view) { return roster.place(number, column); });
    }
  }
}

} // namespace partnerctl::fleet
