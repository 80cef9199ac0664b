#pragma once

#include "http/tls_session.hpp"
#include "partnerctl/core/error.hpp"

#include <optional>
#include <string>

namespace partnerctl::http {

// How cpprest failed, with what we know around it.
struct WireFailure {
  // http_exception's text, which names the step, and its number.
  std::string text{};
  int code = 0;
  // The headers of the request were written: the upload handler was called.
  bool written = false;
  // Whom we spoke to: "https://host", and the proxy between ("http://proxy:8080", or empty).
  std::string origin{};
  std::string proxy{};
  // What the last certificate check of that host found.
  std::optional<TlsFailure> tls{};
};

// The error for it: kind network, or protocol for bytes that are no HTTP. maybe_done is false only
// where the request provably did not reach the service whole; transient is set where a connection
// that had come about broke. cause and hint are set.
core::Error explain(WireFailure const& failure);

// Whether no connection to the address came about, so that another address may be tried.
bool is_unreachable(WireFailure const& failure);

} // namespace partnerctl::http
