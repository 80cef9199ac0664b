#pragma once

#include "partnerctl/core/environment.hpp"

#include <string>

namespace partnerctl::http {

// How a request to a URL travels, by the proxy variables of the environment.
struct Route {
  // "http://host:port" of the proxy it goes through, without credentials; empty: straight.
  std::string proxy{};
  // A proxy is set, and NO_PROXY or the host itself (loopback) keeps this URL away from it.
  bool is_exempt = false;
};

// Throws a usage error for what is no https or http URL, and for a proxy that is no http URL.
Route route_of(std::string const& url, core::Environment const& environment);

} // namespace partnerctl::http
