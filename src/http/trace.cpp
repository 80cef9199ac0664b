#include "partnerctl/http/trace.hpp"

#include "http/redact.hpp"
#include "partnerctl/core/attempt.hpp"
#include "partnerctl/core/text.hpp"

#include <fmt/core.h>

#include <atomic>
#include <chrono>
#include <memory>
#include <utility>

namespace partnerctl::http {
namespace {

using Clock = std::chrono::steady_clock;

std::string first_line(Request const& request) {
  return core::printable(request.method) + " " + redacted_url(request.url);
}

std::string body_line(std::string_view prefix, std::string const& body) {
  return body.empty() ? std::string() : fmt::format("{}{} bytes\n", prefix, body.size());
}

// The number tells which answer belongs to which request: tenants are served side by side.
std::string describe(int number, Request const& request) {
  return fmt::format("> #{} {}\n", number, first_line(request)) +
         redacted_request_headers(request.headers, "> ") + body_line("> ", request.body);
}

// What is to be known of a request when its answer comes, and it has gone.
struct Sent {
  std::string body{};
  std::vector<std::string> carried{};
};

std::string describe(int number, Response const& response, Sent const& sent,
                     long long milliseconds) {
  auto text = fmt::format("< #{} {} after {} ms\n", number, response.status, milliseconds) +
              redacted_response_headers(response.headers, "< ", sent.carried) +
              body_line("< ", response.body);
  auto const error =
      response.status >= 400 ? redacted_error_body(response.body, sent.body) : std::string();
  return error.empty() ? text : text + "< " + error + "\n";
}

std::string describe(int number, core::Error const& error, long long milliseconds) {
  return fmt::format("< #{} {} error after {} ms: {}\n", number, core::to_string(error.kind),
                     milliseconds, core::printable(error.message));
}

} // namespace

Stage trace(std::function<void(std::string const&)> sink) {
  // Shared by all copies of the stage.
  auto counter = std::make_shared<std::atomic<int>>(0);
  return [sink = std::move(sink), counter](Request request, Send const& next) {
    int const number = ++*counter;
    sink(describe(number, request));
    Sent const sent{.body = request.body, .carried = carried_by(request)};
    auto const begun = Clock::now();
    auto outcome = core::attempt([&] { return next(std::move(request)); });
    auto const passed =
        std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - begun).count();
    if (outcome.error) {
      sink(describe(number, *outcome.error, passed));
      throw *std::move(outcome.error);
    }
    sink(describe(number, *outcome.value, sent, passed));
    return *std::move(outcome.value);
  };
}

} // namespace partnerctl::http
