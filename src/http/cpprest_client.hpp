#pragma once

#include "http/proxy.hpp"
#include "http/tls_trust.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/http/message.hpp"
#include "partnerctl/http/url.hpp"

#include <memory>
#include <optional>
#include <string>

namespace partnerctl::http {

// Whom a client speaks to, and by which way.
struct Peer {
  Url url{}; // only its origin counts
  // Where to connect to: the host's address, or the proxy's.
  std::string address{};
  std::optional<Proxy> proxy{};
};

// How long one exchange may take.
struct Patience {
  core::SteadyPoint deadline{};
  // Until when a connection has to stand, where another address could be tried instead.
  std::optional<core::SteadyPoint> connect_by{};
};

// What became of one exchange: an answer or an error.
struct Outcome {
  std::optional<Response> response{};
  core::Error error{};
  // No connection came about: another address may do better.
  bool unreachable = false;
};

// All connections to one origin at one address, on cpprestsdk's http_client. Guards against what
// that does wrong; docs/dependencies.md numbers its hazards, and so do the comments
// here. Safe to use from several threads.
class CpprestClient {
public:
  CpprestClient(Peer peer, std::shared_ptr<TlsTrust> const& trust, std::string user_agent);
  ~CpprestClient();
  CpprestClient(CpprestClient const&) = delete;
  CpprestClient& operator=(CpprestClient const&) = delete;

  // Sends the request with that target (path and query) and waits for the whole answer, the end of
  // the patience or the request's stop. Throws usage where cpprest would change the target.
  Outcome exchange(Request const& request, std::string const& target, Patience const& patience);

private:
  struct Impl;
  std::unique_ptr<Impl> m_impl;
};

} // namespace partnerctl::http
