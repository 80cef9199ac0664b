#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace partnerctl::core {

// ASCII only: identifiers, header names and domains are.
std::string to_lower(std::string_view text);
std::string to_upper(std::string_view text);
bool equal_ignoring_case(std::string_view a, std::string_view b);

// Without blanks, tabs and line ends at either end.
std::string_view trim(std::string_view text);

std::vector<std::string> split(std::string_view text, char separator);
std::string join(std::vector<std::string> const& parts, std::string_view separator);

// The byte offset of the first sequence that is not UTF-8 (overlong forms and surrogates included),
// or npos.
std::size_t find_invalid_utf8(std::string_view text);

// What may be shown to a person: control characters (C0, DEL, C1), bidirectional overrides and what
// is not UTF-8 become U+FFFD, so that no name from a service moves a cursor or colours a terminal.
// What the agent of a CI service would carry out as a command ("##vso[", "##[", or "::name" at the
// beginning) gets a blank into it: agents read all that a step prints.
std::string printable(std::string_view text);

// How many columns a terminal gives to UTF-8 text: 2 for East Asian wide characters and emoji, 0
// for combining marks.
std::size_t display_width(std::string_view text);
// The longest prefix of at most `columns` columns; "…" ends what was cut.
std::string cut_to_width(std::string_view text, std::size_t columns);

// The candidate nearest to a mistyped word, or empty when none is near enough to be meant.
std::string closest(std::string_view word, std::vector<std::string> const& candidates);

} // namespace partnerctl::core
