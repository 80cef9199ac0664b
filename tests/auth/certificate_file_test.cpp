#include "auth/certificate_file.hpp"
#include "auth/certificates.hpp"
#include "auth/errors.hpp"
#include "support/fixtures.hpp"

#include <catch2/catch.hpp>
#include <openssl/evp.h>
#include <openssl/x509.h>

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <iostream>

using namespace partnerctl;
using Catch::Matchers::Contains;
using test::PfxCipher;

namespace {

// Root, issuing authority and leaf: made once, since RSA keys take their time.
struct Family {
  test::Issued root = test::issue({.name = "root"});
  test::Issued issuing = test::issue({.name = "issuing", .issuer = &root});
  test::Issued leaf = test::issue({.name = "leaf", .issuer = &issuing});
  test::Issued stranger = test::issue({.name = "stranger"});

  std::vector<std::string> chain() const {
    return {test::der_of(leaf.certificate.get()), test::der_of(issuing.certificate.get()),
            test::der_of(root.certificate.get())};
  }
};

Family const& family() {
  static Family const k_family;
  return k_family;
}

auth::ClientCertificate read(std::string const& text, std::string const& password = {}) {
  test::TemporaryFolder const folder;
  return auth::read_certificate_file(folder.write("app.pem", text), core::Secret(password));
}

core::Error refusal(std::string const& text, std::string const& password = {}) {
  auto error = test::error_of([&] { read(text, password); });
  CHECK(error.kind == core::ErrorKind::usage);
  CHECK_THAT(error.message, Contains("app.pem"));
  CHECK_FALSE(error.hint.empty());
  return error;
}

bool is_key_of(auth::ClientCertificate const& certificate, test::Issued const& issued) {
  return EVP_PKEY_eq(certificate.key.get(), issued.key.get()) == 1;
}

} // namespace

TEST_CASE("a PEM file may hold the key and the chain in any order") {
  auto const& all = family();
  std::vector<std::string> blocks{
      test::pem_of(all.leaf.key.get()), test::pem_of(all.root.certificate.get()),
      test::pem_of(all.issuing.certificate.get()), test::pem_of(all.leaf.certificate.get()),
      test::pem_of(all.stranger.certificate.get())};
  std::sort(blocks.begin(), blocks.end());
  do {
    std::string text = "Bag Attributes\n    friendlyName: app\n";
    for (auto const& block : blocks) {
      text += block;
    }
    auto const certificate = read(text);
    REQUIRE(certificate.chain == all.chain());
    REQUIRE(is_key_of(certificate, all.leaf));
  } while (std::next_permutation(blocks.begin(), blocks.end()));
}

TEST_CASE("an encrypted PEM key opens with its password") {
  auto const& leaf = family().leaf;
  auto const text =
      test::pem_of(leaf.key.get(), "open sesame") + test::pem_of(leaf.certificate.get());
  CHECK(is_key_of(read(text, "open sesame"), leaf));
  CHECK_THAT(refusal(text, "wr0ng-passw0rd").message,
             Contains("does not open with the password given"));
  CHECK_THAT(refusal(text).message, Contains("no password is given"));
  CHECK_THAT(refusal(text).hint, Contains("AZURE_CLIENT_CERTIFICATE_PASSWORD"));
  CHECK_THAT(refusal(text, "wr0ng-passw0rd").message + refusal(text, "wr0ng-passw0rd").hint,
             !Contains("wr0ng-passw0rd"));
  CHECK_THAT(refusal(text, std::string(5000, 'x')).message, Contains("does not open"));
}

TEST_CASE("a password that no key needs does no harm") {
  auto const& leaf = family().leaf;
  CHECK(is_key_of(
      read(test::pem_of(leaf.key.get()) + test::pem_of(leaf.certificate.get()), "needless"), leaf));
}

TEST_CASE("a PFX file opens with its password and gives its chain in order") {
  auto const& all = family();
  auto const cipher = GENERATE(PfxCipher::aes256, PfxCipher::triple_des, PfxCipher::rc2_40);
  auto const bytes = test::pfx_of(
      all.leaf, {all.root.certificate.get(), all.issuing.certificate.get()}, "open sesame", cipher);
  if (bytes.empty()) {
    std::cerr << "SKIPPED: this OpenSSL has no legacy provider to write an RC2-40 PFX with\n";
    return;
  }
  auto const certificate = read(bytes, "open sesame");
  CHECK(certificate.chain == all.chain());
  CHECK(is_key_of(certificate, all.leaf));
  CHECK_THAT(refusal(bytes, "wr0ng-passw0rd").message,
             Contains("does not open with the password given"));
  CHECK_THAT(refusal(bytes).message, Contains("does not open without a password"));
}

TEST_CASE("a PFX file without a password opens without one") {
  auto const& leaf = family().leaf;
  CHECK(is_key_of(read(test::pfx_of(leaf, {}, "")), leaf));
}

TEST_CASE("a PFX file that is cut short is no PFX file") {
  auto const bytes = test::pfx_of(family().leaf, {}, "open sesame");
  CHECK_THAT(refusal(bytes.substr(0, bytes.size() / 2), "open sesame").message,
             Contains("neither a PEM nor a PFX file"));
}

TEST_CASE("a certificate file without its key is refused clearly") {
  auto const& all = family();
  CHECK_THAT(refusal(test::pem_of(all.leaf.certificate.get())).message, Contains("no private key"));
  CHECK_THAT(refusal(test::der_of(all.leaf.certificate.get())).message,
             Contains("neither a PEM nor a PFX file"));
  CHECK_THAT(refusal(test::pem_of(all.leaf.key.get())).message, Contains("has no certificate"));
  CHECK_THAT(
      refusal(test::pem_of(all.leaf.key.get()) + test::pem_of(all.stranger.certificate.get()))
          .message,
      Contains("no certificate in") && Contains("belongs to its private key"));
  CHECK_THAT(refusal("").message, Contains("neither a PEM nor a PFX file"));
  CHECK_THAT(refusal(std::string(40, '\0')).message, Contains("neither a PEM nor a PFX file"));
}

TEST_CASE("a broken PEM block is told apart from a missing one") {
  auto const& leaf = family().leaf;
  auto certificate = test::pem_of(leaf.certificate.get());
  certificate.replace(100, 4, "!!!!");
  auto const error = refusal(test::pem_of(leaf.key.get()) + certificate);
  CHECK_THAT(error.message, Contains("certificate 1") && Contains("cannot be read"));
}

TEST_CASE("an EC key is refused, because Entra ID takes RSA keys") {
  auto const elliptic = test::issue({.name = "curve", .elliptic = true});
  auto const error =
      refusal(test::pem_of(elliptic.key.get()) + test::pem_of(elliptic.certificate.get()));
  CHECK_THAT(error.message, Contains("EC key") && Contains("RSA"));
}

TEST_CASE("an expired certificate is read: Entra goes by its own clock") {
  auto const old = test::issue({.name = "old", .from = -60, .to = -30});
  auto const certificate = read(test::pem_of(old.key.get()) + test::pem_of(old.certificate.get()));
  CHECK(certificate.not_after < std::chrono::system_clock::now());
  CHECK(certificate.not_before < certificate.not_after);
}

TEST_CASE("a certificate that never expires stays within the clock's range") {
  auto const eternal = test::issue({.name = "eternal", .to = 365 * 1000});
  auto const certificate =
      read(test::pem_of(eternal.key.get()) + test::pem_of(eternal.certificate.get()));
  CHECK(certificate.not_after > std::chrono::system_clock::now() + std::chrono::hours{24 * 3650});
}

TEST_CASE("the thumbprint is the one that the portal shows") {
  auto const& leaf = family().leaf;
  auto const certificate =
      read(test::pem_of(leaf.key.get()) + test::pem_of(leaf.certificate.get()));
  std::string expected;
  std::array<unsigned char, 20> digest{};
  unsigned size = 0;
  REQUIRE(X509_digest(leaf.certificate.get(), EVP_sha1(), digest.data(), &size) == 1);
  for (auto const byte : digest) {
    std::array<char, 3> text{};
    std::snprintf(text.data(), text.size(), "%02X", static_cast<unsigned>(byte));
    expected += text.data();
  }
  CHECK(certificate.thumbprint() == expected);
}

TEST_CASE("a certificate file that cannot be read is named in one clear sentence") {
  test::TemporaryFolder const folder;
  auto refused = [](std::string const& path) {
    auto error = test::error_of([&] { auth::read_certificate_file(path, core::Secret()); });
    CHECK(error.kind == core::ErrorKind::usage);
    CHECK_THAT(error.message, Contains(path));
    return error.message;
  };
  CHECK_THAT(refused(folder.path()), Contains("is a folder"));
  CHECK_THAT(refused(folder.path() + "/absent.pem"), Contains("cannot be opened"));
  CHECK_THAT(refused("/dev/zero"), Contains("larger than 1 MiB"));
  auto const closed = folder.write("closed.pem", "x");
  REQUIRE(chmod(closed.c_str(), 0) == 0);
  if (geteuid() == 0) {
    std::cerr << "SKIPPED: root may read every file\n";
  } else {
    CHECK_THAT(refused(closed), Contains("cannot be opened"));
  }
}
