#pragma once

#include "partnerctl/core/environment.hpp"

#include <stop_token>
#include <string>
#include <string_view>

namespace partnerctl::cpor {

// What the words of a proof are, or why there are none.
struct ProofText {
  enum class Outcome {
    read,
    empty,      // no bytes
    encrypted,  // asks for a password
    unreadable, // not what its name says, cut, or damaged
    // Nothing here can read it: pictures, mail, or PDF without pdftotext. Not a fault of the proof.
    not_readable_here,
    missing, // the kept copy is not where it was
    changed, // its bytes are not those that were attached
  };
  Outcome outcome = Outcome::read;
  // UTF-8, paragraphs and cells on lines of their own; of at most 8 MiB.
  std::string text{};
  // Why it could not be read, as part of a sentence.
  std::string why{};
  // Beside the words there are pictures, which a signature may be in (docx, pdf).
  bool has_pictures = false;
};

// Reads a file by its name's ending and its first bytes: docx (libzip, pugixml: body, tables, text
// boxes, headers, footers, notes), pdf (the program pdftotext, where PATH has it; never through a
// shell, 30 s at the most), html, txt and the like. Any bytes are safe to give: bombs, loops and
// wrong encodings end in an outcome, never in a throw; a stop ends in not_readable_here. path:
// where its bytes are; name: what it is called.
ProofText read_proof_text(std::string const& path, std::string_view name,
                          core::Environment const& environment, std::stop_token const& stop = {});

} // namespace partnerctl::cpor
