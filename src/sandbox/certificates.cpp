#include "sandbox/certificates.hpp"

#include "partnerctl/core/error.hpp"
#include "sandbox/digest.hpp"
#include "sandbox/file.hpp"

#include <openssl/bn.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <memory>
#include <string_view>

namespace partnerctl::sandbox {
namespace {

struct Free {
  void operator()(BIO* bio) const { BIO_free(bio); }
  void operator()(X509* certificate) const { X509_free(certificate); }
  void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
  void operator()(BIGNUM* number) const { BN_free(number); }
  void operator()(X509_EXTENSION* extension) const { X509_EXTENSION_free(extension); }
};

using Bio = std::unique_ptr<BIO, Free>;
using Certificate = std::unique_ptr<X509, Free>;
using Key = std::unique_ptr<EVP_PKEY, Free>;

constexpr std::chrono::hours k_day{24};
constexpr int k_lifetime_days = 800;

void require(bool done) {
  if (!done) {
    ERR_clear_error();
    throw core::Error{.message = "OpenSSL cannot make the sandbox's certificate"};
  }
}

struct Subject {
  char const* name;
  char const* basic_constraints;
  char const* key_usage;
  char const* alternative_names; // nullptr: none
};

void add_extension(X509* certificate, X509* issuer, int kind, char const* value) {
  X509V3_CTX context{};
  X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
  std::unique_ptr<X509_EXTENSION, Free> const extension(
      X509V3_EXT_conf_nid(nullptr, &context, kind, value));
  require(extension && X509_add_ext(certificate, extension.get(), -1) == 1);
}

void set_serial(X509* certificate) {
  constexpr std::size_t k_serial_bytes = 16;
  auto const bytes = random_bytes(k_serial_bytes);
  std::unique_ptr<BIGNUM, Free> const number(
      BN_bin2bn(reinterpret_cast<unsigned char const*>(bytes.data()), k_serial_bytes, nullptr));
  require(number &&
          BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate)) != nullptr);
}

// issuer == nullptr: signed by itself.
Certificate make_certificate(Subject const& subject, EVP_PKEY* key, X509* issuer,
                             EVP_PKEY* issuer_key, core::TimePoint now) {
  Certificate certificate(X509_new());
  auto* const raw = certificate.get();
  X509_set_version(raw, X509_VERSION_3);
  set_serial(raw);
  auto from = std::chrono::system_clock::to_time_t(now - k_day);
  auto until = std::chrono::system_clock::to_time_t(now + k_day * k_lifetime_days);
  require(X509_time_adj_ex(X509_getm_notBefore(raw), 0, 0, &from) != nullptr &&
          X509_time_adj_ex(X509_getm_notAfter(raw), 0, 0, &until) != nullptr);
  require(X509_set_pubkey(raw, key) == 1 &&
          X509_NAME_add_entry_by_txt(X509_get_subject_name(raw), "CN", MBSTRING_UTF8,
                                     reinterpret_cast<unsigned char const*>(subject.name), -1, -1,
                                     0) == 1);
  auto* const signer = issuer == nullptr ? raw : issuer;
  require(X509_set_issuer_name(raw, X509_get_subject_name(signer)) == 1);
  add_extension(raw, signer, NID_basic_constraints, subject.basic_constraints);
  add_extension(raw, signer, NID_key_usage, subject.key_usage);
  add_extension(raw, signer, NID_subject_key_identifier, "hash");
  add_extension(raw, signer, NID_authority_key_identifier, "keyid:always");
  if (subject.alternative_names != nullptr) {
    add_extension(raw, signer, NID_subject_alt_name, subject.alternative_names);
    add_extension(raw, signer, NID_ext_key_usage, "serverAuth");
  }
  require(X509_sign(raw, issuer_key, EVP_sha256()) > 0);
  return certificate;
}

template <class Write>
std::string pem_of(Write const& write) {
  Bio const bio(BIO_new(BIO_s_mem()));
  require(write(bio.get()) == 1);
  char* data = nullptr;
  long const size = BIO_get_mem_data(bio.get(), &data);
  return {data, static_cast<std::size_t>(size)};
}

std::string pem_of(X509* certificate) {
  return pem_of([certificate](BIO* bio) { return PEM_write_bio_X509(bio, certificate); });
}

Certificate read_certificate(std::string const& file) {
  auto const pem = read_if_there(file);
  Bio const bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
  Certificate certificate(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr));
  ERR_clear_error();
  return certificate;
}

// All three belong together and are good for another day.
bool is_usable(ServerCertificate const& files, core::TimePoint now) {
  auto const ca = read_certificate(files.ca_file);
  auto const leaf = read_certificate(files.certificate_file);
  auto const pem = read_if_there(files.key_file);
  Bio const bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
  Key const key(PEM_read_bio_PrivateKey(bio.get(), nullptr, nullptr, nullptr));
  auto tomorrow = std::chrono::system_clock::to_time_t(now + k_day);
  bool const usable = ca && leaf && key && X509_check_private_key(leaf.get(), key.get()) == 1 &&
                      X509_verify(leaf.get(), X509_get0_pubkey(ca.get())) == 1 &&
                      X509_cmp_time(X509_get0_notAfter(leaf.get()), &tomorrow) > 0;
  ERR_clear_error();
  return usable;
}

void make(ServerCertificate const& files, core::TimePoint now) {
  Key const ca_key(EVP_EC_gen("P-256"));
  Key const key(EVP_EC_gen("P-256"));
  require(ca_key && key);
  auto const ca = make_certificate({.name = "partnerctl sandbox CA",
                                    .basic_constraints = "critical,CA:TRUE,pathlen:0",
                                    .key_usage = "critical,keyCertSign",
                                    .alternative_names = nullptr},
                                   ca_key.get(), nullptr, ca_key.get(), now);
  auto const leaf =
      make_certificate({.name = "localhost",
                        .basic_constraints = "critical,CA:FALSE",
                        .key_usage = "critical,digitalSignature",
                        .alternative_names = "DNS:localhost,IP:127.0.0.1,IP:0:0:0:0:0:0:0:1"},
                       key.get(), ca.get(), ca_key.get(), now);
  // Not synced: what a loss of power left in pieces is_usable() finds, and it is made again.
  auto const key_pem = pem_of([&key](BIO* bio) {
    return PEM_write_bio_PKCS8PrivateKey(bio, key.get(), nullptr, nullptr, 0, nullptr, nullptr);
  });
  replace_file(files.key_file, key_pem, Durability::process_end);
  replace_file(files.certificate_file, pem_of(leaf.get()), Durability::process_end);
  replace_file(files.ca_file, pem_of(ca.get()), Durability::process_end);
}

} // namespace

ServerCertificate server_certificate(std::string const& folder, core::TimePoint now) {
  ServerCertificate files{.ca_file = folder + "/ca.pem",
                          .certificate_file = folder + "/server.pem",
                          .key_file = folder + "/server.key"};
  make_folder(folder);
  FolderLock const lock(folder + "/.lock");
  if (!is_usable(files, now)) {
    make(files, now);
  }
  return files;
}

} // namespace partnerctl::sandbox
