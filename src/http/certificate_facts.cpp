#include "http/certificate_facts.hpp"

#include "http/tls_trust.hpp"
#include "partnerctl/core/text.hpp"

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <openssl/x509_vfy.h>

#include <ctime>
#include <memory>

namespace partnerctl::http {
namespace {

constexpr std::size_t k_name_columns = 100;

// The first entry of that kind, in UTF-8.
std::string entry(X509_NAME const* name, int nid) {
  int const at = X509_NAME_get_index_by_NID(name, nid, -1);
  if (at < 0) {
    return {};
  }
  unsigned char* bytes = nullptr;
  int const size =
      ASN1_STRING_to_UTF8(&bytes, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, at)));
  if (size < 0) {
    ERR_clear_error();
    return {};
  }
  std::string text(reinterpret_cast<char const*>(bytes), static_cast<std::size_t>(size));
  OPENSSL_free(bytes);
  return text;
}

// Organisation and common name are what people know an authority by.
std::string name_of(X509_NAME const* name) {
  std::vector<std::string> parts;
  for (auto const& [nid, label] :
       {std::pair{NID_organizationName, "O="}, std::pair{NID_commonName, "CN="}}) {
    if (auto const text = entry(name, nid); !text.empty()) {
      parts.push_back(label + text);
    }
  }
  auto const text = parts.empty() ? std::string("(no name)") : core::join(parts, ", ");
  return core::cut_to_width(core::printable(text), k_name_columns);
}

core::TimePoint time_of(ASN1_TIME const* time) {
  std::tm parts{};
  if (ASN1_TIME_to_tm(time, &parts) != 1) {
    ERR_clear_error();
    return {};
  }
  return std::chrono::system_clock::from_time_t(::timegm(&parts));
}

CertificateFacts facts_of(X509* certificate) {
  return {.subject = name_of(X509_get_subject_name(certificate)),
          .issuer = name_of(X509_get_issuer_name(certificate)),
          .not_before = time_of(X509_get0_notBefore(certificate)),
          .not_after = time_of(X509_get0_notAfter(certificate))};
}

struct FreeStoreContext {
  void operator()(X509_STORE_CTX* context) const { X509_STORE_CTX_free(context); }
};

} // namespace

std::vector<CertificateFacts> shown_chain(ssl_st* connection) {
  std::vector<CertificateFacts> facts;
  auto* chain = SSL_get_peer_cert_chain(connection); // the connection's
  for (int i = 0; chain != nullptr && i < sk_X509_num(chain); ++i) {
    facts.push_back(facts_of(sk_X509_value(chain, i)));
  }
  return facts;
}

bool is_trusted_by_system(ssl_st* connection) {
  auto* chain = SSL_get_peer_cert_chain(connection);
  if (chain == nullptr || sk_X509_num(chain) == 0) {
    return false;
  }
  TlsTrust const system({}, core::Environment());
  std::unique_ptr<X509_STORE_CTX, FreeStoreContext> const context(X509_STORE_CTX_new());
  bool const good =
      X509_STORE_CTX_init(context.get(), system.store(), sk_X509_value(chain, 0), chain) == 1 &&
      X509_STORE_CTX_set_default(context.get(), "ssl_server") == 1 &&
      X509_verify_cert(context.get()) == 1;
  ERR_clear_error();
  return good;
}

} // namespace partnerctl::http
