#include "directory/graph_error.hpp"

#include "partnerctl/core/json.hpp"
#include "partnerctl/core/phrase.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/http/error_kind.hpp"
#include "partnerctl/http/page.hpp"
#include "partnerctl/http/retry_after.hpp"

#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace partnerctl::directory {
namespace {

constexpr int k_bad_request = 400;
constexpr int k_server = 500;
constexpr std::size_t k_message_columns = 500;
constexpr std::size_t k_code_columns = 100;

constexpr auto const* k_in_its_place =
    "something between here and the service answers in its place: check HTTPS_PROXY, NO_PROXY and "
    "--cloud";
// Least privileged: by Graph's pages on listing subscriptions.
constexpr auto const* k_may_not_read =
    "reading a customer's subscriptions needs a role there that may read the organization, such as "
    "Directory Readers or Global Reader by GDAP, and for the application that signs in the "
    "permission Organization.Read.All or Directory.Read.All with the customer's consent";

// What the body itself says; empty texts where it says nothing.
struct Explanation {
  std::string code{};
  std::string message{};
  std::string request_id{};
};

std::string text_at(core::Json const& value, std::string_view key, std::size_t columns) {
  return core::phrase(core::string_at(value, key).value_or(""), columns);
}

// The pages spell it in both ways.
core::Json const* inner_error(core::Json const& error) {
  auto const* inner = core::member_at(error, "innerError");
  return inner == nullptr ? core::member_at(error, "innererror") : inner;
}

Explanation explanation_of(std::string_view body) {
  auto const json = core::parse_json(body);
  auto const* error = json ? core::member_at(*json, "error") : nullptr;
  if (error == nullptr) {
    return {};
  }
  auto const* inner = inner_error(*error);
  return {.code = text_at(*error, "code", k_code_columns),
          .message = text_at(*error, "message", k_message_columns),
          .request_id =
              inner == nullptr ? std::string() : text_at(*inner, "request-id", k_code_columns)};
}

std::string message_of(http::Response const& response, Explanation const& said) {
  auto const answered = fmt::format("Microsoft Graph answered {}", response.status);
  if (!said.message.empty()) {
    return fmt::format("{}: {}", answered, said.message);
  }
  if (!said.code.empty()) {
    return fmt::format("{} ({})", answered, said.code);
  }
  return answered + (http::is_page(response) ? " with a page instead of JSON (a proxy?)"
                                             : " and did not say why");
}

std::string hint_of(core::Error const& error, bool is_page) {
  if (is_page || error.status < k_bad_request) {
    return k_in_its_place;
  }
  switch (error.kind) {
  case core::ErrorKind::auth:
    return "sign in again: partnerctl auth login; if it stays, check --cloud and this machine's "
           "clock";
  case core::ErrorKind::forbidden:
    return k_may_not_read;
  case core::ErrorKind::not_found:
    return "this cloud's Microsoft Graph may not offer it: check that --cloud is the tenant's "
           "cloud";
  case core::ErrorKind::throttled:
    return "run the same command again later: others in this tenant use the same allowance";
  default:
    return error.status < k_server
               ? ""
               : "the service has a problem of its own: run the same command again later";
  }
}

// A service that named a time is not asked again before it; dates count as times to come.
bool is_transient(http::Response const& response) {
  constexpr std::array k_statuses{429, 500, 502, 503, 504};
  return std::find(k_statuses.begin(), k_statuses.end(), response.status) != k_statuses.end() &&
         !http::retry_after(response.headers, core::TimePoint{});
}

} // namespace

core::Error graph_error(http::Response const& response) {
  auto const said = explanation_of(response.body);
  core::Error error{.kind = http::error_kind_of(response.status),
                    .message = message_of(response, said),
                    .code = said.code,
                    .status = response.status,
                    .request_id = graph_request_id(response),
                    .transient = is_transient(response)};
  bool const silent = said.code.empty() && said.message.empty();
  error.hint = hint_of(error, silent && http::is_page(response));
  if (error.kind == core::ErrorKind::forbidden) {
    error.cause = "Microsoft Graph may not be read there";
  }
  return error;
}

core::Error graph_unusable(http::Response const& response, std::string const& what_is_wrong) {
  core::Error error{.kind = core::ErrorKind::protocol,
                    .message = "Microsoft Graph answered " + what_is_wrong,
                    .hint = k_in_its_place,
                    .cause = "not the answer that is due",
                    .status = response.status,
                    .request_id = graph_request_id(response)};
  auto const answered = fmt::format("Microsoft Graph answered {}", response.status);
  if (http::is_page(response)) {
    error.message = answered + " with a page instead of JSON (a proxy?)";
  } else if (!core::parse_json(response.body)) {
    error.message = answered + ", but the answer is no whole JSON";
  }
  return error;
}

std::string graph_request_id(http::Response const& response) {
  auto id = core::phrase(response.headers.get("request-id").value_or(""), k_code_columns);
  return id.empty() ? explanation_of(response.body).request_id : id;
}

} // namespace partnerctl::directory
