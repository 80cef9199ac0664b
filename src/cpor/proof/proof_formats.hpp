#pragma once

#include "partnerctl/cpor/proof_text.hpp"

#include <cstddef>
#include <stop_token>
#include <string>
#include <string_view>

namespace partnerctl::cpor {

// No proof has more words than this, and none is kept in memory.
inline constexpr std::size_t k_most_text = std::size_t{8} << 20U;

// The readers, a format each. What a file is has been seen by then; none of them throws.

// A Word document: a zip, at that path.
ProofText docx_text(std::string const& path, std::stop_token const& stop = {});
// bytes: its beginning or all of it, to see whether it has pictures. path: absolute.
ProofText pdf_text(std::string const& path, std::string_view bytes,
                   core::Environment const& environment, std::stop_token const& stop = {});
ProofText html_text(std::string_view bytes);
ProofText plain_text(std::string_view bytes);

// What of them there is nothing to read of, and why.
inline ProofText not_read(ProofText::Outcome outcome, std::string why) {
  return {.outcome = outcome, .why = std::move(why)};
}

// Whether there is anything but blanks, marks, and what fonts of symbols leave.
bool has_letters(std::string_view text);
// A text as readers hand it on: UTF-8, not too long; where there are pictures and no words, it
// could be a scan, which nothing here can read.
ProofText words_read(std::string text, bool has_pictures);

} // namespace partnerctl::cpor
