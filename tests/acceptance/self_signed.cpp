#include "acceptance/self_signed.hpp"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <memory>
#include <stdexcept>

namespace partnerctl::test {
namespace {

constexpr int k_bits = 2048;
constexpr long k_day = 86'400;

template <auto Free>
struct Freed {
  template <class T>
  void operator()(T* handle) const {
    Free(handle);
  }
};
using Key = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Freed<X509_free>>;
using Bio = std::unique_ptr<BIO, Freed<BIO_free_all>>;

template <class Write>
std::string pem(Write write) {
  Bio const bio(BIO_new(BIO_s_mem()));
  if (write(bio.get()) != 1) {
    throw std::runtime_error("no PEM was written");
  }
  char* text = nullptr;
  auto const size = BIO_get_mem_data(bio.get(), &text);
  return {text, static_cast<std::size_t>(size)};
}

} // namespace

SelfSigned self_signed() {
  Key const key(EVP_RSA_gen(k_bits));
  Certificate const certificate(X509_new());
  X509_set_version(certificate.get(), X509_VERSION_3);
  ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 1);
  X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -k_day);
  X509_gmtime_adj(X509_getm_notAfter(certificate.get()), k_day);
  X509_set_pubkey(certificate.get(), key.get());
  if (X509_sign(certificate.get(), key.get(), EVP_sha256()) <= 0) {
    throw std::runtime_error("no certificate could be signed");
  }
  return {.certificate = pem([&](BIO* to) { return PEM_write_bio_X509(to, certificate.get()); }),
          .key = pem([&](BIO* to) {
            return PEM_write_bio_PrivateKey(to, key.get(), nullptr, nullptr, 0, nullptr, nullptr);
          })};
}

} // namespace partnerctl::test
