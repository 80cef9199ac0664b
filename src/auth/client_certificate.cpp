#include "auth/client_certificate.hpp"

#include "auth/application.hpp"
#include "auth/assertion.hpp"
#include "partnerctl/core/time.hpp"

namespace partnerctl::auth {
namespace {

std::string evidence_of(ClientCertificate const& certificate, core::TimePoint now) {
  auto text = "the certificate that signed has the thumbprint " + certificate.thumbprint() +
              " and is valid from " + core::format_rfc3339(certificate.not_before) + " to " +
              core::format_rfc3339(certificate.not_after);
  if (now < certificate.not_before) {
    text += ", which by this machine's clock has not begun";
  } else if (now > certificate.not_after) {
    text += ", which by this machine's clock is over";
  }
  return text;
}

} // namespace

std::shared_ptr<Credential const> client_certificate(std::string client_id,
                                                     ClientCertificate certificate, bool send_chain,
                                                     std::optional<core::TenantRef> home,
                                                     TokenEndpoint endpoint) {
  auto const* clock = &endpoint.clock();
  auto evidence = [text = evidence_of(certificate, clock->now())](http::Form const& /*sent*/) {
    return text;
  };
  auto proof = [client_id, certificate = std::move(certificate), send_chain,
                clock](std::string const& url, TokenRequest const& /*asked*/) {
    AssertionSubject const subject{
        .client_id = client_id, .token_endpoint = url, .send_chain = send_chain};
    return http::Form{
        {"client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"},
        {"client_assertion", client_assertion(certificate, subject, clock->now()).reveal()}};
  };
  return application({.client_id = std::move(client_id),
                      .method = "certificate",
                      .home = std::move(home),
                      .proof = std::move(proof),
                      .evidence = std::move(evidence)},
                     std::move(endpoint));
}

} // namespace partnerctl::auth
