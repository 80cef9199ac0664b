#include "http/answer_rules.hpp"

#include "partnerctl/core/error.hpp"
#include "partnerctl/core/text.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <optional>

namespace partnerctl::http {

namespace {

[[noreturn]] void refuse(std::string const& origin, std::string const& what, int status,
                         char const* cause = "not HTTP") {
  throw core::Error{.kind = core::ErrorKind::protocol,
                    .message = fmt::format("{} {}", origin, what),
                    .hint = "Something between here and the service changes answers, or another "
                            "server answers: check HTTPS_PROXY and NO_PROXY",
                    .cause = cause,
                    .status = status,
                    .maybe_done = true};
}

// nullopt for what is no number, "5, 5" of a repeated field among it.
std::optional<std::size_t> number(std::string_view text) {
  std::size_t value = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  bool const whole = error == std::errc{} && end == text.data() + text.size();
  return whole ? std::optional(value) : std::nullopt;
}

} // namespace

void check_size(std::size_t read, std::size_t max_body, std::string const& origin) {
  if (read > max_body) {
    refuse(origin, fmt::format("sent a body of more than {} bytes", max_body), 0,
           "answer too large");
  }
}

void check_head(Response const& head, std::size_t max_body, std::string const& origin) {
  if (head.status < 200 || head.status > 599) {
    refuse(origin,
           fmt::format("sent the status {} where a final answer is due{}", head.status,
                       head.status >= 100 && head.status < 200 ? " (an interim answer)" : ""),
           head.status, "no final answer");
  }
  auto const coding = head.headers.get("Transfer-Encoding");
  if (coding && !core::equal_ignoring_case(*coding, "chunked")) {
    refuse(origin, "sent a transfer coding that is not known", head.status);
  }
  auto const announced = head.headers.get("Content-Length");
  auto const length = announced ? number(*announced) : std::nullopt;
  if (announced && !length) {
    refuse(origin, "sent a Content-Length that is no number", head.status);
  }
  if (head.status == 204 && (coding || length.value_or(0) > 0)) {
    refuse(origin, "sent a body with the status 204, which has none", head.status);
  }
  if (!coding) {
    check_size(length.value_or(0), max_body, origin);
  }
}

} // namespace partnerctl::http
