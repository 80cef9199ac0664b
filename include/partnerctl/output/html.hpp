#pragma once

#include <functional>
#include <iosfwd>
#include <string>
#include <string_view>

namespace partnerctl::output {

// A text as it stands between tags or within the double quotes of an attribute: one line, control
// characters and bidirectional overrides as U+FFFD (core::printable), and & < > " ' as references,
// so that no name from a service is ever taken for markup.
std::string html_text(std::string_view text);

// How a page of ours of that kind begins, and no page of anybody else's.
std::string html_beginning(std::string_view kind);

// The frame that every page of ours has. Nothing in it comes from elsewhere: the page forbids
// itself any connection, and any style or script but these two, by their hashes.
struct HtmlPage {
  // One word of ours for what it is ("report").
  std::string_view kind{};
  // Any text; also the window's title.
  std::string title{};
  // Our own CSS and JavaScript, trusted as they are; an empty script: the page may run none.
  std::string_view style{};
  std::string_view script{};
  // Writes what is within <body>, as markup that is whole and escaped already.
  std::function<void(std::ostream&)> body{};
};

// Writes one file of HTML in UTF-8 that needs nothing else, and flushes. The same page is the same
// bytes.
void write_html_page(HtmlPage const& page, std::ostream& out);

} // namespace partnerctl::output
