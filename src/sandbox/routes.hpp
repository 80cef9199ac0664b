#pragma once

#include <string>
#include <string_view>

namespace partnerctl::sandbox {

// The services behind the one address.
enum class Door {
  token,
  metadata,
  device_code,
  authorize,
  device_login,
  github,
  azure_devops,
  federated,
  imds,
  app_service,
  partner_center,
  graph,
  arm, // whatever is nothing else
};

struct Route {
  Door door = Door::arm;
  // Of Entra's paths: the tenant as named there.
  std::string tenant{};
};

// path: lower case, without the query.
Route route_of(std::string_view path);

// Whether it answers in the shape of Entra's token endpoint.
bool is_entra(Door door);

} // namespace partnerctl::sandbox
