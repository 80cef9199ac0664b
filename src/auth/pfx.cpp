#include "auth/pfx.hpp"

#include "partnerctl/core/error.hpp"

#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/objects.h>
#include <openssl/pkcs12.h>
#include <openssl/provider.h>

namespace partnerctl::auth {
namespace {

struct FreePkcs12 {
  void operator()(PKCS12* file) const { PKCS12_free(file); }
};
using Pkcs12 = std::unique_ptr<PKCS12, FreePkcs12>;

// OpenSSL's old ciphers, in a context of their own so that nothing else can use them by accident.
class LegacyCiphers {
public:
  LegacyCiphers()
      : m_context(OSSL_LIB_CTX_new()), m_usual(OSSL_PROVIDER_load(m_context, "default")),
        m_legacy(OSSL_PROVIDER_load(m_context, "legacy")) {}
  ~LegacyCiphers() {
    OSSL_PROVIDER_unload(m_legacy);
    OSSL_PROVIDER_unload(m_usual);
    OSSL_LIB_CTX_free(m_context);
  }
  LegacyCiphers(LegacyCiphers const&) = delete;
  LegacyCiphers& operator=(LegacyCiphers const&) = delete;

  bool are_there() const { return m_usual != nullptr && m_legacy != nullptr; }
  OSSL_LIB_CTX* context() const { return m_context; }

private:
  OSSL_LIB_CTX* m_context;
  OSSL_PROVIDER* m_usual;
  OSSL_PROVIDER* m_legacy;
};

// A null context is the process's own.
Pkcs12 parse(std::string_view bytes, OSSL_LIB_CTX* context) {
  auto const* begin = reinterpret_cast<unsigned char const*>(bytes.data());
  auto* into = PKCS12_init_ex(NID_pkcs7_data, context, nullptr);
  if (into == nullptr) {
    return nullptr;
  }
  // On failure d2i frees what it was given.
  return Pkcs12(d2i_PKCS12(&into, &begin, static_cast<long>(bytes.size())));
}

bool password_fits(PKCS12* file, std::string const& password) {
  if (PKCS12_mac_present(file) == 0) {
    return true;
  }
  // "No password" has two encodings.
  return PKCS12_verify_mac(file, password.c_str(), -1) == 1 ||
         (password.empty() && PKCS12_verify_mac(file, nullptr, 0) == 1);
}

std::optional<KeyBundle> open(PKCS12* file, std::string const& password) {
  EVP_PKEY* key = nullptr;
  X509* certificate = nullptr;
  STACK_OF(X509)* others = nullptr;
  if (PKCS12_parse(file, password.c_str(), &key, &certificate, &others) != 1) {
    return std::nullopt;
  }
  KeyBundle bundle{.key = KeyHandle(key)};
  if (certificate != nullptr) {
    bundle.certificates.emplace_back(certificate);
  }
  for (int i = 0; i < sk_X509_num(others); ++i) {
    bundle.certificates.emplace_back(sk_X509_value(others, i));
  }
  sk_X509_free(others);
  return bundle;
}

KeyHandle moved(KeyHandle const& key) {
  unsigned char* der = nullptr;
  int const size = i2d_PrivateKey(key.get(), &der);
  if (size <= 0) {
    return nullptr;
  }
  unsigned char const* begin = der;
  KeyHandle copy(d2i_AutoPrivateKey(nullptr, &begin, size));
  OPENSSL_clear_free(der, static_cast<std::size_t>(size));
  return copy;
}

CertificateHandle moved(CertificateHandle const& certificate) {
  unsigned char* der = nullptr;
  int const size = i2d_X509(certificate.get(), &der);
  if (size <= 0) {
    return nullptr;
  }
  unsigned char const* begin = der;
  CertificateHandle copy(d2i_X509(nullptr, &begin, size));
  OPENSSL_free(der);
  return copy;
}

// What was opened there lives on after that context is gone, so it is copied out of it.
std::optional<KeyBundle> open_with_legacy_ciphers(std::string_view bytes,
                                                  std::string const& password) {
  LegacyCiphers const legacy;
  if (!legacy.are_there()) {
    return std::nullopt;
  }
  auto const file = parse(bytes, legacy.context());
  auto const there = file ? open(file.get(), password) : std::nullopt;
  if (!there) {
    return std::nullopt;
  }
  KeyBundle bundle{.key = there->key ? moved(there->key) : nullptr};
  for (auto const& certificate : there->certificates) {
    if (auto copy = moved(certificate)) {
      bundle.certificates.push_back(std::move(copy));
    }
  }
  return bundle;
}

core::Error unreadable(std::string const& path) {
  return {.kind = core::ErrorKind::usage,
          .message = "'" + path + "' is encrypted in a way that OpenSSL cannot read here",
          .hint =
              "write it anew as PEM where the old ciphers are installed: openssl pkcs12 -legacy "
              "-in " +
              path + " -out certificate.pem"};
}

} // namespace

std::optional<KeyBundle> read_pfx(std::string_view bytes, std::string const& path,
                                  core::Secret const& password) {
  auto const file = parse(bytes, nullptr);
  if (!file) {
    ERR_clear_error();
    return std::nullopt;
  }
  if (!password_fits(file.get(), password.reveal())) {
    ERR_clear_error();
    throw core::Error{.kind = core::ErrorKind::usage,
                      .message =
                          "'" + path + "' does not open " +
                          (password.empty() ? "without a password" : "with the password given"),
                      .hint = "set AZURE_CLIENT_CERTIFICATE_PASSWORD to the file's password"};
  }
  auto bundle = open(file.get(), password.reveal());
  if (!bundle) {
    bundle = open_with_legacy_ciphers(bytes, password.reveal());
  }
  ERR_clear_error();
  if (!bundle) {
    throw unreadable(path);
  }
  return bundle;
}

} // namespace partnerctl::auth
