#include "sandbox/federation_key.hpp"

#include "partnerctl/core/base64.hpp"
#include "partnerctl/core/digest.hpp"
#include "partnerctl/core/error.hpp"
#include "sandbox/file.hpp"

#include <nlohmann/json.hpp>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

namespace partnerctl::sandbox {
namespace {

struct Free {
  void operator()(BIO* bio) const { BIO_free(bio); }
  void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};
using Bio = std::unique_ptr<BIO, Free>;
using PrivateKey = std::unique_ptr<EVP_PKEY, Free>;
using Context = std::unique_ptr<EVP_MD_CTX, Free>;

unsigned char const* bytes_of(std::string_view text) {
  return reinterpret_cast<unsigned char const*>(text.data());
}

PrivateKey read_key(std::string const& pem) {
  Bio const bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
  PrivateKey key(PEM_read_bio_PrivateKey(bio.get(), nullptr, nullptr, nullptr));
  ERR_clear_error();
  bool const usable = key && EVP_PKEY_get_base_id(key.get()) == EVP_PKEY_RSA;
  return usable ? std::move(key) : PrivateKey();
}

std::string pem_of(EVP_PKEY* key) {
  Bio const bio(BIO_new(BIO_s_mem()));
  PEM_write_bio_PKCS8PrivateKey(bio.get(), key, nullptr, nullptr, 0, nullptr, nullptr);
  char* data = nullptr;
  long const size = BIO_get_mem_data(bio.get(), &data);
  return {data, static_cast<std::size_t>(size)};
}

PrivateKey make_key() {
  constexpr unsigned k_bits = 2048;
  PrivateKey key(EVP_RSA_gen(k_bits));
  if (!key) {
    throw core::Error{.message = "OpenSSL cannot make an RSA key"};
  }
  return key;
}

PrivateKey kept_key(std::string const& folder) {
  if (folder.empty()) {
    return make_key();
  }
  make_folder(folder);
  FolderLock const lock(folder + "/.lock");
  std::string const file = folder + "/federation.key";
  auto key = read_key(read_if_there(file));
  if (!key) {
    key = make_key();
    replace_file(file, pem_of(key.get()), Durability::process_end);
  }
  return key;
}

std::string name_of(EVP_PKEY* key) {
  unsigned char* der = nullptr;
  int const size = i2d_PUBKEY(key, &der);
  std::string const bytes(reinterpret_cast<char*>(der), static_cast<std::size_t>(size));
  OPENSSL_free(der);
  return core::base64url(core::sha256(bytes));
}

std::string signature_of(EVP_PKEY* key, std::string_view text) {
  std::size_t size = static_cast<std::size_t>(EVP_PKEY_get_size(key));
  std::string signature(size, '\0');
  Context const context(EVP_MD_CTX_new());
  if (EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, key) != 1 ||
      EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(signature.data()), &size,
                     bytes_of(text), text.size()) != 1) {
    throw core::Error{.message = "OpenSSL cannot sign"};
  }
  signature.resize(size);
  return signature;
}

} // namespace

struct FederationKey::Key {
  PrivateKey key{};
  std::string id{};
};

FederationKey::FederationKey(std::string folder) : m_folder(std::move(folder)) {}

FederationKey::~FederationKey() = default;

FederationKey::Key& FederationKey::key() {
  std::call_once(m_made, [this] {
    auto made = kept_key(m_folder);
    auto id = name_of(made.get());
    m_key = std::make_unique<Key>(Key{.key = std::move(made), .id = std::move(id)});
  });
  return *m_key;
}

std::string FederationKey::id() {
  return key().id;
}

std::string FederationKey::sign(core::Json const& payload) {
  auto const text = unsigned_jwt({{"typ", "JWT"}, {"alg", "RS256"}, {"kid", id()}}, payload);
  return text + "." + core::base64url(signature_of(key().key.get(), text));
}

bool FederationKey::verifies(Jwt const& token) {
  Context const context(EVP_MD_CTX_new());
  bool const right =
      EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, key().key.get()) == 1 &&
      EVP_DigestVerify(context.get(), bytes_of(token.signature), token.signature.size(),
                       bytes_of(token.signed_text), token.signed_text.size()) == 1;
  ERR_clear_error();
  return right;
}

} // namespace partnerctl::sandbox
