#include "http/tls_reason.hpp"

#include "partnerctl/core/text.hpp"

#include <fmt/core.h>
#include <openssl/bio.h>
#include <openssl/x509_vfy.h>
#include <openssl/x509v3.h>

#include <memory>
#include <vector>

namespace partnerctl::http {

namespace {

// Names come from whoever answered, so they are kept short and harmless.
constexpr std::size_t k_name_columns = 120;
constexpr std::size_t k_names_shown = 5;

struct FreeBio {
  void operator()(BIO* bio) const { BIO_free(bio); }
};
using Bio = std::unique_ptr<BIO, FreeBio>;

std::string taken_from(Bio const& bio) {
  char* data = nullptr;
  long const size = BIO_get_mem_data(bio.get(), &data);
  std::string const text(data, size > 0 ? static_cast<std::size_t>(size) : 0);
  return core::cut_to_width(core::printable(text), k_name_columns);
}

std::string name_of(X509_NAME const* name) {
  Bio const bio(BIO_new(BIO_s_mem()));
  X509_NAME_print_ex(bio.get(), name, 0, XN_FLAG_RFC2253 & ~ASN1_STRFLGS_ESC_MSB);
  return taken_from(bio);
}

std::string time_of(ASN1_TIME const* time) {
  Bio const bio(BIO_new(BIO_s_mem()));
  ASN1_TIME_print_ex(bio.get(), time, ASN1_DTFLGS_ISO8601);
  return taken_from(bio);
}

std::string text_of(GENERAL_NAME const* name) {
  Bio const bio(BIO_new(BIO_s_mem()));
  // GENERAL_NAME_print wants it writable and does not write.
  GENERAL_NAME_print(bio.get(), const_cast<GENERAL_NAME*>(name));
  return taken_from(bio);
}

// The subject alternative names: "DNS:a.example", "IP Address:127.0.0.1".
std::vector<std::string> alternative_names(X509* certificate) {
  struct FreeNames {
    void operator()(GENERAL_NAMES* names) const { GENERAL_NAMES_free(names); }
  };
  std::unique_ptr<GENERAL_NAMES, FreeNames> const names(static_cast<GENERAL_NAMES*>(
      X509_get_ext_d2i(certificate, NID_subject_alt_name, nullptr, nullptr)));
  std::vector<std::string> texts;
  for (int i = 0; names && i < sk_GENERAL_NAME_num(names.get()); ++i) {
    if (texts.size() == k_names_shown) {
      texts.emplace_back("…");
      break;
    }
    texts.push_back(text_of(sk_GENERAL_NAME_value(names.get(), i)));
  }
  return texts;
}

TlsFailure wrong_host(X509* certificate, std::string const& host) {
  auto const names = alternative_names(certificate);
  if (names.empty()) {
    return {.message = fmt::format("the certificate of {} names its host in the common name only "
                                   "(subject {}), which is not accepted",
                                   host, name_of(X509_get_subject_name(certificate))),
            .hint = "It needs the host as a subject alternative name"};
  }
  return {.message = fmt::format("the certificate that {} showed is for another host ({})", host,
                                 core::join(names, ", ")),
          .hint = "Check the address; a proxy or a sign-in page of the network may have answered"};
}

TlsFailure unknown_issuer(X509* certificate, std::string const& host) {
  return {.message = fmt::format("the certificate of {} was issued by '{}', which is not trusted "
                                 "here",
                                 host, name_of(X509_get_issuer_name(certificate))),
          .hint =
              "If that is your organisation's own CA (an inspecting proxy, a lab), name its PEM "
              "file in SSL_CERT_FILE, or in ca_file of the cloud; else somebody reads along"};
}

TlsFailure reason(int code, X509* certificate, std::string const& host) {
  switch (code) {
  case X509_V_ERR_CERT_HAS_EXPIRED:
    return {.message = fmt::format("the certificate of {} expired on {}", host,
                                   time_of(X509_get0_notAfter(certificate))),
            .hint = "Check this machine's clock; else the server's owner has to renew it"};
  case X509_V_ERR_CERT_NOT_YET_VALID:
    return {.message = fmt::format("the certificate of {} is not valid before {}", host,
                                   time_of(X509_get0_notBefore(certificate))),
            .hint = "Check this machine's clock"};
  case X509_V_ERR_HOSTNAME_MISMATCH:
  case X509_V_ERR_IP_ADDRESS_MISMATCH:
    return wrong_host(certificate, host);
  case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT:
  case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
  case X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
  case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT:
  case X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN:
    return unknown_issuer(certificate, host);
  default:
    return {.message = fmt::format("the certificate of {} is not accepted: {}", host,
                                   X509_verify_cert_error_string(code)),
            .hint = {}};
  }
}

} // namespace

TlsFailure tls_reason(x509_store_ctx_st* chain, std::string const& host,
                      std::string const& unread) {
  X509* certificate = X509_STORE_CTX_get_current_cert(chain);
  if (certificate == nullptr) {
    certificate = X509_STORE_CTX_get0_cert(chain);
  }
  TlsFailure failure = reason(X509_STORE_CTX_get_error(chain), certificate, host);
  if (!unread.empty()) {
    failure.hint = unread + (failure.hint.empty() ? "" : ". ") + failure.hint;
  }
  return failure;
}

} // namespace partnerctl::http
