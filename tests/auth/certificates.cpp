#include "auth/certificates.hpp"

#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/provider.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

#include <array>
#include <stdexcept>

namespace partnerctl::test {
namespace {

struct FreeBio {
  void operator()(BIO* bio) const { BIO_free(bio); }
};
using Bio = std::unique_ptr<BIO, FreeBio>;

void require(bool done, char const* what) {
  if (!done) {
    throw std::runtime_error(std::string("OpenSSL: ") + what);
  }
}

std::string text_of(Bio const& bio) {
  char* begin = nullptr;
  auto const size = BIO_get_mem_data(bio.get(), &begin);
  return {begin, static_cast<std::size_t>(size)};
}

// OpenSSL's own decoder, so that the tests do not lean on ours.
std::string decode_base64url(std::string text) {
  for (char& c : text) {
    c = c == '-' ? '+' : c == '_' ? '/' : c;
  }
  auto const padding = (4 - text.size() % 4) % 4;
  text.append(padding, '=');
  std::string bytes(text.size() / 4 * 3, '\0');
  auto const size = EVP_DecodeBlock(reinterpret_cast<unsigned char*>(bytes.data()),
                                    reinterpret_cast<unsigned char const*>(text.data()),
                                    static_cast<int>(text.size()));
  require(size >= 0, "base64");
  bytes.resize(static_cast<std::size_t>(size) - padding);
  return bytes;
}

} // namespace

Issued issue(Wanted const& wanted) {
  static long serial = 0;
  Issued made{.key = auth::KeyHandle(wanted.elliptic ? EVP_EC_gen("P-256") : EVP_RSA_gen(2048)),
              .certificate = auth::CertificateHandle(X509_new())};
  auto* certificate = made.certificate.get();
  X509_set_version(certificate, X509_VERSION_3);
  ASN1_INTEGER_set(X509_get_serialNumber(certificate), ++serial);
  X509_gmtime_adj(X509_getm_notBefore(certificate), wanted.from * 86400L);
  X509_gmtime_adj(X509_getm_notAfter(certificate), wanted.to * 86400L);
  auto* subject = X509_get_subject_name(certificate);
  X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_UTF8,
                             reinterpret_cast<unsigned char const*>(wanted.name.c_str()), -1, -1,
                             0);
  auto* by = wanted.issuer == nullptr ? certificate : wanted.issuer->certificate.get();
  X509_set_issuer_name(certificate, X509_get_subject_name(by));
  X509_set_pubkey(certificate, made.key.get());
  auto* key = wanted.issuer == nullptr ? made.key.get() : wanted.issuer->key.get();
  require(X509_sign(certificate, key, EVP_sha256()) > 0, "X509_sign");
  return made;
}

std::string pem_of(x509_st* certificate) {
  Bio const bio(BIO_new(BIO_s_mem()));
  require(PEM_write_bio_X509(bio.get(), certificate) == 1, "PEM_write_bio_X509");
  return text_of(bio);
}

std::string der_of(x509_st* certificate) {
  Bio const bio(BIO_new(BIO_s_mem()));
  require(i2d_X509_bio(bio.get(), certificate) == 1, "i2d_X509_bio");
  return text_of(bio);
}

std::string pem_of(evp_pkey_st* key, std::string const& password) {
  Bio const bio(BIO_new(BIO_s_mem()));
  auto const* cipher = password.empty() ? nullptr : EVP_aes_256_cbc();
  require(PEM_write_bio_PKCS8PrivateKey(bio.get(), key, cipher, password.data(),
                                        static_cast<int>(password.size()), nullptr, nullptr) == 1,
          "PEM_write_bio_PKCS8PrivateKey");
  return text_of(bio);
}

std::string pfx_of(Issued const& issued, std::vector<x509_st*> const& others,
                   std::string const& password, PfxCipher cipher) {
  constexpr std::array<int, 3> k_nids{NID_aes_256_cbc, NID_pbe_WithSHA1And3_Key_TripleDES_CBC,
                                      NID_pbe_WithSHA1And40BitRC2_CBC};
  int const nid = k_nids.at(static_cast<std::size_t>(cipher));
  auto* context = OSSL_LIB_CTX_new();
  auto* usual = OSSL_PROVIDER_load(context, "default");
  auto* legacy = OSSL_PROVIDER_load(context, "legacy");
  auto* stack = sk_X509_new_null();
  for (auto* other : others) {
    sk_X509_push(stack, other);
  }
  auto* file =
      PKCS12_create_ex(password.empty() ? nullptr : password.c_str(), "test", issued.key.get(),
                       issued.certificate.get(), stack, nid, nid, 0, 0, 0, context, nullptr);
  std::string bytes;
  if (file != nullptr) {
    Bio const bio(BIO_new(BIO_s_mem()));
    require(i2d_PKCS12_bio(bio.get(), file) == 1, "i2d_PKCS12_bio");
    bytes = text_of(bio);
  }
  PKCS12_free(file);
  sk_X509_free(stack);
  OSSL_PROVIDER_unload(legacy);
  OSSL_PROVIDER_unload(usual);
  OSSL_LIB_CTX_free(context);
  return bytes;
}

bool is_signed_by(std::string const& token, x509_st* certificate) {
  auto const dot = token.rfind('.');
  auto const signature = decode_base64url(token.substr(dot + 1));
  auto const text = token.substr(0, dot);
  auto* key = X509_get_pubkey(certificate);
  auto* context = EVP_MD_CTX_new();
  EVP_PKEY_CTX* options = nullptr;
  bool const good =
      EVP_DigestVerifyInit(context, &options, EVP_sha256(), nullptr, key) == 1 &&
      EVP_PKEY_CTX_set_rsa_padding(options, RSA_PKCS1_PSS_PADDING) == 1 &&
      EVP_PKEY_CTX_set_rsa_pss_saltlen(options, 32) == 1 &&
      EVP_PKEY_CTX_set_rsa_mgf1_md(options, EVP_sha256()) == 1 &&
      EVP_DigestVerify(context, reinterpret_cast<unsigned char const*>(signature.data()),
                       signature.size(), reinterpret_cast<unsigned char const*>(text.data()),
                       text.size()) == 1;
  EVP_MD_CTX_free(context);
  EVP_PKEY_free(key);
  return good;
}

} // namespace partnerctl::test
