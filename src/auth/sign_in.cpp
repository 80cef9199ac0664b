#include "partnerctl/auth/sign_in.hpp"

#include "auth/client_certificate.hpp"
#include "auth/client_secret.hpp"
#include "auth/settings.hpp"
#include "auth/token_endpoint.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/core/text.hpp"

#include <algorithm>
#include <array>

namespace partnerctl::auth {
namespace {

using core::ErrorKind;
using Made = std::shared_ptr<Credential const>;
using Maker = Made (*)(Settings const&, Means const&);

core::Error usage(std::string message, std::string hint) {
  return {.kind = ErrorKind::usage, .message = std::move(message), .hint = std::move(hint)};
}

std::string const& required_client_id(Settings const& settings, std::string const& method) {
  if (!settings.client_id) {
    throw usage("signing in with a " + method + " needs the application's client ID",
                "set AZURE_CLIENT_ID, or give --client-id");
  }
  return *settings.client_id;
}

Made with_secret(Settings const& settings, Means const& means) {
  auto const& client_id = required_client_id(settings, "secret");
  if (!settings.client_secret) {
    throw usage("signing in with a secret needs the application's client secret",
                "set AZURE_CLIENT_SECRET, or give --client-secret-file");
  }
  return client_secret(client_id, *settings.client_secret, settings.home, TokenEndpoint(means));
}

Made with_certificate(Settings const& settings, Means const& means) {
  auto const& client_id = required_client_id(settings, "certificate");
  if (!settings.certificate_path) {
    throw usage("signing in with a certificate needs its file",
                "set AZURE_CLIENT_CERTIFICATE_PATH to a PEM or PFX file with its private key");
  }
  auto certificate =
      read_certificate_file(*settings.certificate_path, settings.certificate_password);
  return client_certificate(client_id, std::move(certificate), settings.send_chain, settings.home,
                            TokenEndpoint(means));
}

// A part without the rest configures nothing, but whoever set it wants to know.
std::string unfinished(Settings const& settings) {
  if (settings.client_id || (!settings.client_secret && !settings.certificate_path)) {
    return {};
  }
  return std::string(settings.client_secret ? "AZURE_CLIENT_SECRET"
                                            : "AZURE_CLIENT_CERTIFICATE_PATH") +
         " is set, but AZURE_CLIENT_ID is not; ";
}

core::Error not_configured(Settings const& settings) {
  return {.kind = ErrorKind::auth,
          .message = "not signed in: no credential is configured",
          .hint = unfinished(settings) +
                  "set AZURE_CLIENT_ID and AZURE_CLIENT_SECRET, or AZURE_CLIENT_ID and "
                  "AZURE_CLIENT_CERTIFICATE_PATH"};
}

// The first that is configured; one that is configured and refused later is not passed over.
Made automatic(Settings const& settings, Means const& means) {
  bool const is_application = settings.client_id.has_value();
  if (settings.secret_was_given || (is_application && settings.client_secret)) {
    return with_secret(settings, means);
  }
  if (is_application && settings.certificate_path) {
    return with_certificate(settings, means);
  }
  throw not_configured(settings);
}

struct Method {
  char const* name;
  // Null: not built yet.
  Maker make;
};

constexpr auto k_methods = std::to_array<Method>({{"auto", automatic},
                                                  {"secret", with_secret},
                                                  {"certificate", with_certificate},
                                                  {"workload-identity", nullptr},
                                                  {"github", nullptr},
                                                  {"azure-devops", nullptr},
                                                  {"browser", nullptr},
                                                  {"device-code", nullptr},
                                                  {"az", nullptr},
                                                  {"azd", nullptr},
                                                  {"managed-identity", nullptr}});

std::string built() {
  std::vector<std::string> names;
  for (auto const& method : k_methods) {
    if (method.make != nullptr) {
      names.emplace_back(method.name);
    }
  }
  return core::join(names, ", ");
}

Method const& method_of(std::string const& name) {
  auto const found = std::find_if(k_methods.begin(), k_methods.end(),
                                  [&name](Method const& each) { return name == each.name; });
  if (found == k_methods.end()) {
    auto const near = core::closest(name, method_names());
    throw usage("'" + core::printable(name) + "' is no way to sign in",
                (near.empty() ? "" : "did you mean " + near + "? ") + "--auth takes " +
                    core::join(method_names(), ", "));
  }
  if (found->make == nullptr) {
    throw usage("signing in with " + name + " is not built yet", "built so far: " + built());
  }
  return *found;
}

} // namespace

std::vector<std::string> const& method_names() {
  static std::vector<std::string> const k_names = [] {
    std::vector<std::string> names;
    std::transform(k_methods.begin(), k_methods.end(), std::back_inserter(names),
                   [](Method const& each) { return each.name; });
    return names;
  }();
  return k_names;
}

std::shared_ptr<Credential const> sign_in(SignInOptions const& options, Means const& means) {
  auto const& method = method_of(options.method);
  return method.make(gather(options, means.environment), means);
}

} // namespace partnerctl::auth
