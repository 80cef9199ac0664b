#include "auth/federated.hpp"
#include "auth/federated_application.hpp"
#include "auth/pipeline_token.hpp"
#include "partnerctl/core/attempt.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/http/url.hpp"

namespace partnerctl::auth {
namespace {

constexpr char const* k_url = "SYSTEM_OIDCREQUESTURI";
constexpr char const* k_token = "SYSTEM_ACCESSTOKEN";
constexpr char const* k_connection = "AZURESUBSCRIPTION_SERVICE_CONNECTION_ID";
constexpr char const* k_client = "AZURESUBSCRIPTION_CLIENT_ID";
constexpr char const* k_tenant = "AZURESUBSCRIPTION_TENANT_ID";
constexpr char const* k_map_it =
    "give the task the two lines 'env:' and below it '  SYSTEM_ACCESSTOKEN: "
    "$(System.AccessToken)'";

// Azure DevOps leaves a macro that it does not know as it is.
bool is_macro(std::string const& text) {
  return text.starts_with("$(");
}

core::Secret pass_of(core::Environment const& environment) {
  auto text = environment.get(k_token).value_or("");
  return is_macro(text) ? core::Secret() : core::Secret(std::move(text));
}

std::optional<std::string> client_id_of(Settings const& settings,
                                        core::Environment const& environment) {
  return settings.client_id ? settings.client_id : environment.get(k_client);
}

std::optional<core::TenantRef> home_of(Settings const& settings,
                                       core::Environment const& environment) {
  auto const text = environment.get(k_tenant);
  if (settings.home || !text) {
    return settings.home;
  }
  auto tenant = core::attempt([&text] { return core::TenantRef::parse(*text); });
  if (!tenant) {
    tenant.error->message = std::string(k_tenant) + ": " + tenant.error->message;
    throw std::move(*tenant.error);
  }
  return tenant.value;
}

void require_job(Settings const& settings, core::Environment const& environment) {
  if (!environment.has(k_url)) {
    throw core::usage_error(std::string(k_url) +
                                " is not set, so this is no job of an Azure DevOps pipeline",
                            "sign in another way: --auth auto takes what is configured");
  }
  if (pass_of(environment).empty()) {
    throw core::usage_error(std::string(k_token) +
                                " is not set: Azure DevOps gives a job its token only where the "
                                "pipeline maps it",
                            k_map_it);
  }
  if (!environment.has(k_connection)) {
    throw core::usage_error(std::string(k_connection) + " is not set",
                            "run the command in an AzureCLI@2 or AzurePowerShell@5 task with a "
                            "service connection, or set it to the ID of one");
  }
  if (!client_id_of(settings, environment)) {
    throw core::usage_error(
        "signing in as an Azure DevOps job needs the application's client ID",
        "set AZURE_CLIENT_ID or AZURESUBSCRIPTION_CLIENT_ID, or give --client-id");
  }
}

http::Request message_of(core::Environment const& environment) {
  auto const query = "api-version=7.1&serviceConnectionId=" +
                     http::percent_encode(environment.get(k_connection).value_or(""));
  // Without X-TFS-FedAuthRedirect a refusal is a redirect to a page for people.
  return {.method = "POST",
          .url = pipeline_url(k_url, environment.get(k_url).value_or(""), query),
          .headers = {{"Authorization", "Bearer " + pass_of(environment).reveal()},
                      {"Content-Type", "application/json"},
                      {"Accept", "application/json"},
                      {"X-TFS-FedAuthRedirect", "Suppress"}}};
}

} // namespace

bool is_azure_devops_configured(Settings const& settings, core::Environment const& environment) {
  return client_id_of(settings, environment) && environment.has(k_url) &&
         environment.has(k_connection) && !pass_of(environment).empty();
}

std::shared_ptr<Credential const> azure_devops(Settings const& settings, Means const& means) {
  auto const& environment = means.environment;
  require_job(settings, environment);
  PipelineService service{
      .name = "Azure DevOps",
      .member = "oidcToken",
      .pass = pass_of(environment),
      .remedy = std::string("check that ") + k_connection +
                " is a service connection with workload identity federation that this pipeline may "
                "use, and that " +
                k_token + " is of this very job: " + k_map_it};
  auto token = [service = std::move(service), message = message_of(environment),
                means](TokenRequest const& request) {
    return pipeline_token(service, message, request, means);
  };
  return federated_application({.client_id = client_id_of(settings, environment).value_or(""),
                                .method = "azure-devops",
                                .home = home_of(settings, environment),
                                .token = std::move(token)},
                               means);
}

} // namespace partnerctl::auth
