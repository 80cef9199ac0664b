#include "http/wire_failure.hpp"

#include <fmt/core.h>
#include <openssl/err.h>

#include <array>
#include <string_view>
#include <system_error>

namespace partnerctl::http {

namespace {

enum class Step {
  resolve,
  connect,
  tunnel,
  tunnel_status,
  handshake,
  write_head,
  write_body,
  read,
  framing,
  unknown
};

struct Known {
  std::string_view text;
  Step step;
};

// Every text that http_client_asio.cpp of 2.10.18 reports, by the beginning of it. Where it comes
// from says what had been sent:
// - resolve, connect, tunnel, handshake: nothing of the request; all of it is written after these.
//   "Request canceled by user." without a cancellation of ours is its own timer, at the connect.
// - write_head: reported by the write of the request's head, which fails only when the kernel did
//   not take all of it. The blank line (under TLS: the record that holds it) is missing, so no
//   server can have a whole request. A reused connection that the server has reset ends here.
// - write_body: the head had gone; what a gateway makes of half a request is its own business.
// - read, framing: the request had gone.
constexpr std::array k_known{
    Known{"Error resolving address", Step::resolve},
    Known{"Failed to resolve address", Step::resolve},
    Known{"Error resolving proxy address", Step::resolve},
    Known{"Failed to connect to any resolved", Step::connect},
    Known{"Request canceled by user.", Step::connect},
    Known{"Expected a 200 response from proxy, received: ", Step::tunnel_status},
    Known{"Failed to send connect request to proxy", Step::tunnel},
    Known{"Invalid HTTP status line during proxy connection", Step::tunnel},
    Known{"Failed to read HTTP status line from proxy", Step::tunnel},
    Known{"Error in SSL handshake", Step::handshake},
    Known{"Failed to write request headers", Step::write_head},
    Known{"Failed to write request body", Step::write_body},
    Known{"cannot rewind input stream for connection", Step::read},
    Known{"Failed to read HTTP status line", Step::read},
    Known{"Failed to read response body", Step::read},
    Known{"Failed to read chunked response part", Step::read},
    Known{"Retrieving message chunk header", Step::read},
    Known{"Invalid HTTP status line", Step::framing},
    Known{"Invalid chunked response header", Step::framing},
};

Known find(std::string_view text) {
  for (auto const& known : k_known) {
    if (text.starts_with(known.text)) {
      return known;
    }
  }
  return {text, Step::unknown};
}

bool is_unsent(Step step) {
  switch (step) {
  case Step::resolve:
  case Step::connect:
  case Step::tunnel:
  case Step::tunnel_status:
  case Step::handshake:
  case Step::write_head:
    return true;
  default:
    return false;
  }
}

// cpprest passes on the number of an error but not its category. 1 and 2 are asio's "stream
// truncated" and "end of file", the latter also as ECONNABORTED; a refused connection comes as
// EHOSTUNREACH.
std::string reason(Step step, int code) {
  auto const number = static_cast<unsigned long>(static_cast<unsigned int>(code));
  char const* tls = step == Step::handshake ? ERR_reason_error_string(number) : nullptr;
  if (tls != nullptr) {
    return tls;
  }
  if (code <= 2 || code == static_cast<int>(std::errc::connection_aborted)) {
    return "the connection was closed";
  }
  if (step == Step::connect && code == static_cast<int>(std::errc::host_unreachable)) {
    return "connection refused, or no way there";
  }
  return std::generic_category().message(code);
}

constexpr auto const* k_again =
    "Run the same command again; if it stays, something between here and the service closes "
    "connections: check HTTPS_PROXY and NO_PROXY";

core::Error tunnel_refused(WireFailure const& failure, std::string_view status) {
  if (status == "407") {
    return {.kind = core::ErrorKind::network,
            .message = fmt::format("the proxy {} asks for a sign-in (407)", failure.proxy),
            .hint = "Put user:password@ before the proxy's host in HTTPS_PROXY",
            .cause = "the proxy asks for a sign-in"};
  }
  return {.kind = core::ErrorKind::network,
          .message = fmt::format("the proxy {} refused the way to {} (status {})", failure.proxy,
                                 failure.origin, status),
          .hint = "Ask who runs the proxy to let this host through, or list it in NO_PROXY",
          .cause = "refused by the proxy"};
}

core::Error not_connected(WireFailure const& failure, Step step) {
  auto const& peer = failure.proxy.empty() ? failure.origin : failure.proxy;
  return {.kind = core::ErrorKind::network,
          .message =
              fmt::format("cannot connect to {}{}: {}", failure.proxy.empty() ? "" : "the proxy ",
                          peer, reason(step, failure.code)),
          .hint = failure.proxy.empty() ? "Check the network; behind a proxy, set HTTPS_PROXY"
                                        : "Check HTTPS_PROXY",
          .cause = step == Step::resolve ? "host name not found" : "no connection"};
}

core::Error tls_failed(WireFailure const& failure) {
  if (failure.tls) {
    return {.kind = core::ErrorKind::network,
            .message = failure.tls->message,
            .hint = failure.tls->hint,
            .cause = "certificate not accepted"};
  }
  return {.kind = core::ErrorKind::network,
          .message = fmt::format("the TLS handshake with {} failed: {}", failure.origin,
                                 reason(Step::handshake, failure.code)),
          .hint = "TLS 1.2 or later is needed; something between may have cut it",
          .cause = "TLS failed"};
}

core::Error with_text(WireFailure const& failure, Step step) {
  switch (step) {
  case Step::resolve:
  case Step::connect:
    return not_connected(failure, step);
  case Step::handshake:
    return tls_failed(failure);
  case Step::tunnel:
    return {.kind = core::ErrorKind::network,
            .message = fmt::format("the proxy {} does not answer like a proxy", failure.proxy),
            .hint = "Check HTTPS_PROXY",
            .cause = "not a proxy"};
  case Step::write_head:
  case Step::write_body:
    return {.kind = core::ErrorKind::network,
            .message = fmt::format("the connection to {} broke while the request was sent: {}",
                                   failure.origin, reason(step, failure.code)),
            .hint = k_again,
            .cause = "connection broke"};
  case Step::framing:
    return {.kind = core::ErrorKind::protocol,
            .message = fmt::format("{} sent what is no HTTP answer", failure.origin),
            .hint = "Something between here and the service changes answers, or another server "
                    "answers: check HTTPS_PROXY and NO_PROXY",
            .cause = "not HTTP"};
  default:
    return {.kind = core::ErrorKind::network,
            .message = fmt::format("the connection to {} ended before the answer was whole: {}",
                                   failure.origin, reason(step, failure.code)),
            .hint = k_again,
            .cause = "connection broke"};
  }
}

} // namespace

core::Error explain(WireFailure const& failure) {
  auto const [text, step] = find(failure.text);
  auto error = step == Step::tunnel_status
                   ? tunnel_refused(failure, std::string_view(failure.text).substr(text.size()))
                   : with_text(failure, step);
  error.maybe_done = failure.written || !is_unsent(step);
  error.transient = step == Step::write_head || step == Step::write_body || step == Step::read;
  return error;
}

bool is_unreachable(WireFailure const& failure) {
  return !failure.written && find(failure.text).step == Step::connect;
}

} // namespace partnerctl::http
