#pragma once

#include "partnerctl/core/error.hpp"
#include "partnerctl/core/secret.hpp"

#include <string>

namespace partnerctl::cli {

class Services;

// The secret in a file, or on standard input for "-": its first line, without the line end. Throws
// a usage error for what cannot be read, is empty or is over 64 KiB.
core::Secret read_secret(std::string const& path, Services& services);

} // namespace partnerctl::cli
