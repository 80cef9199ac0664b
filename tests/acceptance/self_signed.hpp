#pragma once

#include <string>

namespace partnerctl::test {

// An RSA key and the certificate that it signed for itself, both PEM.
struct SelfSigned {
  std::string certificate{};
  std::string key{};
};

SelfSigned self_signed();

} // namespace partnerctl::test
