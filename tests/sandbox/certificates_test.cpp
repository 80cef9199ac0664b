#include "sandbox/certificates.hpp"
#include "sandbox/file.hpp"
#include "support/fake_clock.hpp"
#include "support/fixtures.hpp"

#include <catch2/catch.hpp>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <sys/stat.h>

#include <memory>

using namespace partnerctl;

namespace {

using Certificate = std::unique_ptr<X509, decltype(&X509_free)>;

Certificate read(std::string const& file) {
  auto const pem = sandbox::read_if_there(file);
  std::unique_ptr<BIO, decltype(&BIO_free)> const bio(
      BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())), &BIO_free);
  return {PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr), &X509_free};
}

constexpr auto k_now = test::FakeClock::k_start;

} // namespace

TEST_CASE("the server's certificate is for localhost by name and by both addresses, by its CA") {
  test::TemporaryFolder const folder;
  auto const files = sandbox::server_certificate(folder.path(), k_now);
  auto const ca = read(files.ca_file);
  auto const leaf = read(files.certificate_file);
  REQUIRE(ca);
  REQUIRE(leaf);
  CHECK(X509_check_ca(ca.get()) == 1);
  CHECK(X509_check_ca(leaf.get()) == 0);
  CHECK(X509_verify(leaf.get(), X509_get0_pubkey(ca.get())) == 1);
  CHECK(X509_check_host(leaf.get(), "localhost", 0, X509_CHECK_FLAG_NEVER_CHECK_SUBJECT, nullptr) ==
        1);
  CHECK(X509_check_ip_asc(leaf.get(), "127.0.0.1", 0) == 1);
  CHECK(X509_check_ip_asc(leaf.get(), "::1", 0) == 1);
  CHECK(X509_check_host(leaf.get(), "management.azure.com", 0, 0, nullptr) == 0);
}

TEST_CASE("the key is its owner's alone, and the CA's key is nowhere") {
  test::TemporaryFolder const folder;
  auto const files = sandbox::server_certificate(folder.path(), k_now);
  struct stat status {};
  REQUIRE(::stat(files.key_file.c_str(), &status) == 0);
  CHECK((status.st_mode & 0777U) == 0600U);
  CHECK(sandbox::read_if_there(files.ca_file).find("PRIVATE KEY") == std::string::npos);
  CHECK(sandbox::read_if_there(files.certificate_file).find("PRIVATE KEY") == std::string::npos);
}

TEST_CASE("a certificate is kept while it is valid and made anew when it is not") {
  test::TemporaryFolder const folder;
  auto const files = sandbox::server_certificate(folder.path(), k_now);
  auto const first = sandbox::read_if_there(files.ca_file);
  sandbox::server_certificate(folder.path(), k_now + std::chrono::hours{24 * 798});
  CHECK(sandbox::read_if_there(files.ca_file) == first);
  sandbox::server_certificate(folder.path(), k_now + std::chrono::hours{24 * 800});
  auto const second = sandbox::read_if_there(files.ca_file);
  CHECK(second != first);
  folder.write("server.key", "damaged");
  sandbox::server_certificate(folder.path(), k_now);
  CHECK(sandbox::read_if_there(files.ca_file) != second);
}
