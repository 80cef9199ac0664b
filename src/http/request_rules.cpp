#include "http/request_rules.hpp"

#include "http/address.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/core/text.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace partnerctl::http {

namespace {

// Host, framing and connection belong to the transport. Accept-Encoding would bring bodies that
// nobody unpacks, Expect an interim answer, which cpprest takes for the final one.
constexpr std::array<std::string_view, 12> k_own_fields{
    "host",   "content-length", "transfer-encoding", "connection",       "keep-alive",
    "te",     "trailer",        "upgrade",           "proxy-connection", "proxy-authorization",
    "expect", "accept-encoding"};

[[noreturn]] void refuse(std::string message, std::string hint = {}) {
  throw core::Error{
      .kind = core::ErrorKind::usage, .message = std::move(message), .hint = std::move(hint)};
}

// RFC 9110's token: what a method and a field name are made of.
bool is_token(std::string_view text) {
  constexpr std::string_view k_marks = "!#$%&'*+-.^_`|~";
  return !text.empty() && std::all_of(text.begin(), text.end(), [&](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           k_marks.find(c) != std::string_view::npos;
  });
}

void check_field(std::string const& name, std::string const& value) {
  if (!is_token(name)) {
    refuse(fmt::format("the header name '{}' is not allowed", core::printable(name)));
  }
  // The value itself may be a bearer token, so it is not shown.
  bool const breaks = std::any_of(value.begin(), value.end(),
                                  [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
  if (breaks) {
    refuse(fmt::format("the value of the header {} holds a line break or NUL", name));
  }
  auto const lower = core::to_lower(name);
  if (std::find(k_own_fields.begin(), k_own_fields.end(), lower) != k_own_fields.end()) {
    refuse(fmt::format("the header {} is the transport's own to set", name));
  }
}

void check_destination(Url const& url, Request const& request) {
  if (url.scheme == "https" || url.is_loopback()) {
    return;
  }
  bool const bearer = request.authority.has_value() || request.headers.get("Authorization");
  if (is_link_local_address(url.host) && !bearer) {
    return;
  }
  refuse(fmt::format("{} is not sent to: it is plain http", url.origin()),
         "Use https; plain http is for loopback only");
}

} // namespace

Url checked(Request const& request) {
  auto url = Url::parse(request.url);
  if (!url) {
    // A query may hold a secret.
    auto const shown = request.url.substr(0, request.url.find_first_of("?#"));
    refuse(fmt::format("'{}' is no http or https URL", core::printable(shown)));
  }
  // cpprest would take what follows two slashes for a host.
  if (url->target.starts_with("//")) {
    refuse(fmt::format("the path of a URL at {} begins with two slashes", url->origin()));
  }
  check_destination(*url, request);
  if (!is_token(request.method)) {
    refuse(fmt::format("the method '{}' is not allowed", core::printable(request.method)));
  }
  for (auto const& [name, value] : request.headers.all()) {
    check_field(name, value);
  }
  return *url;
}

} // namespace partnerctl::http
