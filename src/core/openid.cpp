#include "partnerctl/core/openid.hpp"

#include "partnerctl/core/json.hpp"

#include <fmt/core.h>
#include <nlohmann/json.hpp>

namespace partnerctl::core {

std::string openid_metadata_url(std::string_view authority, TenantRef const& tenant) {
  return fmt::format("{}/{}/v2.0/.well-known/openid-configuration", authority, tenant.text());
}

std::optional<Guid> tenant_in_openid_metadata(std::string_view body, std::string_view authority) {
  auto const metadata = parse_json(body);
  auto const endpoint = metadata ? string_at(*metadata, "token_endpoint") : std::nullopt;
  auto const prefix = std::string(authority) + "/";
  if (!endpoint || !endpoint->starts_with(prefix)) {
    return std::nullopt;
  }
  auto const path = endpoint->substr(prefix.size());
  return Guid::parse(path.substr(0, path.find('/')));
}

} // namespace partnerctl::core
