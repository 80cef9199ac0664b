#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace partnerctl::sandbox {

// 32 raw bytes.
std::string hmac_sha256(std::string_view key, std::string_view bytes);
// Random bytes from OpenSSL's generator.
std::string random_bytes(std::size_t count);

// A GUID that is always the same for a name: for things (object IDs) that must keep their ID
// without being stored.
std::string guid_of_name(std::string_view name);

} // namespace partnerctl::sandbox
