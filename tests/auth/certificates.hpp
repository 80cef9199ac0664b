#pragma once

#include "auth/openssl_handles.hpp"

#include <string>
#include <vector>

namespace partnerctl::test {

// A key and its certificate, made for one test with OpenSSL alone.
struct Issued {
  auth::KeyHandle key{};
  auth::CertificateHandle certificate{};
};

struct Wanted {
  std::string name{"leaf"};
  // Null: signs itself.
  Issued const* issuer = nullptr;
  // Days from now.
  int from = -1;
  int to = 30;
  // An elliptic curve's key instead of RSA.
  bool elliptic = false;
};

Issued issue(Wanted const& wanted);

std::string pem_of(x509_st* certificate);
std::string der_of(x509_st* certificate);
// With a password, PKCS #8 encrypted with AES-256.
std::string pem_of(evp_pkey_st* key, std::string const& password = {});

// Ciphers of a PFX: what OpenSSL 3 writes, what it wrote before, and what old Windows exports have.
enum class PfxCipher { aes256, triple_des, rc2_40 };
// Empty where this OpenSSL does not have the cipher.
std::string pfx_of(Issued const& issued, std::vector<x509_st*> const& others,
                   std::string const& password, PfxCipher cipher = PfxCipher::aes256);

// Whether the signature of a JSON Web Token is PS256 with a salt of 32 bytes by the certificate's
// key.
bool is_signed_by(std::string const& token, x509_st* certificate);

} // namespace partnerctl::test
