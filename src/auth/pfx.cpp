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
struct FreeBio {
  void operator()(BIO* bio) const { BIO_free(bio); }
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

// A null context is the process's own. Only the BIO form of the reader hands the context on.
Pkcs12 parse(std::string_view bytes, OSSL_LIB_CTX* context) {
  std::unique_ptr<BIO, FreeBio> const bio(
      BIO_new_mem_buf(bytes.data(), static_cast<int>(bytes.size())));
  auto* into = PKCS12_init_ex(NID_pkcs7_data, context, nullptr);
  if (into == nullptr || !bio) {
    PKCS12_free(into);
    return nullptr;
  }
  // A failed reader has freed what it was given and made it null, or has not come to touch it.
  if (d2i_PKCS12_bio(bio.get(), &into) == nullptr) {
    PKCS12_free(into);
    return nullptr;
  }
  return Pkcs12(into);
}

// A password as OpenSSL takes it; null and "" are encoded differently, and files have either.
struct Password {
  char const* text = nullptr;
  int length = 0;
};

std::optional<Password> fitting(PKCS12* file, std::string const& password) {
  Password const given{.text = password.c_str(), .length = static_cast<int>(password.size())};
  bool const unsealed = PKCS12_mac_present(file) == 0;
  if (unsealed || PKCS12_verify_mac(file, given.text, given.length) == 1) {
    return given;
  }
  if (password.empty() && PKCS12_verify_mac(file, nullptr, 0) == 1) {
    return Password{};
  }
  return std::nullopt;
}

struct FreeBags {
  void operator()(STACK_OF(PKCS12_SAFEBAG) * bags) const {
    sk_PKCS12_SAFEBAG_pop_free(bags, PKCS12_SAFEBAG_free);
  }
};
using Bags = std::unique_ptr<STACK_OF(PKCS12_SAFEBAG), FreeBags>;

struct FreeSafes {
  void operator()(STACK_OF(PKCS7) * safes) const { sk_PKCS7_pop_free(safes, PKCS7_free); }
};

struct FreePkcs8 {
  void operator()(PKCS8_PRIV_KEY_INFO* key) const { PKCS8_PRIV_KEY_INFO_free(key); }
};

// Takes a file apart by hand: OpenSSL 3.0's PKCS12_parse opens the key outside of the context.
class Opener {
public:
  Opener(OSSL_LIB_CTX* context, Password password) : m_context(context), m_password(password) {}

  // False where a part could not be opened.
  bool open(PKCS12* file) {
    std::unique_ptr<STACK_OF(PKCS7), FreeSafes> const safes(PKCS12_unpack_authsafes(file));
    bool good = safes != nullptr;
    for (int i = 0; good && i < sk_PKCS7_num(safes.get()); ++i) {
      good = open(sk_PKCS7_value(safes.get(), i));
    }
    return good;
  }
  KeyBundle bundle() { return std::move(m_bundle); }

private:
  bool open(PKCS7* safe) {
    int const type = OBJ_obj2nid(safe->type);
    if (type != NID_pkcs7_data && type != NID_pkcs7_encrypted) {
      return true;
    }
    Bags const bags(type == NID_pkcs7_data
                        ? PKCS12_unpack_p7data(safe)
                        : PKCS12_unpack_p7encdata(safe, m_password.text, m_password.length));
    return bags && open(bags.get());
  }

  // Bags may hold bags; the parser has refused more than 30 levels by now.
  bool open(STACK_OF(PKCS12_SAFEBAG) const* bags) {
    bool good = true;
    for (int i = 0; good && i < sk_PKCS12_SAFEBAG_num(bags); ++i) {
      good = open(sk_PKCS12_SAFEBAG_value(bags, i));
    }
    return good;
  }

  bool open(PKCS12_SAFEBAG const* bag) {
    switch (PKCS12_SAFEBAG_get_nid(bag)) {
    case NID_keyBag:
      return take(PKCS12_SAFEBAG_get0_p8inf(bag));
    case NID_pkcs8ShroudedKeyBag: {
      std::unique_ptr<PKCS8_PRIV_KEY_INFO, FreePkcs8> const key(
          PKCS12_decrypt_skey_ex(bag, m_password.text, m_password.length, m_context, nullptr));
      return key && take(key.get());
    }
    case NID_certBag:
      if (auto* certificate = PKCS12_SAFEBAG_get1_cert(bag)) {
        m_bundle.certificates.emplace_back(certificate);
      }
      return true;
    case NID_safeContentsBag:
      return open(PKCS12_SAFEBAG_get0_safes(bag));
    default:
      return true;
    }
  }

  // The first key counts. It goes into the process's own context, where it is used.
  bool take(PKCS8_PRIV_KEY_INFO const* key) {
    if (!m_bundle.key) {
      m_bundle.key.reset(EVP_PKCS82PKEY(key));
    }
    return m_bundle.key != nullptr;
  }

  OSSL_LIB_CTX* m_context;
  Password m_password;
  KeyBundle m_bundle{};
};

std::optional<KeyBundle> open(PKCS12* file, OSSL_LIB_CTX* context, Password password) {
  Opener opener(context, password);
  return opener.open(file) ? std::optional(opener.bundle()) : std::nullopt;
}

std::optional<KeyBundle> open_with_legacy_ciphers(std::string_view bytes, Password password) {
  LegacyCiphers const legacy;
  auto const file = legacy.are_there() ? parse(bytes, legacy.context()) : nullptr;
  return file ? open(file.get(), legacy.context(), password) : std::nullopt;
}

core::Error locked(std::string const& path, bool has_password) {
  return {.kind = core::ErrorKind::usage,
          .message = "'" + path + "' does not open " +
                     (has_password ? "with the password given" : "without a password"),
          .hint = "set AZURE_CLIENT_CERTIFICATE_PASSWORD to the file's password"};
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
  auto const fits = fitting(file.get(), password.reveal());
  if (!fits) {
    ERR_clear_error();
    throw locked(path, !password.empty());
  }
  auto bundle = open(file.get(), nullptr, *fits);
  if (!bundle) {
    bundle = open_with_legacy_ciphers(bytes, *fits);
  }
  ERR_clear_error();
  if (!bundle) {
    throw unreadable(path);
  }
  return bundle;
}

} // namespace partnerctl::auth
