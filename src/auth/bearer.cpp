#include "partnerctl/auth/bearer.hpp"

#include "auth/claims_challenge.hpp"
#include "partnerctl/core/attempt.hpp"
#include "partnerctl/http/url.hpp"

#include <algorithm>

namespace partnerctl::auth {
namespace {

// What is no URL names no origin.
std::vector<std::string> origins_of(std::vector<std::string> const& endpoints) {
  std::vector<std::string> origins;
  for (auto const& endpoint : endpoints) {
    if (auto const url = http::Url::parse(endpoint)) {
      origins.push_back(url->origin());
    }
  }
  return origins;
}

void require_known_origin(std::string const& text, std::vector<std::string> const& origins) {
  auto const url = http::Url::parse(text);
  bool const private_enough = url && (url->scheme == "https" || url->is_loopback());
  bool const known =
      url && std::find(origins.begin(), origins.end(), url->origin()) != origins.end();
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

// The service's side of a refusal, which the sign-in cannot know.
constexpr std::string_view k_asks = "asks for a stronger or newer sign-in";

AccessToken stronger_token(TokenSource& tokens, TokenRequest const& asked) {
  auto result = core::attempt([&] { return tokens.token(asked); });
  if (result) {
    return *std::move(result.value);
  }
  auto& error = *result.error;
  bool const said = error.message.find(k_asks) != std::string::npos;
  if (!said && error.kind != core::ErrorKind::cancelled) {
    error.message = "the service " + std::string(k_asks) + " to the tenant " + asked.tenant.text() +
                    ": " + error.message;
  }
  throw std::move(error);
}

http::Response send_signed_in(TokenSource& tokens, TokenRequest asked, http::Request const& request,
                              http::Send const& next) {
  auto response = send_with(tokens.token(asked), request, next);
  if (auto claims = claims_challenge(response)) {
    asked.claims = *std::move(claims);
    response = send_with(stronger_token(tokens, asked), request, next);
    // Asked for again: what was got silently did not satisfy it. A person can give more, or is told
    // how; an application has given what it has.
    bool const is_person = response.sent_as->type == core::Identity::Type::user;
    if (auto still = is_person ? claims_challenge(response) : std::nullopt) {
      asked.claims = *std::move(still);
      asked.needs_person = true;
      response = send_with(stronger_token(tokens, asked), request, next);
    }
  }
  if (response.status == 401) {
    tokens.forget(asked.tenant);
  }
  return response;
}

} // namespace

http::Stage bearer(TokenSource& tokens, std::vector<std::string> origins) {
  return [&tokens, origins = origins_of(origins)](http::Request request, http::Send const& next) {
    if (!request.authority) {
      return next(std::move(request));
    }
    require_known_origin(request.url, origins);
    return send_signed_in(tokens, token_request(request), request, next);
  };
}

} // namespace partnerctl::auth
