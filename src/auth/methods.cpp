#include "auth/methods.hpp"

#include "auth/client_certificate.hpp"
#include "auth/client_secret.hpp"
#include "auth/kept_sign_in.hpp"
#include "partnerctl/auth/interaction.hpp"
#include "partnerctl/core/error.hpp"

namespace partnerctl::auth {
namespace {

std::string const& required_client_id(Settings const& settings, std::string const& method) {
  if (!settings.client_id) {
    throw core::usage_error("signing in with a " + method + " needs the application's client ID",
                            "set AZURE_CLIENT_ID, or give --client-id");
  }
  return *settings.client_id;
}

std::shared_ptr<Credential const> kept_or_asked(std::string const& method, Settings const& settings,
                                                Means const& means) {
  if (auto kept = find_kept(settings, means)) {
    return person(std::move(*kept), means);
  }
  if (!settings.client_id) {
    throw core::usage_error("a person's sign-in needs the client ID of your own app registration",
                            "give --client-id, AZURE_CLIENT_ID or a profile's client_id; "
                            "docs/authentication.md has the recipe");
  }
  auto signed_in = ask_person({.method = method,
                               .client_id = *settings.client_id,
                               .account = settings.account.value_or(""),
                               .stop = means.stop},
                              means);
  if (means.accounts) {
    keep(signed_in, means.accounts());
  }
  return person(std::move(signed_in.account), means);
}

} // namespace

std::shared_ptr<Credential const> with_secret(Settings const& settings, Means const& means) {
  auto const& client_id = required_client_id(settings, "secret");
  if (!settings.client_secret) {
    throw core::usage_error("signing in with a secret needs the application's client secret",
                            "set AZURE_CLIENT_SECRET, or give --client-secret-file");
  }
  return client_secret(client_id, *settings.client_secret, settings.home, TokenEndpoint(means));
}

std::shared_ptr<Credential const> with_certificate(Settings const& settings, Means const& means) {
  auto const& client_id = required_client_id(settings, "certificate");
  if (!settings.certificate_path) {
    throw core::usage_error(
        "signing in with a certificate needs its file",
        "set AZURE_CLIENT_CERTIFICATE_PATH to a PEM or PFX file with its private key");
  }
  auto certificate =
      read_certificate_file(*settings.certificate_path, settings.certificate_password);
  return client_certificate(client_id, std::move(certificate), settings.send_chain, settings.home,
                            TokenEndpoint(means));
}

std::shared_ptr<Credential const> with_browser(Settings const& settings, Means const& means) {
  return kept_or_asked("browser", settings, means);
}

std::shared_ptr<Credential const> with_device_code(Settings const& settings, Means const& means) {
  return kept_or_asked("device-code", settings, means);
}

} // namespace partnerctl::auth
