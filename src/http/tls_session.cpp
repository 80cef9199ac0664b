#include "http/tls_session.hpp"

#include "http/address.hpp"
#include "http/tls_reason.hpp"

#include <openssl/ssl.h>
#include <openssl/x509_vfy.h>
#include <openssl/x509v3.h>

#include <utility>

namespace partnerctl::http {

namespace {

void free_session(void* /*parent*/, void* session, CRYPTO_EX_DATA* /*data*/, int /*index*/,
                  long /*argl*/, void* /*argp*/) {
  delete static_cast<std::shared_ptr<TlsSession>*>(session);
}

int session_index() {
  static int const index = SSL_CTX_get_ex_new_index(0, nullptr, nullptr, nullptr, free_session);
  return index;
}

void require_host(X509_STORE_CTX* chain, std::string const& host) {
  X509_VERIFY_PARAM* param = X509_STORE_CTX_get0_param(chain);
  if (is_address(host)) {
    X509_VERIFY_PARAM_set1_ip_asc(param, host.c_str());
    return;
  }
  X509_VERIFY_PARAM_set1_host(param, host.c_str(), host.size());
  X509_VERIFY_PARAM_set_hostflags(param, X509_CHECK_FLAG_NEVER_CHECK_SUBJECT |
                                             X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS);
}

// cpprest's own callback compares the certificate with the Host header, port and all, and accepts a
// common name; ours has compared already, and more strictly.
int take_verdict(int verdict, X509_STORE_CTX* /*chain*/) {
  return verdict;
}

int verify(X509_STORE_CTX* chain, void* argument) {
  auto& session = *static_cast<TlsSession*>(argument);
  require_host(chain, session.host);
  X509_STORE_CTX_set_verify_cb(chain, take_verdict);
  bool const good = X509_verify_cert(chain) == 1;
  session.note->put(good ? std::nullopt
                         : std::optional(tls_reason(chain, session.host, session.trust->unread())));
  return good ? 1 : 0;
}

void observe(SSL const* ssl, int where, int /*result*/) {
  auto* session = static_cast<std::shared_ptr<TlsSession>*>(
      SSL_CTX_get_ex_data(SSL_get_SSL_CTX(ssl), session_index()));
  if ((where & SSL_CB_HANDSHAKE_START) != 0) {
    (*session)->started = true;
  }
  if ((where & SSL_CB_HANDSHAKE_DONE) != 0) {
    (*session)->established = true;
  }
}

} // namespace

void TlsFailureNote::put(std::optional<TlsFailure> failure) {
  std::scoped_lock const lock(m_mutex);
  m_failure = std::move(failure);
}

std::optional<TlsFailure> TlsFailureNote::get() const {
  std::scoped_lock const lock(m_mutex);
  return m_failure;
}

void equip(ssl_ctx_st* context, std::shared_ptr<TlsSession> session) {
  SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION);
  SSL_CTX_set1_cert_store(context, session->trust->store());
  SSL_CTX_set_cert_verify_callback(context, verify, session.get());
  SSL_CTX_set_info_callback(context, observe);
  SSL_CTX_set_ex_data(context, session_index(),
                      new std::shared_ptr<TlsSession>(std::move(session)));
}

} // namespace partnerctl::http
