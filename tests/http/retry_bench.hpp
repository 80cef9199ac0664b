#pragma once

#include "partnerctl/core/error.hpp"
#include "partnerctl/http/pipeline.hpp"
#include "partnerctl/http/retry.hpp"
#include "support/fake_clock.hpp"
#include "support/scripted_wire.hpp"

#include <optional>
#include <string>

namespace partnerctl::test {

// A wire behind a retry stage, with a clock that is moved by hand. Every backoff is half of what it
// could be.
struct RetryBench {
  FakeClock clock{};
  ScriptedWire wire{};
  http::RetryPolicy policy{.jitter = [] { return 0.5; }};

  RetryBench& answer(int status, http::Headers headers = {}) {
    wire.on("GET", "/x", status, "body of " + std::to_string(status), std::move(headers));
    return *this;
  }
  RetryBench& fail(core::ErrorKind kind, bool maybe_done = false) {
    wire.on("GET", "/x", core::Error{.kind = kind, .message = "lost", .maybe_done = maybe_done});
    return *this;
  }
  http::Request request(http::Resend resend = http::Resend::safe) const {
    return {.url = "https://a.example/x", .resend = resend};
  }
  http::Response send(http::Request const& request) {
    return http::pipeline({http::retry(policy, clock)}, wire.send())(request);
  }
  http::Response send(http::Resend resend = http::Resend::safe) { return send(request(resend)); }
  std::optional<core::Error> error_of(http::Request const& request) {
    try {
      send(request);
    } catch (core::Error const& error) {
      return error;
    }
    return std::nullopt;
  }
  std::size_t tries() const { return wire.requests().size(); }
};

} // namespace partnerctl::test
