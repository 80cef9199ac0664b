#pragma once

#include <string>
#include <string_view>

namespace partnerctl::cli {

// A foreign text as a cell of a Markdown table shows it, letter by letter: nothing in it is markup,
// HTML, a link, a mention of somebody, or the end of the cell. One line, cut where it is too long.
std::string markdown_text(std::string_view text);

// The same in the letters of code, where the text allows that: names of tenants, commands.
std::string markdown_code(std::string_view text);

} // namespace partnerctl::cli
