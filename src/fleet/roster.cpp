#include "partnerctl/fleet/roster.hpp"

#include "fleet/roster_builder.hpp"
#include "fleet/roster_forms.hpp"
#include "partnerctl/core/plain_text.hpp"
#include "partnerctl/core/text.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace partnerctl::fleet {
namespace {

constexpr std::string_view k_blank = " \t\r\n";

core::Error refusal(std::string message, std::string hint) {
  return {.kind = core::ErrorKind::usage, .message = std::move(message), .hint = std::move(hint)};
}

struct FirstLine {
  std::string_view text{};
  // Where it begins, and what its number is.
  std::size_t offset = 0;
  std::size_t number = 1;
};

// The first line that holds more than blanks and a comment. It ends at a CR as well, so that a text
// with old line ends is at least known for what it is.
FirstLine first_line(std::string_view text) {
  FirstLine line;
  while (line.offset < text.size()) {
    auto const rest = text.substr(line.offset);
    line.text = without_comment(rest.substr(0, rest.find_first_of("\r\n")));
    if (!line.text.empty()) {
      return line;
    }
    auto const end = rest.find('\n');
    if (end == std::string_view::npos) {
      break;
    }
    line.offset += end + 1;
    ++line.number;
  }
  line.text = {};
  return line;
}

// A header that European Excel or a tab-separated export wrote.
void refuse_other_separators(FirstLine const& line, std::string const& source) {
  for (char const separator : {';', '\t'}) {
    auto const fields = core::split(line.text, separator);
    bool const names_tenant = std::any_of(fields.begin(), fields.end(), [](auto const& field) {
      return core::equal_ignoring_case(core::trim(field), "tenant");
    });
    if (fields.size() > 1 && names_tenant && line.text.find(',') == std::string_view::npos) {
      throw refusal(fmt::format("{}:{}: the columns are separated by {}, not by commas", source,
                                line.number, separator == ';' ? "semicolons" : "tabs"),
                    "save it as CSV UTF-8 (comma separated)");
    }
  }
}

bool is_header(std::string_view line) {
  return line.find(',') != std::string_view::npos || core::equal_ignoring_case(line, "tenant") ||
         core::equal_ignoring_case(line, "\"tenant\"");
}

} // namespace

std::string_view without_comment(std::string_view line) {
  auto hash = line.find('#');
  while (hash != std::string_view::npos && hash > 0 && line[hash - 1] != ' ' &&
         line[hash - 1] != '\t') {
    hash = line.find('#', hash + 1);
  }
  return core::trim(line.substr(0, hash));
}

std::vector<Entry> parse_roster(std::string_view text, std::string const& source,
                                RosterColumns columns) {
  text = core::plain_text(text, source, "a list of tenants");
  RosterBuilder roster(source, columns);
  auto const begin = std::min(text.find_first_not_of(k_blank), text.size());
  if (text.substr(begin).starts_with('{') || text.substr(begin).starts_with('[')) {
    read_json_roster(text, roster);
    return std::move(roster).finish();
  }
  auto const line = first_line(text);
  refuse_other_separators(line, source);
  if (is_header(line.text)) {
    read_csv_roster(text.substr(line.offset), line.number, roster);
  } else {
    read_line_roster(text, roster);
  }
  return std::move(roster).finish();
}

} // namespace partnerctl::fleet
