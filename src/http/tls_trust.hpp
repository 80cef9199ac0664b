#pragma once

#include "partnerctl/core/environment.hpp"

#include <memory>
#include <mutex>
#include <string>
#include <vector>

struct x509_lookup_st;
struct x509_store_st;

namespace partnerctl::http {

// Whom we trust: the system's certificates as OpenSSL would choose them (SSL_CERT_FILE and
// SSL_CERT_DIR of the given environment, else its own default paths) and the CA files of a cloud,
// parsed once into one store that all connections share.
class TlsTrust {
public:
  // Reads the CA files at once: a usage error names one that cannot be read or holds no
  // certificate.
  TlsTrust(std::vector<std::string> const& ca_files, core::Environment const& environment);
  ~TlsTrust();
  TlsTrust(TlsTrust const&) = delete;
  TlsTrust& operator=(TlsTrust const&) = delete;

  // The store that all connections share. Owned by this object.
  x509_store_st* store() const { return m_store.get(); }
  // Parses the system's bundle, once. That costs some 17 ms, so it is done only when a
  // certificate's issuer is neither among the CA files nor in the system's folder.
  void load_bundle();
  // What the user set that could not be read, as a sentence; empty when all was well. Such a file
  // is passed over, as OpenSSL does, since SSL_CERT_DIR may still hold what is needed.
  std::string unread();

private:
  struct Free {
    void operator()(x509_store_st* store) const;
  };
  std::unique_ptr<x509_store_st, Free> m_store;
  std::string m_file;
  x509_lookup_st* m_bundle = nullptr; // the store's
  bool m_file_chosen;
  std::once_flag m_loaded;
  std::string m_unread;
};

} // namespace partnerctl::http
