#include "sandbox/issuers.hpp"

#include "partnerctl/core/ids.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/sandbox/sandbox.hpp"
#include "sandbox/answer.hpp"
#include "sandbox/tokens.hpp"

#include <nlohmann/json.hpp>

#include <charconv>

namespace partnerctl::sandbox {
namespace {

constexpr int k_found = 302;
constexpr int k_bad_request = 400;
constexpr int k_unauthorized = 401;
constexpr int k_not_found = 404;
constexpr int k_not_allowed = 405;
constexpr long long k_lifetime = 300;
constexpr long long k_day = 86'400;

bool has_bearer(http::Incoming const& request, std::string_view token) {
  constexpr std::string_view k_bearer = "bearer ";
  auto const header = request.headers.get("Authorization").value_or("");
  return core::to_lower(header.substr(0, k_bearer.size())) == k_bearer &&
         std::string_view(header).substr(k_bearer.size()) == token;
}

http::Response refused(int status, std::string const& message) {
  return json_answer(core::Json{{"message", message}}, status);
}

http::Response wrong_method(std::string const& right) {
  auto answer = refused(k_not_allowed, "Only " + right + " is supported here.");
  answer.headers.set("Allow", right);
  return answer;
}

std::string or_else(std::string text, std::string otherwise) {
  return text.empty() ? std::move(otherwise) : std::move(text);
}

} // namespace

struct Issuers::Subject {
  std::string issuer{};
  std::string subject{};
  std::string audience{};
  long long lifetime = k_lifetime;
};

std::string Issuers::token(Subject const& subject) {
  auto const now = seconds_of(m_clock.now());
  return m_key.sign(core::Json{{"iss", subject.issuer},
                               {"sub", subject.subject},
                               {"aud", subject.audience},
                               {"iat", now},
                               {"nbf", now},
                               {"exp", now + subject.lifetime},
                               {"jti", core::Guid::random().text()}});
}

http::Response Issuers::github(http::Incoming const& request, std::string const& origin) {
  if (request.method != "GET") {
    return wrong_method("GET");
  }
  if (!has_bearer(request, k_github_request_token)) {
    return refused(k_unauthorized, "The request token is missing or not this job's.");
  }
  auto const audience =
      or_else(Target(request.target).get("audience"), "https://github.com/partner-example");
  auto const value =
      token({.issuer = origin + k_github_path, .subject = k_github_subject, .audience = audience});
  return json_answer(core::Json{{"count", value.size()}, {"value", value}});
}

http::Response Issuers::azure_devops(http::Incoming const& request, std::string const& origin) {
  if (request.method != "POST") {
    return wrong_method("POST");
  }
  if (request.headers.get("X-TFS-FedAuthRedirect") != "Suppress") {
    return {.status = k_found, .headers = {{"Location", origin + "/azure-devops/_signin"}}};
  }
  if (!has_bearer(request, k_system_access_token)) {
    return refused(k_unauthorized, "The access token is missing or not this job's.");
  }
  Target const target(request.target);
  if (target.get("api-version").empty()) {
    return refused(k_bad_request, "The query parameter api-version is missing.");
  }
  if (!core::equal_ignoring_case(target.get("serviceConnectionId"), k_service_connection_id)) {
    return refused(k_not_found, "This job may not use a service connection of that ID.");
  }
  return json_answer(core::Json{{"oidcToken", token({.issuer = origin + k_azure_devops_path,
                                                     .subject = k_azure_devops_subject,
                                                     .audience = k_federation_audience})}});
}

http::Response Issuers::file(http::Incoming const& request, std::string const& origin) {
  if (request.method != "GET") {
    return wrong_method("GET");
  }
  Target const target(request.target);
  Subject subject{.issuer = or_else(target.get("iss"), origin + k_federated_path),
                  .subject = or_else(target.get("sub"), k_federated_subject),
                  .audience = or_else(target.get("aud"), k_federation_audience)};
  if (auto const text = target.get("lifetime"); !text.empty()) {
    auto const [end, fault] =
        std::from_chars(text.data(), text.data() + text.size(), subject.lifetime);
    if (fault != std::errc{} || end != text.data() + text.size() || subject.lifetime < 0 ||
        subject.lifetime > k_day) {
      return refused(k_bad_request, "The query parameter lifetime is no number of seconds of at "
                                    "most a day.");
    }
  }
  return {.status = 200,
          .headers = {{"Content-Type", "text/plain; charset=utf-8"}, {"Cache-Control", "no-store"}},
          .body = token(subject)};
}

} // namespace partnerctl::sandbox
