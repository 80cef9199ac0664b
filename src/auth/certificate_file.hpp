#pragma once

#include "auth/openssl_handles.hpp"
#include "partnerctl/core/clock.hpp"
#include "partnerctl/core/secret.hpp"

#include <memory>
#include <string>
#include <vector>

namespace partnerctl::auth {

// An application's certificate and the RSA key that belongs to it.
struct ClientCertificate {
  std::shared_ptr<evp_pkey_st> key{};
  // DER, the key's certificate first, then its issuers in their order as far as the file has them.
  std::vector<std::string> chain{};
  core::TimePoint not_before{};
  core::TimePoint not_after{};

  // Upper-case hexadecimal SHA-1 of the certificate, as Entra's portal shows it.
  std::string thumbprint() const;
};

// Reads a PEM or PFX file of at most 1 MiB. Throws a usage error, naming the path, for what cannot
// be read, a password that is missing or wrong, a key that is missing or not RSA, and for a file
// without the key's certificate. An expired certificate is no error here: Entra goes by its clock.
ClientCertificate read_certificate_file(std::string const& path, core::Secret const& password);

} // namespace partnerctl::auth
