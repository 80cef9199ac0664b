#include "http/tls_trust.hpp"

#include "partnerctl/core/error.hpp"

#include <fmt/core.h>
#include <openssl/err.h>
#include <openssl/x509.h>
#include <openssl/x509_vfy.h>

#include <new>

namespace partnerctl::http {

void TlsTrust::Free::operator()(x509_store_st* store) const {
  X509_STORE_free(store);
}

TlsTrust::TlsTrust(std::vector<std::string> const& ca_files, core::Environment const& environment)
    : m_store(X509_STORE_new()),
      m_file(environment.get("SSL_CERT_FILE").value_or(X509_get_default_cert_file())),
      m_folders(environment.get("SSL_CERT_DIR").value_or(X509_get_default_cert_dir())),
      m_file_chosen(environment.has("SSL_CERT_FILE")) {
  if (!m_store) {
    throw std::bad_alloc();
  }
  for (auto const& path : ca_files) {
    if (X509_STORE_load_file(m_store.get(), path.c_str()) != 1) {
      ERR_clear_error();
      throw core::Error{.kind = core::ErrorKind::usage,
                        .message = fmt::format("no certificate can be read from '{}'", path),
                        .hint = "ca_file has to name a file with CA certificates in PEM form"};
    }
  }
}

TlsTrust::~TlsTrust() = default;

x509_store_st* TlsTrust::store() {
  std::call_once(m_loaded, [this] { load_system(); });
  return m_store.get();
}

std::string TlsTrust::unread() {
  store();
  return m_unread;
}

void TlsTrust::load_system() {
  // The folder's certificates are looked up by hash when they are needed; only the file is parsed.
  X509_STORE_load_path(m_store.get(), m_folders.c_str());
  if (X509_STORE_load_file(m_store.get(), m_file.c_str()) != 1 && m_file_chosen) {
    m_unread = fmt::format("SSL_CERT_FILE names '{}', which holds no readable certificate", m_file);
  }
  // What failed must not be taken for the failure of a later call on this thread.
  ERR_clear_error();
}

} // namespace partnerctl::http
