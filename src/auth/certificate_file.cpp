#include "auth/certificate_file.hpp"

#include "auth/pem.hpp"
#include "auth/pfx.hpp"
#include "partnerctl/core/digest.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/core/text.hpp"

#include <openssl/asn1.h>
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <algorithm>
#include <ctime>
#include <filesystem>
#include <fstream>

namespace partnerctl::auth {
namespace {

constexpr std::size_t k_max_size = std::size_t{1} << 20U;
constexpr char const* k_what_it_takes =
    "the file has to hold an RSA private key and its certificate, as PEM or PFX";

core::Error refuse(std::string message, std::string hint = k_what_it_takes) {
  return {.kind = core::ErrorKind::usage, .message = std::move(message), .hint = std::move(hint)};
}

// The bytes of the file; wiped when they go out of use, for they may hold a bare key.
struct FileBytes {
  FileBytes() = default;
  ~FileBytes() { OPENSSL_cleanse(bytes.data(), bytes.size()); }
  FileBytes(FileBytes const&) = delete;
  FileBytes& operator=(FileBytes const&) = delete;
  std::string bytes{};
};

// Reads no further than the limit, so that a pipe without an end ends here too.
void read_into(FileBytes& file, std::string const& path) {
  std::error_code fault;
  if (std::filesystem::is_directory(path, fault)) {
    throw refuse("the certificate file '" + path + "' is a folder");
  }
  std::ifstream stream(path, std::ios::binary);
  if (!stream) {
    throw refuse("the certificate file '" + path + "' cannot be opened",
                 "check the path and that you may read it");
  }
  file.bytes.resize(k_max_size + 1);
  stream.read(file.bytes.data(), static_cast<std::streamsize>(file.bytes.size()));
  if (stream.bad()) {
    throw refuse("the certificate file '" + path + "' cannot be read");
  }
  file.bytes.resize(static_cast<std::size_t>(stream.gcount()));
  if (file.bytes.size() > k_max_size) {
    throw refuse("the certificate file '" + path + "' is larger than 1 MiB");
  }
}

KeyBundle read_bundle(std::string const& path, core::Secret const& password) {
  FileBytes file;
  read_into(file, path);
  if (file.bytes.find("-----BEGIN ") != std::string::npos) {
    return read_pem(file.bytes, path, password);
  }
  auto bundle = read_pfx(file.bytes, path, password);
  if (!bundle) {
    throw refuse("'" + path + "' is neither a PEM nor a PFX file");
  }
  return std::move(*bundle);
}

void require_rsa_key(KeyHandle const& key, std::string const& path) {
  if (!key) {
    throw refuse("'" + path + "' has no private key that can be read");
  }
  if (EVP_PKEY_get_base_id(key.get()) != EVP_PKEY_RSA) {
    char const* type = EVP_PKEY_get0_type_name(key.get());
    throw refuse("the private key in '" + path + "' is " +
                     (type == nullptr ? "of another type" : "an " + std::string(type) + " key") +
                     "; Entra ID takes RSA keys",
                 "make a certificate with an RSA key and add it to the app registration");
  }
}

std::string der_of(X509* certificate) {
  unsigned char* der = nullptr;
  int const size = i2d_X509(certificate, &der);
  if (size <= 0) {
    throw core::Error{.message = "OpenSSL could not encode a certificate"};
  }
  std::string bytes(reinterpret_cast<char const*>(der), static_cast<std::size_t>(size));
  OPENSSL_free(der);
  return bytes;
}

core::TimePoint time_of(ASN1_TIME const* time) {
  std::tm parts{};
  if (ASN1_TIME_to_tm(time, &parts) != 1) {
    return {};
  }
  // "No expiry" is written as the year 9999, which the clock's nanoseconds do not reach.
  constexpr auto k_last = std::chrono::floor<std::chrono::seconds>(core::TimePoint::max());
  std::chrono::sys_seconds const seconds{std::chrono::seconds{timegm(&parts)}};
  return std::min<std::chrono::sys_seconds>(seconds, k_last);
}

CertificateHandle take_matching(std::vector<CertificateHandle>& certificates, EVP_PKEY* key) {
  auto const found =
      std::find_if(certificates.begin(), certificates.end(), [key](auto const& each) {
        return X509_check_private_key(each.get(), key) == 1;
      });
  ERR_clear_error();
  if (found == certificates.end()) {
    return nullptr;
  }
  auto certificate = std::move(*found);
  certificates.erase(found);
  return certificate;
}

// Each issuer is taken out of the list, so that a ring of certificates ends as well.
std::vector<std::string> chain_of(CertificateHandle leaf, std::vector<CertificateHandle> others) {
  std::vector<std::string> chain;
  auto current = std::move(leaf);
  while (current) {
    chain.push_back(der_of(current.get()));
    auto const issuer = std::find_if(others.begin(), others.end(), [&current](auto const& each) {
      return X509_check_issued(each.get(), current.get()) == X509_V_OK;
    });
    if (issuer == others.end()) {
      break;
    }
    current = std::move(*issuer);
    others.erase(issuer);
  }
  return chain;
}

} // namespace

std::string ClientCertificate::thumbprint() const {
  return core::to_upper(core::hexadecimal(core::sha1(chain.front())));
}

ClientCertificate read_certificate_file(std::string const& path, core::Secret const& password) {
  auto bundle = read_bundle(path, password);
  require_rsa_key(bundle.key, path);
  if (bundle.certificates.empty()) {
    throw refuse("'" + path + "' has no certificate");
  }
  auto leaf = take_matching(bundle.certificates, bundle.key.get());
  if (!leaf) {
    throw refuse("no certificate in '" + path + "' belongs to its private key");
  }
  ClientCertificate result;
  result.not_before = time_of(X509_get0_notBefore(leaf.get()));
  result.not_after = time_of(X509_get0_notAfter(leaf.get()));
  result.key = std::move(bundle.key);
  result.chain = chain_of(std::move(leaf), std::move(bundle.certificates));
  return result;
}

} // namespace partnerctl::auth
