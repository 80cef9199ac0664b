#pragma once

#include <memory>
#include <vector>

struct evp_pkey_st;
struct x509_st;

namespace partnerctl::auth {

struct FreeKey {
  void operator()(evp_pkey_st* key) const;
};
struct FreeCertificate {
  void operator()(x509_st* certificate) const;
};
using KeyHandle = std::unique_ptr<evp_pkey_st, FreeKey>;
using CertificateHandle = std::unique_ptr<x509_st, FreeCertificate>;

// What a PEM or PFX file holds, as it came.
struct KeyBundle {
  // Null when there is none.
  KeyHandle key{};
  std::vector<CertificateHandle> certificates{};
};

} // namespace partnerctl::auth
