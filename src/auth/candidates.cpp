#include "partnerctl/auth/candidates.hpp"

#include "auth/azure_cli.hpp"
#include "auth/federated.hpp"
#include "auth/kept_sign_in.hpp"
#include "auth/managed_identity.hpp"
#include "auth/methods.hpp"
#include "partnerctl/core/error.hpp"

#include <algorithm>

namespace partnerctl::auth {
namespace {

using Made = std::shared_ptr<Credential const>;

// As chain.cpp has it: a profile's client ID is for people.
Settings for_applications(Settings settings) {
  settings.client_id = settings.named_client_id;
  return settings;
}

Made kept(Settings const& settings, Means const& means) {
  auto account = find_kept(settings, means);
  return account ? person(std::move(*account), means) : nullptr;
}

// What `with_browser` does where somebody is kept; nobody is asked here.
Made required_kept(Settings const& settings, Means const& means) {
  if (auto found = kept(settings, means)) {
    return found;
  }
  throw core::Error{.kind = core::ErrorKind::auth,
                    .message = "no person's sign-in is kept",
                    .hint = "sign in first: " + means.login};
}

Candidate secret(Settings const& all, Means const& means) {
  auto const settings = all.secret_was_given ? all : for_applications(all);
  bool const has_secret = settings.client_secret.has_value();
  return {.method = "secret",
          .needs = has_secret ? "AZURE_CLIENT_SECRET is set, but AZURE_CLIENT_ID is not"
                              : "set AZURE_CLIENT_ID and AZURE_CLIENT_SECRET",
          .make = [=]() -> Made {
            bool const is_configured =
                settings.secret_was_given || (settings.client_id && settings.client_secret);
            return is_configured ? with_secret(settings, means) : nullptr;
          }};
}

Candidate certificate(Settings const& all, Means const& means) {
  auto const settings = for_applications(all);
  return {.method = "certificate",
          .needs = settings.certificate_path
                       ? "a certificate is named, but AZURE_CLIENT_ID is not set"
                       : "set AZURE_CLIENT_ID and AZURE_CLIENT_CERTIFICATE_PATH",
          .make = [=]() -> Made {
            return settings.client_id && settings.certificate_path
                       ? with_certificate(settings, means)
                       : nullptr;
          }};
}

Candidate workload(Settings const& all, Means const& means) {
  auto const settings = for_applications(all);
  return {.method = "workload-identity",
          .needs = settings.federated_token_file
                       ? "AZURE_FEDERATED_TOKEN_FILE is set, but AZURE_CLIENT_ID is not"
                       : "set AZURE_CLIENT_ID and AZURE_FEDERATED_TOKEN_FILE",
          .make = [=]() -> Made {
            return is_workload_identity_configured(settings) ? workload_identity(settings, means)
                                                             : nullptr;
          }};
}

Candidate github(Settings const& all, Means const& means) {
  auto const settings = for_applications(all);
  bool const is_job = means.environment.has("GITHUB_ACTIONS");
  return {.method = "github",
          .needs = is_job ? "give the job `permissions: id-token: write`, and set AZURE_CLIENT_ID"
                          : "run in a GitHub Actions job that has `permissions: id-token: write`",
          .make = [=]() -> Made {
            return is_github_configured(settings, means.environment)
                       ? github_actions(settings, means)
                       : nullptr;
          }};
}

Candidate devops(Settings const& all, Means const& means) {
  auto const settings = for_applications(all);
  bool const is_job = means.environment.has("SYSTEM_OIDCREQUESTURI");
  return {.method = "azure-devops",
          .needs = is_job ? "map SYSTEM_ACCESSTOKEN: $(System.AccessToken) into the task, and give "
                            "it a service connection"
                          : "run in a task of an Azure DevOps pipeline with a service connection",
          .make = [=]() -> Made {
            return is_azure_devops_configured(settings, means.environment)
                       ? azure_devops(settings, means)
                       : nullptr;
          }};
}

Candidate kept_sign_in(Settings const& settings, Means const& means) {
  return {.method = k_kept, .needs = means.login, .make = [=] { return kept(settings, means); }};
}

Candidate az(Settings const& settings, Means const& means) {
  return {.method = "az",
          .needs = "install the Azure CLI, and az login",
          .asks_around = true,
          .make = [=] { return azure_cli_if_signed_in(settings, means); }};
}

Candidate machine(Settings const& settings, Means const& means) {
  return {.method = "managed-identity",
          .needs = "run on an Azure resource that has a managed identity",
          .asks_around = true,
          .make = [=]() -> Made {
            return is_managed_identity_here(means) ? managed_identity(settings, means) : nullptr;
          }};
}

Candidate named(SignInOptions const& options, Settings const& settings, Means const& means) {
  Candidate found{
      .method = options.method, .is_named = true, .make = [=] { return sign_in(options, means); }};
  if (options.method == "browser" || options.method == "device-code") {
    found.make = [=] { return required_kept(settings, means); };
  }
  found.asks_around =
      options.method == "az" || options.method == "azd" || options.method == "managed-identity";
  return found;
}

} // namespace

std::vector<std::string> const& chain_methods() {
  static std::vector<std::string> const k_methods{"secret", "certificate",     "workload-identity",
                                                  "github", "azure-devops",    k_kept,
                                                  "az",     "managed-identity"};
  return k_methods;
}

std::vector<Candidate> candidates(SignInOptions const& options, Means const& means) {
  auto const settings = gather(options, means.environment);
  std::vector<Candidate> all{secret(settings, means), certificate(settings, means),
                             workload(settings, means), github(settings, means),
                             devops(settings, means)};
  if (settings.account_was_given) {
    for (auto& each : all) {
      each.needs = "--account means a kept sign-in";
      each.make = [] { return Made(); };
    }
  }
  all.push_back(kept_sign_in(settings, means));
  all.push_back(az(settings, means));
  all.push_back(machine(settings, means));
  if (options.method == "auto") {
    return all;
  }
  auto const place = std::find_if(
      all.begin(), all.end(), [&](Candidate const& each) { return each.method == options.method; });
  if (place == all.end()) {
    all.push_back(named(options, settings, means));
  } else {
    *place = named(options, settings, means);
  }
  return all;
}

} // namespace partnerctl::auth
