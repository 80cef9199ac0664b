#pragma once

#include "acceptance/chromium.hpp"
#include "partnerctl/output/walk_page.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace partnerctl::test {

// What a value is, and what is to be on the clipboard.
struct Copied {
  std::string value{};
  std::string expected{};
};
// As people and enemies write them.
std::vector<Copied> const& copied_values();

// A walk of one step for each of those, and steps of all other kinds.
output::WalkPage long_walk();

// A browser that shows the page from a file, with "proofs/sow.txt" beside it.
struct OpenedWalk {
  explicit OpenedWalk(output::WalkPage const& page);
  // A page that is there already.
  explicit OpenedWalk(std::string const& file);

  // Clicks the button of the n-th value that can be copied, as a mouse does; heard() waits for what
  // becomes of it.
  void copy(std::size_t n);
  // From now on, what the page says aloud is remembered: it does so for a moment only.
  void listen();
  // The next that it says: the sentence, then the words of each button that says something else
  // than what it does.
  std::vector<std::string> heard();
  // What a person gets who pastes into another place with Ctrl+V, character by character; the focus
  // is where it was when it returns.
  std::string pasted();
  // The words of the n-th button.
  std::string button(std::size_t n);
  // "BUTTON Copy Claim name"; with "unseen " before it where nothing shows that it has the focus,
  // and "hidden " where something is in front of it.
  std::string focus();

  TemporaryFolder folder;
  Chromium browser;
  std::string address{};
};

} // namespace partnerctl::test
