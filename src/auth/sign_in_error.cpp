#include "auth/sign_in_error.hpp"

#include "partnerctl/auth/sign_in_codes.hpp"
#include "partnerctl/core/json.hpp"
#include "partnerctl/core/mask.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/http/page.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace partnerctl::auth {
namespace {

using core::ErrorKind;

struct Cause {
  std::string_view name;
  ErrorKind kind;
  std::string_view remedy;
};

constexpr std::string_view k_sign_in_again = "sign in again: {login} --tenant {tenant}";

// For codes that the table does not have: by `suberror`, else by `error` (RFC 6749, section 5.2,
// and what Entra adds).
constexpr auto k_suberrors = std::to_array<Cause>({
    {"basic_action", ErrorKind::auth, k_sign_in_again},
    {"additional_action", ErrorKind::auth, k_sign_in_again},
    {"message_only", ErrorKind::auth, "give the request ID to the administrator of {tenant}"},
    {"consent_required", ErrorKind::auth,
     "an administrator of {tenant} gives consent at "
     "{authority}/{tenant}/adminconsent?client_id={client}"},
    {"bad_token", ErrorKind::auth, k_sign_in_again},
    {"token_expired", ErrorKind::auth, k_sign_in_again},
    {"user_password_expired", ErrorKind::auth, "change the password, then sign in again"},
    {"protection_policy_required", ErrorKind::auth,
     "the tenant asks for a managed device; use an application identity in {tenant}"},
    {"client_mismatch", ErrorKind::auth, "sign in again with the client ID {client}"},
    {"device_authentication_failed", ErrorKind::auth,
     "sign in with a browser on a device that {tenant} trusts"},
    // The person pressed "Cancel" on Entra's page.
    {"cancel", ErrorKind::auth, k_sign_in_again},
});

constexpr auto k_errors = std::to_array<Cause>({
    {"invalid_client", ErrorKind::auth,
     "check the client ID {client} and its secret or certificate"},
    {"unauthorized_client", ErrorKind::auth,
     "check that the application {client} is in {tenant} and may sign in this way"},
    {"invalid_grant", ErrorKind::auth, k_sign_in_again},
    {"interaction_required", ErrorKind::auth, k_sign_in_again},
    {"login_required", ErrorKind::auth, k_sign_in_again},
    // RFC 8628, section 3.5, and Entra's names for the same.
    {"authorization_declined", ErrorKind::auth, k_sign_in_again},
    {"expired_token", ErrorKind::auth, k_sign_in_again},
    {"bad_verification_code", ErrorKind::auth, k_sign_in_again},
    {"access_denied", ErrorKind::auth, "give the request ID to the administrator of {tenant}"},
    {"invalid_scope", ErrorKind::auth, "check the cloud's endpoints in the configuration"},
    {"invalid_resource", ErrorKind::auth, "check the cloud's endpoints in the configuration"},
    {"invalid_tenant", ErrorKind::not_found,
     "check the tenant's ID or domain; a tenant of another cloud needs --cloud"},
    {"temporarily_unavailable", ErrorKind::service, "wait a minute, then run the command again"},
    {"server_error", ErrorKind::service, "wait a minute, then run the command again"},
});

template <class Causes>
Cause const* find(Causes const& causes, std::string_view name) {
  auto const found = std::find_if(causes.begin(), causes.end(),
                                  [&name](Cause const& each) { return name == each.name; });
  return found == causes.end() ? nullptr : &*found;
}

void replace_all(std::string& text, std::string_view what, std::string const& by) {
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size())) {
    text.replace(at, what.size(), by);
  }
}

std::string filled(std::string_view remedy, SignInAttempt const& attempt) {
  std::string text(remedy);
  if (attempt.tenant) {
    replace_all(text, "{tenant}", attempt.tenant->text());
  } else {
    replace_all(text, " --tenant {tenant}", "");
    replace_all(text, "{authority}/{tenant}/", "{authority}/organizations/");
    replace_all(text, "{tenant}", "your tenant");
  }
  replace_all(text, "{client}", attempt.client_id.empty() ? "<client ID>" : attempt.client_id);
  replace_all(text, "{authority}", attempt.authority);
  replace_all(text, "{login}", attempt.login);
  return text;
}

// "AADSTS50076", by the list of numbers; empty where there is none.
std::string listed_code(core::Json const& body) {
  auto const* codes = core::member_at(body, "error_codes");
  bool const listed = codes != nullptr && codes->is_array() && !codes->empty() &&
                      codes->front().is_number_integer();
  return listed ? "AADSTS" + std::to_string(codes->front().get<long long>()) : std::string();
}

// The same by the sentence, where it begins with one.
std::string code_in(std::string_view sentence) {
  constexpr std::string_view k_prefix = "AADSTS";
  if (sentence.substr(0, k_prefix.size()) != k_prefix) {
    return {};
  }
  auto const end = sentence.find_first_not_of("0123456789", k_prefix.size());
  return std::string(sentence.substr(0, end));
}

// In a redirect it stands in the description alone.
std::string request_id_in(std::string_view description) {
  constexpr std::string_view k_name = "Correlation ID: ";
  auto const at = description.find(k_name);
  if (at == std::string_view::npos) {
    return {};
  }
  auto const rest = description.substr(at + k_name.size());
  return std::string(rest.substr(0, rest.find_first_of(" \r\n")));
}

// Empty where the kind says it best.
std::string cause_of(http::Response const& response) {
  if (response.status >= 300 && response.status < 400) {
    return "redirected";
  }
  return http::is_page(response) ? "a page instead of JSON" : "";
}

core::Error without_oauth_error(http::Response const& response, SignInAttempt const& attempt) {
  auto const kind = response.status == 429   ? ErrorKind::throttled
                    : response.status >= 500 ? ErrorKind::service
                                             : ErrorKind::protocol;
  return {.kind = kind,
          .message = "the sign-in service " + attempt.authority + " answered " +
                     std::to_string(response.status) + " for " +
                     (attempt.tenant ? "the tenant " + attempt.tenant->text() : "your tenant") +
                     " without saying why",
          .hint = kind == ErrorKind::protocol
                      ? "check that the cloud's authority is right and that no proxy answers for it"
                      : "wait a minute, then run the command again",
          .cause = cause_of(response),
          .status = response.status};
}

// By OAuth's own words alone: the numbers are for hints.
ErrorKind kind_of(int status, Cause const* cause) {
  if (status == 429) {
    return ErrorKind::throttled;
  }
  if (cause != nullptr && cause->kind != ErrorKind::auth) {
    return cause->kind;
  }
  return status >= 500 ? ErrorKind::service : ErrorKind::auth;
}

std::string hint_of(SignInCode const* known, Cause const* cause, SignInAttempt const& attempt) {
  if (known != nullptr) {
    return filled(known->remedy, attempt);
  }
  return filled(cause == nullptr ? "give the request ID to the administrator of {tenant}"
                                 : cause->remedy,
                attempt);
}

// RFC 6749 has invalid_client for a proof that does not hold. Entra answers a federated token that
// matches no registered credential, or whose issuer it cannot reach, with invalid_request as well.
// unauthorized_client speaks of the application and invalid_grant of a person's sign-in: there the
// proof was not looked at, or there is none.
bool is_about_the_proof(std::string_view name, ErrorKind kind) {
  return kind == ErrorKind::auth && (name == "invalid_client" || name == "invalid_request");
}

} // namespace

// Entra appends its trace, after line ends or (since 2025) after a blank.
std::string sentence_of(std::string_view description) {
  auto text =
      core::without_tokens(core::trim(description.substr(0, description.find("Trace ID:"))));
  replace_all(text, "\r\n", " ");
  replace_all(text, "\n", " ");
  if (!text.empty() && text.back() == '.') {
    text.pop_back();
  }
  return core::printable(text);
}

core::Error sign_in_error_of(Refusal const& refusal, SignInAttempt const& attempt) {
  auto const sentence = sentence_of(refusal.description);
  auto const code = refusal.code.empty() ? code_in(sentence) : refusal.code;
  auto const* known = find_sign_in_code(code);
  auto const* cause = find(k_suberrors, refusal.suberror);
  cause = cause == nullptr ? find(k_errors, refusal.error) : cause;
  core::Error error{
      .kind = kind_of(refusal.status, cause),
      .message =
          sentence.empty() ? "sign-in was refused: " + core::printable(refusal.error) : sentence,
      .hint = hint_of(known, cause, attempt),
      .cause = std::string(known == nullptr ? "" : known->meaning),
      .code = code.empty() ? core::printable(refusal.error) : code,
      .status = refusal.status,
      .request_id = core::printable(refusal.request_id.empty() ? request_id_in(refusal.description)
                                                               : refusal.request_id)};
  if (is_about_the_proof(refusal.error, error.kind) && !attempt.evidence.empty()) {
    error.hint += "; " + attempt.evidence;
  }
  return error;
}

core::Error sign_in_error(http::Response const& response, SignInAttempt const& attempt) {
  auto const body = core::parse_json(response.body);
  auto const name = body ? core::string_at(*body, "error") : std::nullopt;
  if (!name) {
    return without_oauth_error(response, attempt);
  }
  return sign_in_error_of({.error = *name,
                           .suberror = core::string_at(*body, "suberror").value_or(""),
                           .description = core::string_at(*body, "error_description").value_or(""),
                           .code = listed_code(*body),
                           .request_id = core::string_at(*body, "correlation_id").value_or(""),
                           .status = response.status},
                          attempt);
}

} // namespace partnerctl::auth
