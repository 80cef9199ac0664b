#include "sandbox/routes.hpp"

#include "partnerctl/sandbox/sandbox.hpp"

#include <array>

namespace partnerctl::sandbox {
namespace {

struct Path {
  std::string_view text;
  Door door;
};

// Behind "/{tenant}".
constexpr std::array<Path, 4> k_endings{{
    {"/oauth2/v2.0/token", Door::token},
    {"/v2.0/.well-known/openid-configuration", Door::metadata},
    {"/oauth2/v2.0/devicecode", Door::device_code},
    {"/oauth2/v2.0/authorize", Door::authorize},
}};

constexpr std::array<Path, 6> k_whole{{
    {k_device_login_path, Door::device_login},
    {k_github_path, Door::github},
    {k_azure_devops_path, Door::azure_devops},
    {k_federated_path, Door::federated},
    {k_imds_path, Door::imds},
    {k_app_service_path, Door::app_service},
}};

// The tenant in "/{tenant}" + ending; empty when the path is another one.
std::string tenant_of(std::string_view path, std::string_view ending) {
  if (!path.ends_with(ending) || path.size() <= ending.size() + 1) {
    return "";
  }
  auto const tenant = path.substr(1, path.size() - ending.size() - 1);
  return tenant.find('/') == std::string_view::npos ? std::string(tenant) : "";
}

} // namespace

Route route_of(std::string_view path) {
  for (auto const& one : k_whole) {
    if (path == one.text) {
      return {.door = one.door};
    }
  }
  for (auto const& ending : k_endings) {
    if (auto tenant = tenant_of(path, ending.text); !tenant.empty()) {
      return {.door = ending.door, .tenant = std::move(tenant)};
    }
  }
  if (path.starts_with("/v1/")) {
    return {.door = Door::partner_center};
  }
  if (path.starts_with("/v1.0/")) {
    return {.door = Door::graph};
  }
  return {};
}

bool is_entra(Door door) {
  return door == Door::token || door == Door::metadata || door == Door::device_code ||
         door == Door::authorize || door == Door::device_login;
}

} // namespace partnerctl::sandbox
