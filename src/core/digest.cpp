#include "partnerctl/core/digest.hpp"

#include "partnerctl/core/error.hpp"

#include <openssl/evp.h>

namespace partnerctl::core {
namespace {

std::string digest(std::string_view bytes, EVP_MD const* algorithm) {
  std::string result(EVP_MAX_MD_SIZE, '\0');
  unsigned size = 0;
  if (EVP_Digest(bytes.data(), bytes.size(), reinterpret_cast<unsigned char*>(result.data()), &size,
                 algorithm, nullptr) != 1) {
    throw core::Error{.message = "OpenSSL could not compute a digest"};
  }
  result.resize(size);
  return result;
}

} // namespace

std::string sha256(std::string_view bytes) {
  return digest(bytes, EVP_sha256());
}

std::string sha1(std::string_view bytes) {
  return digest(bytes, EVP_sha1());
}

std::string hexadecimal(std::string_view bytes) {
  constexpr std::string_view k_digits = "0123456789abcdef";
  std::string text;
  text.reserve(bytes.size() * 2);
  for (char const c : bytes) {
    auto const byte = static_cast<unsigned char>(c);
    text += k_digits[byte >> 4U];
    text += k_digits[byte & 0x0FU];
  }
  return text;
}

} // namespace partnerctl::core
