#pragma once

#include "auth/openssl_handles.hpp"
#include "partnerctl/core/secret.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace partnerctl::auth {

// The key and the certificates of a PFX (PKCS #12) file's bytes; nullopt when they are no PFX. Old
// exports (RC2-40) are opened with OpenSSL's legacy provider. path is for the messages. Throws a
// usage error for a wrong password and for an encryption that this OpenSSL cannot read.
std::optional<KeyBundle> read_pfx(std::string_view bytes, std::string const& path,
                                  core::Secret const& password);

} // namespace partnerctl::auth
