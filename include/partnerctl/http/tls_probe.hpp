#pragma once

#include "partnerctl/core/clock.hpp"
#include "partnerctl/core/environment.hpp"
#include "partnerctl/core/error.hpp"

#include <chrono>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace partnerctl::http {

// What a certificate says about itself; names as "O=…, CN=…", printable and short.
struct CertificateFacts {
  std::string subject{};
  std::string issuer{};
  core::TimePoint not_before{};
  core::TimePoint not_after{};
};

struct TlsProbeOptions {
  // As of TransportOptions: what decides whom a transport trusts, and which way it takes.
  std::vector<std::string> ca_files{};
  core::Environment environment{};
  std::function<std::vector<std::string>(std::string const& host)> lookup{};
  // For everything together.
  std::chrono::milliseconds timeout{std::chrono::seconds{10}};
  std::stop_token stop{};
};

// How far a connection came, and what was shown on the way.
struct TlsProbe {
  // What the error is about; `done`: there is none.
  enum class Step { connect, tunnel, handshake, certificate, done };
  Step step = Step::connect;
  std::optional<core::Error> error{};
  // "http://host:port"; empty: straight to the host.
  std::string proxy{};
  // As the server showed it, its own certificate first; also where it was refused.
  std::vector<CertificateFacts> chain{};
  // Whether the system's own certificates suffice to accept the chain, without ca_files,
  // SSL_CERT_FILE and SSL_CERT_DIR. Looked at only where it was accepted.
  bool is_trusted_by_system = false;
};

// Begins a TLS connection to an https URL's host as a transport does (proxy, trust, host name, TLS
// 1.2 at least), goes no further, and tells what it met. Sends no request but a proxy's CONNECT.
// Throws a usage error for what is no https URL, for a CA file that cannot be read and for a proxy
// that is no http URL, and cancelled when it is stopped; all else is in the result.
TlsProbe tls_probe(std::string const& url, TlsProbeOptions const& options);

} // namespace partnerctl::http
