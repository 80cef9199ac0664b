#pragma once

#include "partnerctl/cpor/proof_text.hpp"

#include <string>
#include <vector>

namespace partnerctl::cpor {

// What of a Word document is read, or why it is not.
struct WordParts {
  ProofText::Outcome outcome = ProofText::Outcome::read;
  std::string why{};
  // XML as it stands in the zip: the body, then headers, footers and notes.
  struct Part {
    std::string name{};
    std::string xml{};
  };
  std::vector<Part> parts{};
  // XML of the styles; empty where there are none.
  std::string styles{};
  bool has_pictures = false;
};

// Unpacks a document's parts, and no more than a limit of them, whatever the zip says of sizes. A
// zip without a document has no parts. Names may be in any case and have backslashes.
WordParts word_parts(std::string const& path);

} // namespace partnerctl::cpor
