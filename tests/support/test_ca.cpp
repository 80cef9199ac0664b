#include "support/test_ca.hpp"

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <atomic>
#include <memory>
#include <stdexcept>

namespace partnerctl::test {

namespace {

constexpr long k_day = 24L * 60 * 60;

void require(bool done, char const* what) {
  if (!done) {
    throw std::runtime_error(std::string("OpenSSL: ") + what);
  }
}

template <class Write>
std::string pem_of(Write write) {
  std::unique_ptr<BIO, decltype(&BIO_free)> const bio(BIO_new(BIO_s_mem()), BIO_free);
  require(write(bio.get()) == 1, "cannot write PEM");
  char* data = nullptr;
  long const size = BIO_get_mem_data(bio.get(), &data);
  return {data, static_cast<std::size_t>(size)};
}

void add_extension(X509* certificate, X509* issuer, int id, std::string const& value) {
  X509V3_CTX context;
  X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
  X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, &context, id, value.c_str());
  require(extension != nullptr, value.c_str());
  X509_add_ext(certificate, extension, -1);
  X509_EXTENSION_free(extension);
}

X509* blank(EVP_PKEY* key, std::string const& name, int valid_from, int valid_until) {
  static std::atomic<long> serial{1};
  X509* certificate = X509_new();
  X509_set_version(certificate, 2);
  ASN1_INTEGER_set(X509_get_serialNumber(certificate), serial++);
  X509_gmtime_adj(X509_getm_notBefore(certificate), valid_from * k_day);
  X509_gmtime_adj(X509_getm_notAfter(certificate), valid_until * k_day);
  X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate), "CN", MBSTRING_UTF8,
                             reinterpret_cast<unsigned char const*>(name.c_str()), -1, -1, 0);
  X509_set_pubkey(certificate, key);
  return certificate;
}

std::string alternative_names(LeafOptions const& options) {
  std::string text;
  for (auto const& host : options.hosts) {
    text += (text.empty() ? "DNS:" : ",DNS:") + host;
  }
  for (auto const& address : options.addresses) {
    text += (text.empty() ? "IP:" : ",IP:") + address;
  }
  return text;
}

} // namespace

TestCa::TestCa(std::string const& name)
    : m_key(EVP_EC_gen("P-256")), m_certificate(blank(m_key, name, -365, 365)) {
  X509_set_issuer_name(m_certificate, X509_get_subject_name(m_certificate));
  add_extension(m_certificate, m_certificate, NID_basic_constraints, "critical,CA:TRUE");
  add_extension(m_certificate, m_certificate, NID_key_usage, "critical,keyCertSign,cRLSign");
  require(X509_sign(m_certificate, m_key, EVP_sha256()) > 0, "cannot sign the CA");
}

TestCa::~TestCa() {
  X509_free(m_certificate);
  EVP_PKEY_free(m_key);
}

std::string TestCa::pem() const {
  return pem_of([this](BIO* bio) { return PEM_write_bio_X509(bio, m_certificate); });
}

Leaf TestCa::issue(LeafOptions const& options) const {
  std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> const key(EVP_EC_gen("P-256"), EVP_PKEY_free);
  std::unique_ptr<X509, decltype(&X509_free)> const leaf(
      blank(key.get(), options.common_name, options.valid_from, options.valid_until), X509_free);
  X509_set_issuer_name(leaf.get(), X509_get_subject_name(m_certificate));
  if (auto const names = alternative_names(options); !names.empty()) {
    add_extension(leaf.get(), m_certificate, NID_subject_alt_name, names);
  }
  require(X509_sign(leaf.get(), m_key, EVP_sha256()) > 0, "cannot sign the leaf");
  return {.certificate = pem_of([&](BIO* bio) { return PEM_write_bio_X509(bio, leaf.get()); }),
          .key = pem_of([&](BIO* bio) {
            return PEM_write_bio_PrivateKey(bio, key.get(), nullptr, nullptr, 0, nullptr, nullptr);
          })};
}

} // namespace partnerctl::test
