#include "auth/assertion.hpp"

#include "partnerctl/core/base64.hpp"
#include "partnerctl/core/digest.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/core/ids.hpp"
#include "partnerctl/core/json.hpp"

#include <nlohmann/json.hpp>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>

namespace partnerctl::auth {
namespace {

constexpr std::chrono::seconds k_lifetime{600};
// RFC 7518, section 3.5: as long as the digest.
constexpr int k_salt_length = 32;

core::Json header(ClientCertificate const& certificate, bool send_chain) {
  core::Json header{{"alg", "PS256"}, {"typ", "JWT"}};
  header["x5t#S256"] = core::base64url(core::sha256(certificate.chain.front()));
  if (send_chain) {
    header["x5c"] = core::Json::array();
    for (auto const& der : certificate.chain) {
      // The one part of a token in the standard alphabet (RFC 7515, section 4.1.6).
      header["x5c"].push_back(core::base64(der));
    }
  }
  return header;
}

core::Json claims(AssertionSubject const& subject, core::TimePoint now) {
  auto const seconds = std::chrono::floor<std::chrono::seconds>(now).time_since_epoch();
  return {{"aud", subject.token_endpoint},
          {"iss", subject.client_id},
          {"sub", subject.client_id},
          {"jti", core::Guid::random().text()},
          {"iat", seconds.count()},
          {"nbf", seconds.count()},
          {"exp", (seconds + k_lifetime).count()}};
}

struct FreeContext {
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};

std::string sign(std::string const& text, EVP_PKEY* key) {
  std::unique_ptr<EVP_MD_CTX, FreeContext> const context(EVP_MD_CTX_new());
  EVP_PKEY_CTX* options = nullptr;
  auto const* bytes = reinterpret_cast<unsigned char const*>(text.data());
  std::size_t size = 0;
  bool const ready = EVP_DigestSignInit(context.get(), &options, EVP_sha256(), nullptr, key) == 1 &&
                     EVP_PKEY_CTX_set_rsa_padding(options, RSA_PKCS1_PSS_PADDING) == 1 &&
                     EVP_PKEY_CTX_set_rsa_pss_saltlen(options, k_salt_length) == 1 &&
                     EVP_DigestSign(context.get(), nullptr, &size, bytes, text.size()) == 1;
  std::string signature(size, '\0');
  if (!ready || EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(signature.data()),
                               &size, bytes, text.size()) != 1) {
    ERR_clear_error();
    throw core::Error{.message = "OpenSSL could not sign with the certificate's key",
                      .hint = "the key has to be RSA of 2048 bits or more"};
  }
  signature.resize(size);
  return signature;
}

} // namespace

core::Secret client_assertion(ClientCertificate const& certificate, AssertionSubject const& subject,
                              core::TimePoint now) {
  auto token = core::base64url(core::write_json(header(certificate, subject.send_chain))) + "." +
               core::base64url(core::write_json(claims(subject, now)));
  token += "." + core::base64url(sign(token, certificate.key.get()));
  return core::Secret(std::move(token));
}

} // namespace partnerctl::auth
