#pragma once

#include <iosfwd>
#include <string>
#include <vector>

namespace partnerctl::output {

// Something to bring into somebody else's form.
struct WalkValue {
  // What the form calls it: "Customer tenant ID". Labels that differ make buttons that do.
  std::string label{};
  // What to do with it, in a word or two: "choose"; may be empty.
  std::string how{};
  // Shown and copied character by character, its lines and blanks too. Only what cannot be seen
  // (core::printable: controls but tab and line ends, overrides, what is not UTF-8) is left out,
  // and then the page says so. Empty: shown as not there.
  std::string value{};
  // False: it is to be read only, such as "leave unticked".
  bool copied = true;
};

// A file that lies beside the page.
struct WalkFile {
  // Relative to the page's own folder, with '/' between folders: "proofs/sow.pdf". One that leads
  // elsewhere is shown, but is no link.
  std::string path{};
  // What it is, in a few words; may be empty.
  std::string label{};
};

struct WalkStep {
  // The other side's own number of it.
  int number = 0;
  // What to do, as a sentence.
  std::string says{};
  std::vector<WalkValue> values{};
  std::vector<WalkFile> files{};
  // Sentences below it: what to look out for.
  std::vector<std::string> notes{};
};

// Where it is done.
struct WalkLink {
  // "Open the portal"
  std::string label{};
  // https and ASCII; anything else is shown, but is no link. Empty: there is none.
  std::string url{};
};

// A page that walks a person through steps elsewhere, with each value to copy at its step. It knows
// nothing of what the steps are about. All texts may be anything; they are escaped when they are
// written.
struct WalkPage {
  std::string title{};
  // Sentences on what this is of, and from when.
  std::vector<std::string> lead{};
  // Sentences that must not be missed.
  std::vector<std::string> notes{};
  WalkLink link{};
  std::vector<WalkStep> steps{};
};

// Writes the page as one file of HTML that needs no network (html.hpp), and flushes; the same page
// is the same bytes. Steps are ticked off in the window alone: nothing is kept of it. Without
// script all is there but the buttons, and a value is selected by clicking it.
void write_walk_page(WalkPage const& page, std::ostream& out);

} // namespace partnerctl::output
