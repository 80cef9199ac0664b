#pragma once

#include "partnerctl/core/environment.hpp"
#include "partnerctl/core/secret.hpp"
#include "partnerctl/http/url.hpp"

#include <optional>
#include <string>

namespace partnerctl::http {

// An HTTP proxy that https goes through by CONNECT.
struct Proxy {
  std::string url{}; // "http://host[:port]", without credentials
  std::string user{};
  core::Secret password{};
};

// The proxy that https_proxy or HTTPS_PROXY names; the lower-case one counts where both are set.
// Throws a usage error that names the variable, and nothing of its value, for what is no http URL.
std::optional<Proxy> proxy_of(core::Environment const& environment);

// The proxy that a request to url goes through, if any. Never one for plain http (which goes only
// to loopback), for loopback, for the instance metadata service, and for what no_proxy or NO_PROXY
// lists. Throws as proxy_of does.
std::optional<Proxy> proxy_for(Url const& url, core::Environment const& environment);

} // namespace partnerctl::http
