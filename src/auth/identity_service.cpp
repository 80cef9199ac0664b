#include "auth/identity_service.hpp"

#include "auth/foreign_text.hpp"
#include "partnerctl/core/attempt.hpp"
#include "partnerctl/core/json.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/http/url.hpp"

#include <nlohmann/json.hpp>

namespace partnerctl::auth {
namespace {

using core::ErrorKind;

std::string resource_of(std::string const& scope) {
  constexpr std::string_view k_default = "/.default";
  return scope.ends_with(k_default) ? scope.substr(0, scope.size() - k_default.size()) : scope;
}

// 404 and 410 are IMDS's way to say that it is being updated.
ErrorKind kind_of(int status) {
  if (status == 429) {
    return ErrorKind::throttled;
  }
  return status >= 500 || status == 404 || status == 410 ? ErrorKind::service : ErrorKind::auth;
}

// IMDS and Arc: {"error", "error_description"}; App Service: {"statusCode", "message"}, or
// {"error": {"code", "message"}}.
std::string sentence_of(core::Json const& body) {
  auto const* error = core::member_at(body, "error");
  for (auto const& said :
       {core::string_at(body, "error_description"), core::string_at(body, "message"),
        error == nullptr ? std::nullopt : core::string_at(*error, "message"),
        core::string_at(body, "error")}) {
    if (said && !said->empty()) {
      return *said;
    }
  }
  return {};
}

std::string code_of(core::Json const& body) {
  auto const* error = core::member_at(body, "error");
  auto const nested = error == nullptr ? std::nullopt : core::string_at(*error, "code");
  return nested ? *nested : core::string_at(body, "error").value_or("");
}

std::string remedy(ErrorKind kind, IdentityServiceCall const& call) {
  if (kind != ErrorKind::auth) {
    return "wait a minute, then run the command again";
  }
  if (call.client_id) {
    return "check the client ID " + core::printable(*call.client_id) +
           ": that user-assigned identity has to be assigned to this Azure resource";
  }
  return "assign an identity to this Azure resource (turn on its system-assigned one), or name a "
         "user-assigned one by its client ID: --client-id";
}

core::Error refusal(http::Response const& response, IdentityServiceCall const& call) {
  auto const kind = kind_of(response.status);
  auto const body = core::parse_json(response.body);
  auto const sentence = body ? foreign_text(sentence_of(*body), call.secrets) : std::string();
  return {.kind = kind,
          .message =
              call.name + " gave no token for the managed identity: " +
              (sentence.empty() ? "it answered " + std::to_string(response.status) : sentence),
          .hint = remedy(kind, call),
          .code = body ? foreign_text(code_of(*body), call.secrets) : std::string(),
          .status = response.status,
          .request_id =
              foreign_text(response.headers.get("x-ms-request-id").value_or(""), call.secrets)};
}

} // namespace

http::Request identity_message(std::string const& endpoint, std::string const& api_version,
                               IdentityServiceCall const& call, TokenRequest const& asked) {
  auto url = endpoint + (endpoint.find('?') == std::string::npos ? "?" : "&") +
             "api-version=" + api_version +
             "&resource=" + http::percent_encode(resource_of(asked.scope));
  if (call.client_id) {
    url += "&client_id=" + http::percent_encode(*call.client_id);
  }
  return {.url = std::move(url),
          .headers = {{"Accept", "application/json"}},
          .resend = http::Resend::safe,
          .timeout = asked.timeout,
          .deadline = asked.deadline,
          .stop = asked.stop};
}

TokenAnswer identity_answer(http::Response const& response, IdentityServiceCall const& call,
                            core::TimePoint now) {
  if (response.status != 200) {
    throw refusal(response, call);
  }
  auto answer = core::attempt([&] { return parse_token_answer(response, now); });
  if (!answer) {
    answer.error->message = call.name + ": " + answer.error->message;
    answer.error->hint = "check that nothing else answers in the place of this machine's own "
                         "identity service";
    throw std::move(*answer.error);
  }
  return std::move(*answer.value);
}

std::string identity_endpoint(std::string const& variable, std::string const& address) {
  auto const url = http::Url::parse(address);
  if (!url || (url->scheme == "https" && !url->is_loopback())) {
    throw core::usage_error(variable + " is no address of this machine's own identity service",
                            "leave it as Azure sets it, or unset it");
  }
  return url->text();
}

} // namespace partnerctl::auth
