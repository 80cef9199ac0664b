#include "http/tls_trust.hpp"

#include "partnerctl/core/error.hpp"

#include <fmt/core.h>
#include <openssl/err.h>
#include <openssl/x509.h>
#include <openssl/x509_vfy.h>

#include <new>

namespace partnerctl::http {
namespace {

// Where a store keeps the TlsTrust that it belongs to.
int trust_index() {
  static int const k_index = X509_STORE_get_ex_new_index(0, nullptr, nullptr, nullptr, nullptr);
  return k_index;
}

// OpenSSL's own search, and a second one with the bundle where the first found nothing.
int issuer_of(X509** issuer, X509_STORE_CTX* context, X509* certificate) {
  int const found = X509_STORE_CTX_get1_issuer(issuer, context, certificate);
  auto* store = X509_STORE_CTX_get0_store(context);
  auto* trust = static_cast<TlsTrust*>(X509_STORE_get_ex_data(store, trust_index()));
  if (found != 0 || trust == nullptr) {
    return found;
  }
  trust->load_bundle();
  return X509_STORE_CTX_get1_issuer(issuer, context, certificate);
}

} // namespace

void TlsTrust::Free::operator()(x509_store_st* store) const {
  X509_STORE_free(store);
}

TlsTrust::TlsTrust(std::vector<std::string> const& ca_files, core::Environment const& environment)
    : m_store(X509_STORE_new()),
      m_file(environment.get("SSL_CERT_FILE").value_or(X509_get_default_cert_file())),
      m_file_chosen(environment.has("SSL_CERT_FILE")) {
  if (!m_store) {
    throw std::bad_alloc();
  }
  // A lookup may not be added once connections use the store, so the bundle's is there from the
  // start.
  m_bundle = X509_STORE_add_lookup(m_store.get(), X509_LOOKUP_file());
  X509_STORE_set_ex_data(m_store.get(), trust_index(), this);
  X509_STORE_set_get_issuer(m_store.get(), issuer_of);
  // The folder's certificates are looked up by hash when they are needed.
  auto const folders = environment.get("SSL_CERT_DIR").value_or(X509_get_default_cert_dir());
  X509_STORE_load_path(m_store.get(), folders.c_str());
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

std::string TlsTrust::unread() {
  load_bundle();
  return m_unread;
}

void TlsTrust::load_bundle() {
  std::call_once(m_loaded, [this] {
    if (X509_load_cert_crl_file(m_bundle, m_file.c_str(), X509_FILETYPE_PEM) < 1 && m_file_chosen) {
      m_unread =
          fmt::format("SSL_CERT_FILE names '{}', which holds no readable certificate", m_file);
    }
    // What failed must not be taken for the failure of a later call on this thread.
    ERR_clear_error();
  });
}

} // namespace partnerctl::http
