#include "sandbox/assertion.hpp"

#include "partnerctl/core/base64.hpp"
#include "partnerctl/core/digest.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/core/json.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/http/url.hpp"
#include "sandbox/file.hpp"
#include "sandbox/jwt.hpp"

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
  void operator()(X509* certificate) const { X509_free(certificate); }
  void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};

using Key = std::unique_ptr<EVP_PKEY, Free>;

bool verifies(EVP_PKEY* key, std::string_view text, std::string_view signature) {
  std::unique_ptr<EVP_MD_CTX, Free> const context(EVP_MD_CTX_new());
  EVP_PKEY_CTX* details = nullptr; // belongs to context
  bool const right =
      EVP_DigestVerifyInit(context.get(), &details, EVP_sha256(), nullptr, key) == 1 &&
      EVP_PKEY_CTX_set_rsa_padding(details, RSA_PKCS1_PSS_PADDING) == 1 &&
      EVP_PKEY_CTX_set_rsa_pss_saltlen(details, RSA_PSS_SALTLEN_DIGEST) == 1 &&
      EVP_DigestVerify(context.get(), reinterpret_cast<unsigned char const*>(signature.data()),
                       signature.size(), reinterpret_cast<unsigned char const*>(text.data()),
                       text.size()) == 1;
  ERR_clear_error();
  return right;
}

std::string thumbprint_of(X509* certificate) {
  unsigned char* der = nullptr;
  int const size = i2d_X509(certificate, &der);
  std::string const bytes(reinterpret_cast<char*>(der), static_cast<std::size_t>(size));
  OPENSSL_free(der);
  return core::sha256(bytes);
}

bool is_for(std::string const& audience, std::string_view token_path) {
  auto const url = http::Url::parse(audience);
  return url && url->is_loopback() && core::equal_ignoring_case(url->target, token_path);
}

core::TimePoint time_at(core::Json const& json, std::string_view name, core::TimePoint otherwise) {
  auto const seconds = core::number_at(json, name);
  return seconds ? core::TimePoint(std::chrono::seconds(*seconds)) : otherwise;
}

bool is_in_time(core::Json const& payload, core::TimePoint now) {
  constexpr std::chrono::minutes k_longest{10};
  constexpr std::chrono::minutes k_skew{5};
  auto const from = time_at(payload, "nbf", now);
  auto const until = time_at(payload, "exp", core::TimePoint{});
  return from <= now + k_skew && until > now && until - from <= k_longest;
}

} // namespace

struct AssertionVerifier::Certificate {
  Key key{};
  std::string thumbprint{};
};

AssertionVerifier::AssertionVerifier(std::string const& certificate) {
  if (certificate.empty()) {
    return;
  }
  bool const is_pem = certificate.find("-----BEGIN") != std::string::npos;
  std::string const pem = is_pem ? certificate : read_if_there(certificate);
  std::unique_ptr<BIO, Free> const bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
  std::unique_ptr<X509, Free> const x509(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr));
  Key key(x509 ? X509_get_pubkey(x509.get()) : nullptr);
  ERR_clear_error();
  if (!key || EVP_PKEY_get_base_id(key.get()) != EVP_PKEY_RSA) {
    throw core::Error{.kind = core::ErrorKind::usage,
                      .message = "The sandbox's trusted certificate is no PEM certificate with an "
                                 "RSA key" +
                                 (is_pem ? std::string() : ": " + certificate)};
  }
  m_certificate = std::make_unique<Certificate>();
  m_certificate->key = std::move(key);
  m_certificate->thumbprint = thumbprint_of(x509.get());
}

AssertionVerifier::~AssertionVerifier() = default;

AssertionFault AssertionVerifier::check(std::string_view assertion, std::string_view client_id,
                                        std::string_view token_path, core::TimePoint now) {
  auto const jwt = Jwt::take_apart(assertion);
  if (!jwt || jwt->header_text("alg") != "PS256") {
    return AssertionFault::malformed;
  }
  auto const thumbprint = jwt->header_text("x5t#S256");
  if (!m_certificate || core::base64_decode(thumbprint) != m_certificate->thumbprint) {
    return AssertionFault::unknown_key;
  }
  if (!verifies(m_certificate->key.get(), jwt->signed_text, jwt->signature)) {
    return AssertionFault::bad_signature;
  }
  auto const& claims = *jwt->payload;
  if (!core::equal_ignoring_case(jwt->claim("iss"), client_id) ||
      !core::equal_ignoring_case(jwt->claim("sub"), client_id)) {
    return AssertionFault::wrong_subject;
  }
  if (!is_for(jwt->claim("aud"), token_path)) {
    return AssertionFault::wrong_audience;
  }
  if (!is_in_time(claims, now)) {
    return AssertionFault::not_in_time;
  }
  auto const id = jwt->claim("jti");
  return !id.empty() && use_once(id, time_at(claims, "exp", now), now) ? AssertionFault::none
                                                                       : AssertionFault::replayed;
}

bool AssertionVerifier::use_once(std::string const& id, core::TimePoint until,
                                 core::TimePoint now) {
  std::scoped_lock const lock(m_mutex);
  constexpr std::size_t k_many = 10'000;
  if (m_used.size() > k_many) {
    std::erase_if(m_used, [now](auto const& used) { return used.second <= now; });
  }
  return m_used.emplace(id, until).second;
}

} // namespace partnerctl::sandbox
