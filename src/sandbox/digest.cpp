#include "sandbox/digest.hpp"

#include "partnerctl/core/digest.hpp"
#include "partnerctl/core/error.hpp"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

namespace partnerctl::sandbox {
namespace {

constexpr std::size_t k_digest_size = 32;

unsigned char const* bytes_of(std::string_view text) {
  return reinterpret_cast<unsigned char const*>(text.data());
}

unsigned char* writable(std::string& text) {
  return reinterpret_cast<unsigned char*>(text.data());
}

} // namespace

std::string hmac_sha256(std::string_view key, std::string_view bytes) {
  std::string digest(k_digest_size, '\0');
  HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), bytes_of(bytes), bytes.size(),
       writable(digest), nullptr);
  return digest;
}

std::string random_bytes(std::size_t count) {
  std::string bytes(count, '\0');
  if (RAND_bytes(writable(bytes), static_cast<int>(count)) != 1) {
    throw core::Error{.message = "OpenSSL has no random bytes"};
  }
  return bytes;
}

std::string guid_of_name(std::string_view name) {
  constexpr std::string_view k_digits = "0123456789abcdef";
  constexpr std::size_t k_guid_bytes = 16;
  std::string const digest = core::sha256(name);
  std::string text;
  for (std::size_t i = 0; i < k_guid_bytes; ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) {
      text += '-';
    }
    unsigned byte = static_cast<unsigned char>(digest[i]);
    if (i == 6) {
      byte = 0x40U | (byte & 0x0FU); // the version's nibble
    } else if (i == 8) {
      byte = 0x80U | (byte & 0x3FU); // the variant's bits
    }
    text += k_digits[byte >> 4U];
    text += k_digits[byte & 0x0FU];
  }
  return text;
}

} // namespace partnerctl::sandbox
