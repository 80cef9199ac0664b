#include "partnerctl/core/base64.hpp"
#include "partnerctl/core/digest.hpp"
#include "partnerctl/core/error.hpp"
#include "sandbox/asking.hpp"
#include "sandbox/assertion.hpp"
#include "sandbox/digest.hpp"
#include "support/fixtures.hpp"

#include <catch2/catch.hpp>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

#include <memory>

using namespace partnerctl;
using sandbox::AssertionFault;

namespace {

constexpr char const* k_path = "/contoso.example/oauth2/v2.0/token";

// A key with its self-signed certificate, made once for all tests here.
struct Signer {
  Signer() : key(EVP_RSA_gen(2048)), certificate(X509_new()) {
    X509_set_version(certificate, X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate), 0);
    X509_gmtime_adj(X509_getm_notAfter(certificate), 3600);
    X509_set_pubkey(certificate, key);
    X509_sign(certificate, key, EVP_sha256());
  }
  ~Signer() {
    X509_free(certificate);
    EVP_PKEY_free(key);
  }
  Signer(Signer const&) = delete;
  Signer& operator=(Signer const&) = delete;

  std::string pem() const {
    std::unique_ptr<BIO, decltype(&BIO_free)> const bio(BIO_new(BIO_s_mem()), &BIO_free);
    PEM_write_bio_X509(bio.get(), certificate);
    char* data = nullptr;
    long const size = BIO_get_mem_data(bio.get(), &data);
    return {data, static_cast<std::size_t>(size)};
  }

  std::string thumbprint() const {
    unsigned char* der = nullptr;
    int const size = i2d_X509(certificate, &der);
    std::string const bytes(reinterpret_cast<char*>(der), static_cast<std::size_t>(size));
    OPENSSL_free(der);
    return core::base64url(core::sha256(bytes));
  }

  // saltlen: RSA_PSS_SALTLEN_DIGEST is what RFC 7518 wants.
  std::string sign(core::Json const& header, core::Json const& claims,
                   int saltlen = RSA_PSS_SALTLEN_DIGEST) const {
    std::string const text =
        core::base64url(core::write_json(header)) + "." + core::base64url(core::write_json(claims));
    std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> const context(EVP_MD_CTX_new(),
                                                                          &EVP_MD_CTX_free);
    EVP_PKEY_CTX* details = nullptr;
    EVP_DigestSignInit(context.get(), &details, EVP_sha256(), nullptr, key);
    EVP_PKEY_CTX_set_rsa_padding(details, RSA_PKCS1_PSS_PADDING);
    EVP_PKEY_CTX_set_rsa_pss_saltlen(details, saltlen);
    std::size_t size = 512;
    std::string signature(size, '\0');
    EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(signature.data()), &size,
                   reinterpret_cast<unsigned char const*>(text.data()), text.size());
    signature.resize(size);
    return text + "." + core::base64url(signature);
  }

  EVP_PKEY* key;
  X509* certificate;
};

Signer const& signer() {
  static Signer const one;
  return one;
}

long long now_seconds() {
  return std::chrono::duration_cast<std::chrono::seconds>(
             test::FakeClock::k_start.time_since_epoch())
      .count();
}

core::Json header() {
  return {{"alg", "PS256"}, {"typ", "JWT"}, {"x5t#S256", signer().thumbprint()}};
}

core::Json claims(std::string const& id) {
  return {{"aud", std::string("https://localhost:8443") + k_path},
          {"iss", sandbox::k_client_id},
          {"sub", sandbox::k_client_id},
          {"jti", id},
          {"nbf", now_seconds()},
          {"exp", now_seconds() + 600}};
}

AssertionFault check(sandbox::AssertionVerifier& verifier, std::string const& assertion) {
  return verifier.check(assertion, sandbox::k_client_id, k_path, test::FakeClock::k_start);
}

} // namespace

TEST_CASE("an assertion as documented is accepted once") {
  sandbox::AssertionVerifier verifier(signer().pem());
  auto const assertion = signer().sign(header(), claims("one"));
  CHECK(check(verifier, assertion) == AssertionFault::none);
  CHECK(check(verifier, assertion) == AssertionFault::replayed);
  CHECK(check(verifier, signer().sign(header(), claims("two"))) == AssertionFault::none);
}

TEST_CASE("each thing that can be wrong with an assertion is found") {
  sandbox::AssertionVerifier verifier(signer().pem());
  auto const with = [](char const* name, core::Json const& value) {
    auto changed = claims("other");
    changed[name] = value;
    return signer().sign(header(), changed);
  };
  CHECK(check(verifier, "nonsense") == AssertionFault::malformed);
  CHECK(check(verifier, "a.b.c") == AssertionFault::malformed);
  CHECK(check(verifier, with("iss", "somebody")) == AssertionFault::wrong_subject);
  CHECK(check(verifier, with("sub", "somebody")) == AssertionFault::wrong_subject);
  CHECK(check(verifier, with("aud", "https://localhost:8443/other/oauth2/v2.0/token")) ==
        AssertionFault::wrong_audience);
  CHECK(check(verifier, with("aud", std::string("https://login.example") + k_path)) ==
        AssertionFault::wrong_audience);
  CHECK(check(verifier, with("exp", now_seconds() + 601)) == AssertionFault::not_in_time);
  CHECK(check(verifier, with("exp", now_seconds())) == AssertionFault::not_in_time);
  CHECK(check(verifier, with("nbf", now_seconds() + 400)) == AssertionFault::not_in_time);
  CHECK(check(verifier, with("jti", "")) == AssertionFault::replayed);
  auto wrong = header();
  wrong["alg"] = "RS256";
  CHECK(check(verifier, signer().sign(wrong, claims("x"))) == AssertionFault::malformed);
  wrong = header();
  wrong["x5t#S256"] = core::base64url(core::sha256("another"));
  CHECK(check(verifier, signer().sign(wrong, claims("x"))) == AssertionFault::unknown_key);
  CHECK(check(verifier, signer().sign(header(), claims("x"), 0)) == AssertionFault::bad_signature);
  auto forged = signer().sign(header(), claims("x"));
  forged[forged.size() - 20] = forged[forged.size() - 20] == 'A' ? 'B' : 'A';
  CHECK(check(verifier, forged) == AssertionFault::bad_signature);
}

TEST_CASE("without a registered certificate every assertion has an unknown key") {
  sandbox::AssertionVerifier verifier("");
  CHECK(check(verifier, signer().sign(header(), claims("one"))) == AssertionFault::unknown_key);
}

TEST_CASE("a certificate buys a token, from a file as well as from its text") {
  test::TemporaryFolder const folder;
  for (auto const& given : {signer().pem(), folder.write("cert.pem", signer().pem())}) {
    test::Asking asking({.trusted_certificate = given});
    http::Form form{
        {"grant_type", "client_credentials"},
        {"client_id", sandbox::k_client_id},
        {"client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"},
        {"client_assertion", signer().sign(header(), claims("one"))},
        {"scope", asking.scope}};
    CHECK(asking.sign_in("contoso.example", form).status == 200);
    auto const replayed = asking.sign_in("contoso.example", form);
    CHECK(replayed.status == 401);
    CHECK(test::sts_code_of(replayed) == 50013);
  }
}

TEST_CASE("what is no certificate is a usage error") {
  for (auto const* given : {"/no/such/file.pem", "-----BEGIN CERTIFICATE-----\nx\n"}) {
    CHECK_THROWS_AS(sandbox::AssertionVerifier(given), core::Error);
  }
}
