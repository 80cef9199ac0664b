#include "cpor/proof/proof_formats.hpp"
#include "cpor/proof/text_encoding.hpp"

namespace partnerctl::cpor {

ProofText plain_text(std::string_view bytes) {
  auto text = decoded(bytes);
  if (text.find('\0') != std::string::npos) {
    return not_read(ProofText::Outcome::unreadable, "it has bytes that no text has");
  }
  return words_read(std::move(text), false);
}

} // namespace partnerctl::cpor
