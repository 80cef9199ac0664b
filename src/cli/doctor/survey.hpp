#pragma once

#include "partnerctl/core/attempt.hpp"
#include "partnerctl/core/cloud.hpp"
#include "partnerctl/http/pipeline.hpp"
#include "partnerctl/http/tls_probe.hpp"

#include <functional>
#include <stop_token>
#include <string>
#include <vector>

namespace partnerctl::cli {
class Services;
}

namespace partnerctl::cli::doctor {

// An answer with when it came, by this machine's clock, and how long it took.
struct Answer {
  http::Response response{};
  core::TimePoint middle{};
  std::chrono::milliseconds took{0};
};

// One endpoint of the cloud.
struct Visit {
  // "authority", "resource manager", "partner center", "graph".
  std::string role{};
  // Its origin; empty where the cloud names none.
  std::string origin{};
  // What was asked for, without any credential.
  std::string url{};
  // Unset where nothing was asked.
  std::optional<core::Attempt<Answer>> answer{};
};

// One of the cloud's origins; endpoints share them.
struct Host {
  // "https://login.microsoftonline.com"
  std::string origin{};
  // "login.microsoftonline.com"
  std::string name{};
  // Unset for plain http, and where nothing was asked.
  std::optional<core::Attempt<http::TlsProbe>> tls{};
};

// What was found on a visit to each endpoint, for the checks that look at it: each is visited once.
struct Survey {
  // Unset where the configuration names none.
  core::Cloud const* cloud = nullptr;
  bool is_sandbox = false;
  // Why nothing was asked for; empty where it was.
  std::string unasked{};
  // Where that is a fault, the whole of it.
  std::optional<core::Error> fault{};
  // The fault is the proxy variable's.
  bool is_proxy_fault = false;
  std::vector<Visit> visits{};
  std::vector<Host> hosts{};

  Visit const* visit(std::string const& role) const;
  Host const* host(std::string const& origin) const;
};

// Visits all endpoints at once, each within ten seconds. Throws cancelled on a stop, nothing else.
Survey survey(Services& services, bool offline, std::stop_token const& stop);

} // namespace partnerctl::cli::doctor
