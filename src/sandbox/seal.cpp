#include "sandbox/seal.hpp"

#include "partnerctl/core/base64.hpp"
#include "partnerctl/core/error.hpp"
#include "sandbox/digest.hpp"

#include <openssl/evp.h>

#include <memory>

namespace partnerctl::sandbox {
namespace {

constexpr std::size_t k_nonce_size = 12;
constexpr std::size_t k_tag_size = 16;

struct Free {
  void operator()(EVP_CIPHER_CTX* context) const { EVP_CIPHER_CTX_free(context); }
};
using Context = std::unique_ptr<EVP_CIPHER_CTX, Free>;

unsigned char const* bytes_of(std::string_view text) {
  return reinterpret_cast<unsigned char const*>(text.data());
}

unsigned char* writable(std::string& text) {
  return reinterpret_cast<unsigned char*>(text.data());
}

} // namespace

Seal::Seal(std::string_view key, std::string_view purpose) : m_key(hmac_sha256(key, purpose)) {}

// nonce | ciphertext | tag
std::string Seal::close(std::string_view text) const {
  auto const nonce = random_bytes(k_nonce_size);
  std::string cipher(text.size(), '\0');
  std::string tag(k_tag_size, '\0');
  int size = 0;
  Context const context(EVP_CIPHER_CTX_new());
  bool const done =
      EVP_EncryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, bytes_of(m_key),
                         bytes_of(nonce)) == 1 &&
      EVP_EncryptUpdate(context.get(), writable(cipher), &size, bytes_of(text),
                        static_cast<int>(text.size())) == 1 &&
      EVP_EncryptFinal_ex(context.get(), writable(tag), &size) == 1 &&
      EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_GET_TAG, k_tag_size, tag.data()) == 1;
  if (!done) {
    throw core::Error{.message = "OpenSSL cannot encrypt"};
  }
  return core::base64url(nonce + cipher + tag);
}

std::optional<std::string> Seal::open(std::string_view sealed) const {
  auto const bytes = core::base64_decode(sealed);
  if (!bytes || bytes->size() < k_nonce_size + k_tag_size) {
    return std::nullopt;
  }
  auto const size = bytes->size() - k_nonce_size - k_tag_size;
  std::string text(size, '\0');
  std::string tag = bytes->substr(k_nonce_size + size);
  std::string nothing(k_tag_size, '\0');
  int written = 0;
  Context const context(EVP_CIPHER_CTX_new());
  bool const right =
      EVP_DecryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, bytes_of(m_key),
                         bytes_of(*bytes)) == 1 &&
      EVP_DecryptUpdate(context.get(), writable(text), &written, bytes_of(*bytes) + k_nonce_size,
                        static_cast<int>(size)) == 1 &&
      EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_SET_TAG, k_tag_size, tag.data()) == 1 &&
      EVP_DecryptFinal_ex(context.get(), writable(nothing), &written) == 1;
  return right ? std::optional(std::move(text)) : std::nullopt;
}

} // namespace partnerctl::sandbox
