#include "auth/issuers.hpp"

namespace partnerctl::test {

std::string issuer_token(core::Json const& claims) {
  return token_with(claims);
}

} // namespace partnerctl::test
