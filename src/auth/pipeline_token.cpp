#include "auth/pipeline_token.hpp"

#include "auth/federated_application.hpp"
#include "auth/foreign_text.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/core/json.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/http/url.hpp"

#include <nlohmann/json.hpp>

namespace partnerctl::auth {
namespace {

using core::ErrorKind;

http::Response exchange(http::Request message, TokenRequest const& asked, Means const& means) {
  message.resend = http::Resend::safe;
  message.timeout = asked.timeout;
  message.deadline = asked.deadline;
  message.stop = asked.stop;
  return means.retry ? means.retry(std::move(message), means.send) : means.send(std::move(message));
}

// A redirect to where a person would sign in, or that page itself (Azure DevOps sends it with 203).
bool is_web_page(http::Response const& response) {
  auto const type = core::to_lower(response.headers.get("Content-Type").value_or(""));
  return response.status / 100 == 3 || response.status == 203 ||
         (response.status < 500 && response.status != 429 && type.starts_with("text/html"));
}

ErrorKind kind_of(http::Response const& response) {
  if (response.status == 429) {
    return ErrorKind::throttled;
  }
  if (response.status >= 500) {
    return ErrorKind::service;
  }
  return response.status == 200 && !is_web_page(response) ? ErrorKind::protocol : ErrorKind::auth;
}

std::string what_of(http::Response const& response, std::vector<core::Secret> const& secrets) {
  if (is_web_page(response)) {
    return "its sign-in page instead of a token";
  }
  if (response.status == 200) {
    return "200 without a token";
  }
  auto const body = core::parse_json(response.body);
  auto const said = body ? core::string_at(*body, "message") : std::nullopt;
  return std::to_string(response.status) +
         (said && !said->empty() ? ": " + foreign_text(*said, secrets) : std::string());
}

// Azure DevOps' own IDs, by which its support finds a request; GitHub has the third.
std::string request_id_of(http::Headers const& headers) {
  for (auto const* name : {"x-vss-e2eid", "x-msedge-ref", "x-github-request-id"}) {
    if (auto const id = headers.get(name)) {
      return *id;
    }
  }
  return {};
}

core::Error refusal(http::Response const& response, PipelineService const& service) {
  std::vector<core::Secret> const secrets{service.pass};
  auto const kind = kind_of(response);
  bool const passing = kind == ErrorKind::throttled || kind == ErrorKind::service;
  return {.kind = kind,
          .message =
              service.name + ", asked for the job's token, answered " + what_of(response, secrets),
          .hint = passing ? "wait a minute, then run the job again" : service.remedy,
          .status = response.status,
          .request_id = foreign_text(request_id_of(response.headers), secrets)};
}

} // namespace

core::Secret pipeline_token(PipelineService const& service, http::Request message,
                            TokenRequest const& asked, Means const& means) {
  auto const response = exchange(std::move(message), asked, means);
  auto const body = response.status == 200 ? core::parse_json(response.body) : std::nullopt;
  auto token = body ? core::string_at(*body, service.member) : std::nullopt;
  if (!token || !is_token_shaped(*token)) {
    throw refusal(response, service);
  }
  return core::Secret(std::move(*token));
}

std::string pipeline_url(std::string const& variable, std::string const& address,
                         std::string const& query) {
  auto const url = http::Url::parse(address);
  if (!url || (url->scheme != "https" && !url->is_loopback())) {
    throw core::usage_error(variable + " is no https address",
                            "leave it as the build system sets it");
  }
  auto const text = url->text();
  return text + (text.find('?') == std::string::npos ? "?" : "&") + query;
}

} // namespace partnerctl::auth
