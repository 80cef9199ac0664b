#include "auth/tenant_of_domain.hpp"

#include "auth/sign_in_error.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/core/json.hpp"

#include <nlohmann/json.hpp>

namespace partnerctl::auth {
namespace {

// "{authority}/{GUID}/oauth2/v2.0/token" names the tenant; one at another host is not to be
// believed.
std::optional<core::Guid> tenant_in(std::string const& token_endpoint,
                                    std::string const& authority) {
  auto const prefix = authority + "/";
  if (token_endpoint.rfind(prefix, 0) != 0) {
    return std::nullopt;
  }
  auto const path = token_endpoint.substr(prefix.size());
  return core::Guid::parse(path.substr(0, path.find('/')));
}

} // namespace

core::Guid tenant_of_domain(TokenRequest const& request, Means const& means) {
  auto const& authority = means.cloud.authority;
  http::Request const call{.url = authority + "/" + request.tenant.text() +
                                  "/v2.0/.well-known/openid-configuration",
                           .headers = {{"Accept", "application/json"}},
                           .timeout = request.timeout,
                           .deadline = request.deadline,
                           .stop = request.stop};
  auto const answer = means.retry ? means.retry(call, means.send) : means.send(call);
  if (answer.status != 200) {
    throw sign_in_error(answer, {.tenant = request.tenant, .authority = authority});
  }
  auto const body = core::parse_json(answer.body);
  auto const endpoint = body ? core::string_at(*body, "token_endpoint") : std::nullopt;
  auto const tenant = endpoint ? tenant_in(*endpoint, authority) : std::nullopt;
  if (!tenant) {
    throw core::Error{.kind = core::ErrorKind::protocol,
                      .message = "the OpenID metadata of " + request.tenant.text() +
                                 " does not say which tenant of " + authority + " it is",
                      .hint = "name the tenant by its GUID",
                      .status = answer.status};
  }
  return *tenant;
}

void require_tenant(core::Identity const& identity, TokenRequest const& request,
                    Means const& means) {
  auto const guid = request.tenant.guid();
  auto const wanted = guid ? *guid : tenant_of_domain(request, means);
  if (identity.tenant != wanted) {
    throw core::Error{.kind = core::ErrorKind::protocol,
                      .message = "the token is for the tenant " + identity.tenant.text() +
                                 ", but " + request.tenant.text() + " was asked for",
                      .hint = "nothing was sent with it; check how you are signed in"};
  }
}

} // namespace partnerctl::auth
