#include "partnerctl/auth/bearer.hpp"

#include "partnerctl/core/error.hpp"
#include "partnerctl/http/url.hpp"

#include <algorithm>

namespace partnerctl::auth {
namespace {

void require_known_origin(std::string const& text, std::vector<std::string> const& origins) {
  auto const url = http::Url::parse(text);
  bool const private_enough = url && (url->scheme == "https" || url->is_loopback());
  bool const known =
      url && std::any_of(origins.begin(), origins.end(), [&url](std::string const& each) {
        auto const allowed = http::Url::parse(each);
        return allowed && allowed->origin() == url->origin();
      });
  if (!private_enough || !known) {
    throw core::Error{.kind = core::ErrorKind::protocol,
                      .message =
                          "no token is sent to " + (url ? url->origin() : "an unreadable URL"),
                      .hint = "check the cloud's endpoints; an answer may have named another host"};
  }
}

TokenRequest token_request(http::Request const& request) {
  return {.tenant = request.authority->tenant,
          .scope = request.authority->scope,
          .stop = request.stop,
          .deadline = request.deadline,
          .timeout = request.timeout};
}

http::Response send_with(AccessToken token, http::Request request, http::Send const& next) {
  request.headers.set("Authorization", "Bearer " + token.value.reveal());
  auto response = next(std::move(request));
  response.sent_as = std::move(token.identity);
  return response;
}

} // namespace

http::Stage bearer(TokenSource& tokens, std::vector<std::string> origins) {
  return [&tokens, origins = std::move(origins)](http::Request request, http::Send const& next) {
    if (!request.authority) {
      return next(std::move(request));
    }
    require_known_origin(request.url, origins);
    auto token = tokens.token(token_request(request));
    return send_with(std::move(token), std::move(request), next);
  };
}

} // namespace partnerctl::auth
