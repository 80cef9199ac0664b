#include "partnerctl/http/route.hpp"

#include "http/proxy.hpp"
#include "partnerctl/core/error.hpp"

namespace partnerctl::http {

Route route_of(std::string const& url, core::Environment const& environment) {
  auto const parsed = Url::parse(url);
  if (!parsed) {
    throw core::usage_error("what is to be reached is no http or https URL");
  }
  auto const proxy = proxy_for(*parsed, environment);
  return {.proxy = proxy ? proxy->url : std::string(),
          .is_exempt = !proxy && proxy_of(environment).has_value()};
}

} // namespace partnerctl::http
