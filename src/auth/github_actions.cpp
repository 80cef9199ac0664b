#include "auth/federated.hpp"
#include "auth/federated_application.hpp"
#include "auth/pipeline_token.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/http/url.hpp"

namespace partnerctl::auth {
namespace {

constexpr char const* k_url = "ACTIONS_ID_TOKEN_REQUEST_URL";
constexpr char const* k_token = "ACTIONS_ID_TOKEN_REQUEST_TOKEN";
constexpr char const* k_permission =
    "give the job `permissions: id-token: write` (and `contents: read`, since naming one "
    "permission takes away the others)";

core::Error not_given(core::Environment const& environment) {
  if (!environment.has("GITHUB_ACTIONS")) {
    return core::usage_error("this is no GitHub Actions job, so GitHub gives it no token",
                             "sign in another way: --auth auto takes what is configured");
  }
  return core::usage_error("this GitHub Actions job may not ask for a token of its own: " +
                               std::string(environment.has(k_url) ? k_token : k_url) +
                               " is not set",
                           k_permission);
}

} // namespace

bool is_github_configured(Settings const& settings, core::Environment const& environment) {
  return settings.client_id.has_value() && environment.has(k_url) && environment.has(k_token);
}

std::shared_ptr<Credential const> github_actions(Settings const& settings, Means const& means) {
  auto const address = means.environment.get(k_url);
  core::Secret const pass(means.environment.get(k_token).value_or(""));
  if (!address || pass.empty()) {
    throw not_given(means.environment);
  }
  if (!settings.client_id) {
    throw core::usage_error("signing in as a GitHub Actions job needs the application's client ID",
                            "set AZURE_CLIENT_ID, or give --client-id");
  }
  PipelineService service{
      .name = "GitHub", .member = "value", .pass = pass, .remedy = k_permission};
  http::Request message{
      .url = pipeline_url(k_url, *address,
                          "audience=" + http::percent_encode(means.cloud.federation_audience)),
      .headers = {{"Authorization", "bearer " + pass.reveal()},
                  {"Accept", "application/json; api-version=2.0"}}};
  auto token = [service = std::move(service), message = std::move(message),
                means](TokenRequest const& request) {
    return pipeline_token(service, message, request, means);
  };
  return federated_application({.client_id = *settings.client_id,
                                .method = "github",
                                .home = settings.home,
                                .token = std::move(token)},
                               means);
}

} // namespace partnerctl::auth
