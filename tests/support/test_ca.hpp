#pragma once

#include <string>
#include <vector>

struct evp_pkey_st;
struct x509_st;

namespace partnerctl::test {

// What a server certificate says.
struct LeafOptions {
  // Subject alternative names; without any, the certificate has only its common name.
  std::vector<std::string> hosts{"localhost"};
  std::vector<std::string> addresses{};
  std::string common_name{"localhost"};
  // Days from now, negative for the past.
  int valid_from = -1;
  int valid_until = 30;
};

// A certificate and its private key, both PEM.
struct Leaf {
  std::string certificate{};
  std::string key{};
};

// A certificate authority that lives as long as a test, made in memory.
class TestCa {
public:
  explicit TestCa(std::string const& name = "Test CA");
  ~TestCa();
  TestCa(TestCa const&) = delete;
  TestCa& operator=(TestCa const&) = delete;

  // The authority's own certificate, PEM: what a client has to trust.
  std::string pem() const;
  Leaf issue(LeafOptions const& options = {}) const;

private:
  evp_pkey_st* m_key;
  x509_st* m_certificate;
};

} // namespace partnerctl::test
