#include "sandbox/resource.hpp"

#include "partnerctl/core/text.hpp"
#include "partnerctl/http/url.hpp"

#include <algorithm>
#include <array>

namespace partnerctl::sandbox {
namespace {

std::string_view without_slash(std::string_view text) {
  return text.ends_with('/') ? text.substr(0, text.size() - 1) : text;
}

// A cloud of the configuration that has us for an endpoint.
bool is_on_loopback(std::string_view origin) {
  auto const url = http::Url::parse(origin);
  return url && url->is_loopback() && url->target == "/";
}

} // namespace

bool is_resource_manager(std::string_view audience) {
  auto const origin = without_slash(audience);
  if (origin == "https://management.azure.com" || origin == "https://management.core.windows.net") {
    return true;
  }
  return is_on_loopback(origin);
}

bool is_partner_center(std::string_view audience) {
  return without_slash(audience) == "https://api.partnercenter.microsoft.com";
}

bool is_graph(std::string_view audience) {
  auto const origin = without_slash(audience);
  return origin == "https://graph.microsoft.com" || is_on_loopback(origin);
}

bool is_known_resource(std::string_view resource) {
  return is_resource_manager(resource) || is_partner_center(resource) || is_graph(resource);
}

std::optional<std::string> resource_of(std::string_view scope, bool application) {
  constexpr std::array<std::string_view, 4> k_openid{"openid", "offline_access", "profile",
                                                     "email"};
  std::optional<std::string> resource;
  for (auto const& part : core::split(scope, ' ')) {
    if (part.empty() || std::find(k_openid.begin(), k_openid.end(), part) != k_openid.end()) {
      continue;
    }
    auto const slash = part.rfind('/');
    bool const right = slash != std::string::npos && slash > 0 &&
                       (part.substr(slash) == "/.default" ||
                        (!application && part.substr(slash) == "/user_impersonation"));
    if (!right || (resource && *resource != part.substr(0, slash))) {
      return std::nullopt;
    }
    resource = part.substr(0, slash);
  }
  return resource;
}

} // namespace partnerctl::sandbox
