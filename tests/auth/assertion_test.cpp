#include "auth/assertion.hpp"
#include "auth/certificates.hpp"
#include "partnerctl/core/base64.hpp"
#include "partnerctl/core/ids.hpp"
#include "partnerctl/core/json.hpp"
#include "partnerctl/core/text.hpp"
#include "support/fake_clock.hpp"
#include "support/fixtures.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <openssl/evp.h>
#include <openssl/x509.h>

using namespace partnerctl;

namespace {

test::Issued const& issued_root() {
  static test::Issued const k_root = test::issue({.name = "root"});
  return k_root;
}

test::Issued const& issued_leaf() {
  static test::Issued const k_leaf = test::issue({.name = "leaf", .issuer = &issued_root()});
  return k_leaf;
}

auth::ClientCertificate certificate() {
  test::TemporaryFolder const folder;
  return auth::read_certificate_file(
      folder.write("app.pem", test::pem_of(issued_root().certificate.get()) +
                                  test::pem_of(issued_leaf().key.get()) +
                                  test::pem_of(issued_leaf().certificate.get())),
      core::Secret());
}

auth::AssertionSubject const k_subject{
    .client_id = "00000000-0000-4000-8000-00000000000a",
    .token_endpoint = "https://login.example/tenant.example/oauth2/v2.0/token"};

std::string assertion(auth::AssertionSubject const& subject = k_subject) {
  return auth::client_assertion(certificate(), subject, test::FakeClock::k_start).reveal();
}

core::Json part(std::string const& token, std::size_t index) {
  auto const parts = core::split(token, '.');
  REQUIRE(parts.size() == 3);
  auto json = core::parse_json(core::base64_decode(parts.at(index)).value());
  REQUIRE(json.has_value());
  return *json;
}

} // namespace

TEST_CASE("OpenSSL verifies the assertion with the certificate's public key as PS256") {
  auto const token = assertion();
  CHECK(test::is_signed_by(token, issued_leaf().certificate.get()));
  CHECK_FALSE(test::is_signed_by(token, issued_root().certificate.get()));
  auto changed = token;
  changed.at(3) = changed.at(3) == 'A' ? 'B' : 'A';
  CHECK_FALSE(test::is_signed_by(changed, issued_leaf().certificate.get()));
}

TEST_CASE("the assertion's header names the certificate by its SHA-256 thumbprint") {
  auto const token = assertion();
  auto const header = part(token, 0);
  std::string thumbprint(32, '\0');
  unsigned size = 0;
  REQUIRE(X509_digest(issued_leaf().certificate.get(), EVP_sha256(),
                      reinterpret_cast<unsigned char*>(thumbprint.data()), &size) == 1);
  CHECK(header.at("alg") == "PS256");
  CHECK(header.at("typ") == "JWT");
  CHECK(header.at("x5t#S256") == core::base64url(thumbprint));
  CHECK_FALSE(header.contains("x5c"));
  CHECK(token.find_first_of("+/=") == std::string::npos);
}

TEST_CASE("the assertion carries the chain where it is asked to, the leaf first") {
  auto subject = k_subject;
  subject.send_chain = true;
  auto const header = part(assertion(subject), 0);
  CHECK(header.at("x5c") ==
        core::Json::array({core::base64(test::der_of(issued_leaf().certificate.get())),
                           core::base64(test::der_of(issued_root().certificate.get()))}));
}

TEST_CASE("the assertion says who, to whom, and for ten minutes from now") {
  auto const claims = part(assertion(), 1);
  CHECK(claims.at("aud") == k_subject.token_endpoint);
  CHECK(claims.at("iss") == k_subject.client_id);
  CHECK(claims.at("sub") == k_subject.client_id);
  CHECK(claims.at("nbf") == 1795342500);
  CHECK(claims.at("iat") == 1795342500);
  CHECK(claims.at("exp") == 1795342500 + 600);
}

TEST_CASE("each assertion has an ID of its own") {
  auto const first = part(assertion(), 1).at("jti").get<std::string>();
  auto const second = part(assertion(), 1).at("jti").get<std::string>();
  CHECK(core::Guid::parse(first).has_value());
  CHECK(first != second);
}
