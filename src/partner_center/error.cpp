#include "partnerctl/partner_center/error.hpp"

#include "partnerctl/core/json.hpp"
#include "partnerctl/core/phrase.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/http/error_kind.hpp"

#include <fmt/core.h>
#include <nlohmann/json.hpp>

namespace partnerctl::partner_center {
namespace {

constexpr std::size_t k_message_columns = 500;
constexpr std::size_t k_code_columns = 100;

struct Explanation {
  std::string code{};
  std::string message{};
};

// A code may be a number or a text.
std::string text_at(core::Json const& value, std::string_view key, std::size_t columns) {
  auto const* member = core::member_at(value, key);
  if (member == nullptr || member->is_structured()) {
    return {};
  }
  return core::phrase(member->is_string() ? member->get<std::string>() : core::write_json(*member),
                      columns);
}

Explanation explanation_in(core::Json const& value) {
  auto message = text_at(value, "description", k_message_columns);
  message = message.empty() ? text_at(value, "message", k_message_columns) : message;
  return {.code = text_at(value, "code", k_code_columns), .message = std::move(message)};
}

Explanation explanation_of(std::string_view body) {
  auto const json = core::parse_json(body);
  if (!json) {
    return {};
  }
  auto const* nested = core::member_at(*json, "error");
  auto inner = nested == nullptr ? Explanation() : explanation_in(*nested);
  bool const silent = inner.code.empty() && inner.message.empty();
  return silent ? explanation_in(*json) : inner;
}

bool is_application(http::Response const& response) {
  return response.sent_as && response.sent_as->type == core::Identity::Type::application;
}

// A person's token without `amr: mfa` is refused so, with nothing in the body; the reason is in the
// status line alone, which no client is shown.
bool wants_mfa(http::Response const& response, Explanation const& said) {
  constexpr int k_unauthorized = 401;
  if (response.status != k_unauthorized || is_application(response)) {
    return false;
  }
  auto const challenge = core::to_lower(response.headers.get("WWW-Authenticate").value_or(""));
  auto const message = core::to_lower(said.message);
  return message.find("mfa") != std::string::npos ||
         (said.code.empty() && message.empty() &&
          challenge.find("error=\"invalid_token\"") != std::string::npos);
}

bool wants_person(http::Response const& response, Explanation const& said) {
  constexpr int k_forbidden = 403;
  bool const said_so =
      core::to_lower(said.message).find("application credentials") != std::string::npos;
  return response.status == k_forbidden && (said_so || is_application(response));
}

void explain_status(core::Error& error) {
  constexpr int k_server = 500;
  if (error.kind == core::ErrorKind::auth) {
    error.hint = "sign in again: partnerctl auth login; if it stays, check --cloud";
  } else if (error.kind == core::ErrorKind::forbidden) {
    error.hint = "ask an administrator of your Partner Center account for a role that allows this, "
                 "such as Admin agent";
  } else if (error.kind == core::ErrorKind::throttled) {
    error.hint = "run the same command again later: the allowance is your whole organisation's";
  } else if (error.kind == core::ErrorKind::protocol) {
    error.hint = "something between here and the service answers in its place: check HTTPS_PROXY, "
                 "NO_PROXY and --cloud";
  } else if (error.status >= k_server) {
    error.hint = "the service has a problem of its own: run the same command again later";
  }
}

std::string message_of(http::Response const& response, Explanation const& said) {
  auto const answered = fmt::format("Partner Center answered {}", response.status);
  if (!said.message.empty()) {
    return fmt::format("{}: {}", answered, said.message);
  }
  return said.code.empty() ? answered + " and did not say why"
                           : fmt::format("{} ({})", answered, said.code);
}

} // namespace

core::Error error_of(http::Response const& response) {
  auto const said = explanation_of(response.body);
  core::Error error{.kind = http::error_kind_of(response.status),
                    .message = message_of(response, said),
                    .code = said.code,
                    .status = response.status,
                    .request_id = request_id(response)};
  if (wants_mfa(response, said)) {
    error.message = "Partner Center refuses a person's sign-in without multi-factor authentication";
    error.cause = "MFA required";
    error.hint =
        "sign in with MFA: partnerctl auth login; if you did, the sign-in is too old: sign "
        "in again";
  } else if (wants_person(response, said)) {
    error.cause = "a person is needed";
    error.hint = "Partner Center answers this to a person only (App+User): use --auth browser or "
                 "--auth device-code";
  } else {
    explain_status(error);
  }
  return error;
}

std::string request_id(http::Response const& response) {
  for (auto const* name : {"MS-RequestId", "MS-CorrelationId"}) {
    auto id = core::phrase(response.headers.get(name).value_or(""), k_code_columns);
    if (!id.empty()) {
      return id;
    }
  }
  return {};
}

} // namespace partnerctl::partner_center
