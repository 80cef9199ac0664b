#pragma once

#include <string>
#include <string_view>

namespace partnerctl::output {

// A text as markup that reads back as the very same characters: blanks, tabs and line ends (CR too)
// as they were.
struct ExactHtml {
  std::string html{};
  // False where something had to be left out: what cannot be seen (core::printable), or what is no
  // text (not UTF-8).
  bool is_whole = true;
};

// As it stands between tags. Where blanks count, the style has to keep them as well.
ExactHtml html_exact(std::string_view text);

} // namespace partnerctl::output
