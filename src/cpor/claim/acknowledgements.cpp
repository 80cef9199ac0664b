#include "partnerctl/cpor/acknowledgements.hpp"

namespace partnerctl::cpor {

std::string const& default_acknowledgement() {
  static std::string const k_text =
      "As far as I know, all that this claim says is right. The customer knows of this claim and "
      "agrees to it. The proof of execution is genuine, and is about this customer and this work. "
      "These are not Microsoft's words: the portal has acknowledgements of its own, which whoever "
      "submits the claim has to read and accept there.";
  return k_text;
}

} // namespace partnerctl::cpor
