#pragma once

#include "partnerctl/core/clock.hpp"

#include <string>

namespace partnerctl::sandbox {

// PEM files: the CA that clients trust, and the server's chain and key.
struct ServerCertificate {
  std::string ca_file{};
  std::string certificate_file{};
  std::string key_file{};
};

// What lies in the folder when it is valid for another day, else made anew: a CA (EC P-256) and by
// it a certificate for localhost, 127.0.0.1 and ::1. The CA's key is thrown away at once, so that
// nobody can make another certificate that a person who trusts this CA would trust. Throws a usage
// error when the folder cannot be written.
ServerCertificate server_certificate(std::string const& folder, core::TimePoint now);

} // namespace partnerctl::sandbox
