#include "auth/token_endpoint.hpp"

#include "partnerctl/core/error.hpp"
#include "partnerctl/http/retry_after.hpp"
#include "partnerctl/http/url.hpp"

#include <algorithm>
#include <array>

namespace partnerctl::auth {
namespace {

http::Headers headers_of(std::string const& id) {
  return {{"Content-Type", "application/x-www-form-urlencoded"},
          {"Accept", "application/json"},
          {"client-request-id", id},
          {"return-client-request-id", "true"}};
}

http::Request call(std::string url, TokenRequest const& request, std::string const& id) {
  return {.method = "POST",
          .url = std::move(url),
          .headers = headers_of(id),
          .resend = http::Resend::safe,
          .timeout = request.timeout,
          .deadline = request.deadline,
          .stop = request.stop};
}

// The retry has waited for shorter times often enough, and for longer ones there is no time: to
// begin the work again after the pause of one that was put off would be too early.
bool is_told_to_stay_away(http::Response const& response, core::TimePoint now) {
  constexpr std::chrono::seconds k_least_pause{5};
  return http::retry_after(response.headers, now).value_or(k_least_pause) > k_least_pause;
}

bool is_secret(std::string const& field) {
  constexpr std::array<std::string_view, 8> k_secret{
      "client_secret", "client_assertion", "assertion",   "refresh_token",
      "code",          "code_verifier",    "device_code", "password"};
  return std::find(k_secret.begin(), k_secret.end(), field) != k_secret.end();
}

// Some servers repeat what they were sent.
std::string without_secrets(std::string text, http::Form const& form) {
  for (auto const& [field, value] : form) {
    if (!is_secret(field) || value.empty()) {
      continue;
    }
    // As it is, and as it was sent.
    for (auto const& spelling : {value, http::percent_encode(value)}) {
      for (auto at = text.find(spelling); at != std::string::npos;
           at = text.find(spelling, at + 3)) {
        text.replace(at, spelling.size(), "***");
      }
    }
  }
  return text;
}

core::Error without_secrets(core::Error error, http::Form const& sent, std::string const& id) {
  error.message = without_secrets(std::move(error.message), sent);
  error.code = without_secrets(std::move(error.code), sent);
  error.request_id = error.request_id.empty() ? id : without_secrets(error.request_id, sent);
  return error;
}

} // namespace

TokenEndpoint::TokenEndpoint(std::string authority, http::Send send, http::Stage retry,
                             core::Clock const& clock)
    : m_authority(std::move(authority)), m_send(std::move(send)), m_retry(std::move(retry)),
      m_clock(&clock) {}

TokenEndpoint::TokenEndpoint(Means const& means)
    : m_authority(means.cloud.authority), m_send(means.send), m_retry(means.retry),
      m_clock(means.clock), m_login(means.login) {}

std::string TokenEndpoint::url(core::TenantRef const& tenant) const {
  return url(tenant, "token");
}

std::string TokenEndpoint::url(std::optional<core::TenantRef> const& tenant,
                               std::string_view name) const {
  if (tenant && tenant->form() == core::TenantRef::Form::home) {
    throw core::Error{.message = "a token was asked for before 'home' was resolved"};
  }
  return m_authority + "/" + (tenant ? tenant->text() : "organizations") + "/oauth2/v2.0/" +
         std::string(name);
}

TokenAnswer TokenEndpoint::redeem(TokenRequest const& request, Grant const& grant,
                                  std::string const& client_id, Evidence const& evidence) const {
  auto const endpoint = url(request.tenant);
  auto const id = core::Guid::random().text();
  http::Form sent;
  auto const one_try = [&](http::Request message) {
    sent = grant(endpoint, request);
    sent.emplace_back("scope", request.scope);
    if (!request.claims.empty()) {
      sent.emplace_back("claims", request.claims);
    }
    message.body = http::form_encode(sent);
    return m_send(std::move(message));
  };
  auto const response = m_retry ? m_retry(call(endpoint, request, id), one_try)
                                : one_try(call(endpoint, request, id));
  if (response.status == 200) {
    return parse_token_answer(response, m_clock->now());
  }
  auto error = sign_in_error(response, {.tenant = request.tenant,
                                        .client_id = client_id,
                                        .authority = m_authority,
                                        .evidence = evidence ? evidence(sent) : std::string(),
                                        .login = m_login});
  error.exhausted = is_told_to_stay_away(response, m_clock->now());
  throw without_secrets(std::move(error), sent, id);
}

http::Response TokenEndpoint::post(PersonForm const& sent) const {
  // A person waits: no service's wish to be left alone for hours is obeyed in silence.
  constexpr std::chrono::minutes k_patience{2};
  http::Request request{.method = "POST",
                        .url = url(sent.tenant, sent.endpoint),
                        .headers = headers_of(sent.request_id),
                        .body = http::form_encode(sent.form),
                        .resend = sent.resend,
                        .deadline = std::min(sent.deadline, m_clock->steady() + k_patience),
                        .stop = sent.stop};
  return m_retry ? m_retry(std::move(request), m_send) : m_send(std::move(request));
}

TokenAnswer TokenEndpoint::token_in(http::Response const& response, PersonForm const& sent) const {
  if (response.status != 200) {
    throw refusal(response, sent);
  }
  return parse_token_answer(response, m_clock->now());
}

core::Error TokenEndpoint::refusal(http::Response const& response, PersonForm const& sent) const {
  return without_secrets(sign_in_error(response, attempt_of(sent)), sent.form, sent.request_id);
}

core::Error TokenEndpoint::refusal(Refusal const& refused, PersonForm const& sent) const {
  return without_secrets(sign_in_error_of(refused, attempt_of(sent)), sent.form, sent.request_id);
}

SignInAttempt TokenEndpoint::attempt_of(PersonForm const& sent) const {
  return {.tenant = sent.tenant,
          .client_id = sent.client_id,
          .authority = m_authority,
          .login = m_login};
}

} // namespace partnerctl::auth
