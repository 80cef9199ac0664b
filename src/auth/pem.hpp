#pragma once

#include "auth/openssl_handles.hpp"
#include "partnerctl/core/secret.hpp"

#include <string>
#include <string_view>

namespace partnerctl::auth {

// The first private key and every certificate of a PEM text, in the text's order; the key may be
// encrypted with the password. path is for the messages. Throws a usage error for a password that
// is missing or wrong and for a block that cannot be read.
KeyBundle read_pem(std::string_view text, std::string const& path, core::Secret const& password);

} // namespace partnerctl::auth
