#include "sandbox/grants.hpp"

#include "partnerctl/core/base64.hpp"
#include "partnerctl/core/json.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/sandbox/sandbox.hpp"
#include "sandbox/resource.hpp"
#include "sandbox/sts_errors.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace partnerctl::sandbox {

bool is_known_client(std::string_view client_id) {
  return core::equal_ignoring_case(client_id, k_client_id) ||
         core::equal_ignoring_case(client_id, k_public_client_id);
}

std::variant<Claims, StsError> claims_for(std::string const& scope, Tenant const& tenant, Kind kind,
                                          std::string const& client_id) {
  auto const resource = resource_of(scope, kind == Kind::application);
  if (!resource) {
    return sts::bad_scope(scope);
  }
  if (!is_known_resource(*resource)) {
    return sts::unknown_resource(*resource, tenant.name);
  }
  return Claims{.audience = *resource,
                .tenant = tenant.id,
                .object = object_id(tenant.id, kind),
                .kind = kind,
                .client_id = client_id};
}

std::string client_info() {
  core::Json const info{{"uid", object_id(k_home_tenant, Kind::user)}, {"utid", k_home_tenant}};
  return core::base64url(core::write_json(info));
}

bool has_scope(std::string_view scope, std::string_view word) {
  auto const parts = core::split(scope, ' ');
  return std::find(parts.begin(), parts.end(), word) != parts.end();
}

} // namespace partnerctl::sandbox
