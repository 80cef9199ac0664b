#include "auth/digest.hpp"

#include "partnerctl/core/error.hpp"

#include <openssl/evp.h>

namespace partnerctl::auth {
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

} // namespace partnerctl::auth
