#include "auth/client_secret.hpp"

#include "auth/application.hpp"

namespace partnerctl::auth {
namespace {

// The portal shows a secret's ID beside its value, and goes on showing it: the usual mistake.
std::string evidence_of(core::Secret const& secret) {
  return core::Guid::parse(secret.reveal())
             ? "the secret that was sent is a GUID, so it looks like the secret's ID"
             : "";
}

} // namespace

std::shared_ptr<Credential const> client_secret(std::string client_id, core::Secret secret,
                                                std::optional<core::TenantRef> home,
                                                TokenEndpoint endpoint) {
  auto evidence = [text = evidence_of(secret)](http::Form const& /*sent*/) { return text; };
  auto proof = [secret = std::move(secret)](std::string const& /*url*/,
                                            TokenRequest const& /*asked*/) {
    return http::Form{{"client_secret", secret.reveal()}};
  };
  return application({.client_id = std::move(client_id),
                      .method = "secret",
                      .home = std::move(home),
                      .proof = std::move(proof),
                      .evidence = std::move(evidence)},
                     std::move(endpoint));
}

} // namespace partnerctl::auth
