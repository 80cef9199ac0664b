#include "auth/tenant_of_domain.hpp"

#include "auth/sign_in_error.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/core/openid.hpp"

namespace partnerctl::auth {

core::Guid tenant_of_domain(TokenRequest const& request, Means const& means) {
  auto const& authority = means.cloud.authority;
  http::Request const call{.url = core::openid_metadata_url(authority, request.tenant),
                           .headers = {{"Accept", "application/json"}},
                           .timeout = request.timeout,
                           .deadline = request.deadline,
                           .stop = request.stop};
  auto const answer = means.retry ? means.retry(call, means.send) : means.send(call);
  if (answer.status != 200) {
    throw sign_in_error(answer, {.tenant = request.tenant, .authority = authority});
  }
  auto const tenant = core::tenant_in_openid_metadata(answer.body, authority);
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
