#pragma once

#include "partnerctl/core/attempt.hpp"
#include "partnerctl/http/transport.hpp"
#include "support/fixtures.hpp"
#include "support/raw_server.hpp"
#include "support/test_ca.hpp"

#include <fmt/core.h>

#include <chrono>
#include <functional>
#include <string>

namespace partnerctl::test {

// What every transport test starts from: a user agent, no look-up beyond this machine, and no
// system certificates, so that only what a test trusts is trusted.
inline http::TransportOptions
transport_options(std::map<std::string, std::string, std::less<>> environment = {}) {
  environment.try_emplace("SSL_CERT_FILE", "/dev/null");
  environment.try_emplace("SSL_CERT_DIR", "/dev/null");
  return {.user_agent = "partnerctl/test",
          .environment = core::Environment(std::move(environment)),
          .lookup = [](std::string const& host) {
            return host == "nowhere.example" ? std::vector<std::string>{}
                                             : std::vector<std::string>{"127.0.0.1"};
          }};
}

// Trusts that authority by ca_files.
inline http::TransportOptions trusting(TestCa const& ca, TemporaryFolder const& folder) {
  auto options = transport_options();
  options.ca_files = {folder.write("ca.pem", ca.pem())};
  return options;
}

// The error of a request that has to fail.
inline core::Error failure_of(http::Transport& transport, http::Request const& request) {
  auto attempt = core::attempt([&] { return transport.send(request); });
  if (!attempt.error) {
    return {.kind = core::ErrorKind::internal,
            .message = "it did not fail: " + std::to_string(attempt.value->status)};
  }
  return *attempt.error;
}

// How a request ends that runs out of its time: in an error that says what is wanted, and names the
// time. It gets a tenth of a second, and then four times as much each time, so that a machine that
// stands still for a while is no reason to have come less far than the test is about.
struct Late {
  core::Error error{};
  std::string within{};
};
inline Late late_failure_of(http::Transport& transport, http::Request request,
                            std::function<bool(core::Error const&)> const& is_wanted) {
  constexpr std::chrono::seconds k_longest{20};
  Late late;
  for (request.timeout = std::chrono::milliseconds{100}; request.timeout < k_longest;
       request.timeout *= 4) {
    auto const seconds = std::chrono::duration<double>(request.timeout).count();
    late = {failure_of(transport, request), fmt::format("within {:g} s", seconds)};
    if (is_wanted(late.error)) {
      break;
    }
  }
  return late;
}

inline http::Request put(std::string url, std::string body = "{}") {
  return {.method = "PUT",
          .url = std::move(url),
          .body = std::move(body),
          .resend = http::Resend::never};
}

} // namespace partnerctl::test
