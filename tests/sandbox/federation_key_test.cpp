#include "partnerctl/core/base64.hpp"
#include "partnerctl/core/json.hpp"
#include "sandbox/federation_key.hpp"
#include "support/fixtures.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <openssl/evp.h>
#include <openssl/pem.h>

#include <filesystem>
#include <memory>

using namespace partnerctl;
using sandbox::FederationKey;
using sandbox::Jwt;

namespace {

// By OpenSSL itself, with the key that lies in the file.
bool verifies_with(std::string const& file, Jwt const& jwt) {
  std::unique_ptr<BIO, decltype(&BIO_free)> const bio(BIO_new_file(file.c_str(), "r"), &BIO_free);
  std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> const key(
      PEM_read_bio_PrivateKey(bio.get(), nullptr, nullptr, nullptr), &EVP_PKEY_free);
  std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> const context(EVP_MD_CTX_new(),
                                                                        &EVP_MD_CTX_free);
  return EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, key.get()) == 1 &&
         EVP_DigestVerify(
             context.get(), reinterpret_cast<unsigned char const*>(jwt.signature.data()),
             jwt.signature.size(), reinterpret_cast<unsigned char const*>(jwt.signed_text.data()),
             jwt.signed_text.size()) == 1;
}

} // namespace

TEST_CASE("the issuers' key lies in the state directory, made when it is first needed") {
  test::TemporaryFolder const folder;
  std::string const file = folder.path() + "/federation.key";
  FederationKey first(folder.path());
  CHECK(!std::filesystem::exists(file));
  auto const token = first.sign({{"sub", "x"}});
  auto const jwt = Jwt::take_apart(token);
  REQUIRE(jwt);
  CHECK(jwt->header_text("kid") == first.id());
  CHECK(verifies_with(file, *jwt));
  CHECK((std::filesystem::status(file).permissions() & std::filesystem::perms::others_all) ==
        std::filesystem::perms::none);
  FederationKey second(folder.path());
  CHECK(second.id() == first.id());
  CHECK(second.verifies(*jwt));
}

TEST_CASE("a key of another process verifies nothing of ours, nor a changed token") {
  FederationKey one("");
  FederationKey other("");
  auto const token = one.sign({{"sub", "x"}});
  CHECK(one.verifies(*Jwt::take_apart(token)));
  CHECK(!other.verifies(*Jwt::take_apart(token)));
  auto const parts = token.substr(0, token.find('.')) + "." + core::base64url(R"({"sub":"y"})") +
                     token.substr(token.rfind('.'));
  CHECK(!one.verifies(*Jwt::take_apart(parts)));
}
