#include "auth/openssl_handles.hpp"

#include <openssl/evp.h>
#include <openssl/x509.h>

namespace partnerctl::auth {

void FreeKey::operator()(evp_pkey_st* key) const {
  EVP_PKEY_free(key);
}

void FreeCertificate::operator()(x509_st* certificate) const {
  X509_free(certificate);
}

} // namespace partnerctl::auth
