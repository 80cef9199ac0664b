#include "auth/chain.hpp"

#include "auth/azure_cli.hpp"
#include "auth/federated.hpp"
#include "auth/kept_sign_in.hpp"
#include "auth/managed_identity.hpp"
#include "auth/methods.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/core/text.hpp"

#include <vector>

namespace partnerctl::auth {
namespace {

// What was begun and does not suffice: whoever set it wants to know.
std::vector<std::string> unfinished(Settings const& settings,
                                    core::Environment const& environment) {
  std::vector<std::string> lacks;
  bool const has_client = settings.named_client_id.has_value();
  auto const begun = [&](bool is_set, std::string const& name) {
    if (is_set && !has_client) {
      lacks.push_back(name + " is set, but AZURE_CLIENT_ID is not");
    }
  };
  begun(settings.client_secret.has_value(), "AZURE_CLIENT_SECRET");
  begun(settings.certificate_path.has_value(), "AZURE_CLIENT_CERTIFICATE_PATH");
  begun(settings.federated_token_file.has_value(), "AZURE_FEDERATED_TOKEN_FILE");
  if (environment.has("GITHUB_ACTIONS") && !environment.has("ACTIONS_ID_TOKEN_REQUEST_URL")) {
    lacks.emplace_back("this GitHub job has no `permissions: id-token: write`");
  }
  begun(environment.has("ACTIONS_ID_TOKEN_REQUEST_URL"), "ACTIONS_ID_TOKEN_REQUEST_URL");
  auto const access = environment.get("SYSTEM_ACCESSTOKEN").value_or("");
  // An unmapped macro stays as it is written.
  if (environment.has("SYSTEM_OIDCREQUESTURI") && (access.empty() || access.rfind("$(", 0) == 0)) {
    lacks.emplace_back("SYSTEM_ACCESSTOKEN is not mapped into this Azure DevOps task");
  }
  return lacks;
}

core::Error not_configured(Settings const& settings, Means const& means) {
  auto lacks = unfinished(settings, means.environment);
  lacks.push_back("a person: " + means.login +
                  "; a pipeline: AZURE_CLIENT_ID with AZURE_CLIENT_SECRET, "
                  "AZURE_CLIENT_CERTIFICATE_PATH or AZURE_FEDERATED_TOKEN_FILE, or the OIDC of "
                  "GitHub Actions or Azure DevOps; or az login");
  return {.kind = core::ErrorKind::auth,
          .message = "not signed in: no credential is configured",
          .hint = core::join(lacks, "; ")};
}

// A profile's client ID is the one that people sign in with: what is found in the environment is
// not to be tried with it.
Settings for_applications(Settings settings) {
  settings.client_id = settings.named_client_id;
  return settings;
}

std::shared_ptr<Credential const> from_environment(Settings const& all, Means const& means) {
  if (all.secret_was_given) {
    return with_secret(all, means);
  }
  auto const settings = for_applications(all);
  bool const is_application = settings.client_id.has_value();
  if (is_application && settings.client_secret) {
    return with_secret(settings, means);
  }
  if (is_application && settings.certificate_path) {
    return with_certificate(settings, means);
  }
  if (is_workload_identity_configured(settings)) {
    return workload_identity(settings, means);
  }
  if (is_github_configured(settings, means.environment)) {
    return github_actions(settings, means);
  }
  if (is_azure_devops_configured(settings, means.environment)) {
    return azure_devops(settings, means);
  }
  return nullptr;
}

std::shared_ptr<Credential const> from_machine(Settings const& settings, Means const& means) {
  if (auto kept = find_kept(settings, means)) {
    return person(std::move(*kept), means);
  }
  if (auto az = azure_cli_if_signed_in(settings, means)) {
    return az;
  }
  return is_managed_identity_here(means) ? managed_identity(settings, means) : nullptr;
}

} // namespace

std::shared_ptr<Credential const> first_configured(Settings const& settings, Means const& means) {
  // --account means a kept sign-in, whatever a shell or a pipeline has set.
  auto found = settings.account_was_given ? nullptr : from_environment(settings, means);
  found = found ? found : from_machine(settings, means);
  if (!found) {
    throw not_configured(settings, means);
  }
  return found;
}

} // namespace partnerctl::auth
