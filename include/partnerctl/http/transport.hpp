#pragma once

#include "partnerctl/core/environment.hpp"
#include "partnerctl/http/pipeline.hpp"

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace partnerctl::http {

struct TransportOptions {
  // "partnerctl/0.1.0"
  std::string user_agent{};
  // CA bundles (PEM) trusted beside the system's own, such as a cloud's ca_file.
  std::vector<std::string> ca_files{};
  // HTTPS_PROXY, NO_PROXY, SSL_CERT_FILE and SSL_CERT_DIR are read from here.
  core::Environment environment{};
  // The addresses of a name in the order to try them, empty when there are none; called once a name
  // on a thread of its own. Unset: the system's look-up. Tests bring their own.
  std::function<std::vector<std::string>(std::string const& host)> lookup{};
  // How long to wait for a connection to an address before the host's next one is tried.
  std::chrono::milliseconds connect_patience{std::chrono::seconds{5}};
};

// The last Send of every pipeline: real sockets by cpprestsdk, with the guards that
// docs/dependencies.md names one by one. Connections are kept alive and shared by all callers; a
// host's name is resolved once. Throws core::Error: usage for a URL that may not be sent to (plain
// http to anything but loopback), network, protocol or cancelled for the rest.
class Transport {
public:
  // Throws a usage error for a CA bundle that cannot be read and for a proxy that is no http URL.
  explicit Transport(TransportOptions options);
  ~Transport();
  Transport(Transport const&) = delete;
  Transport& operator=(Transport const&) = delete;

  Response send(Request const& request);
  // A Send that shares this transport, which must outlive it.
  http::Send as_send() {
    return [this](Request const& request) { return send(request); };
  }

private:
  struct Impl;
  std::unique_ptr<Impl> m_impl;
};

} // namespace partnerctl::http
