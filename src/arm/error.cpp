#include "partnerctl/arm/error.hpp"

#include "arm/remedies.hpp"
#include "partnerctl/core/json.hpp"
#include "partnerctl/core/phrase.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/http/error_kind.hpp"
#include "partnerctl/http/page.hpp"
#include "partnerctl/http/retry_after.hpp"
#include "partnerctl/http/url.hpp"

#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace partnerctl::arm {
namespace {

constexpr std::size_t k_message_columns = 500;
constexpr std::size_t k_code_columns = 100;

constexpr auto const* k_in_its_place =
    "something between here and the service answers in its place: check HTTPS_PROXY, NO_PROXY and "
    "--cloud";
constexpr auto const* k_page_cause = "a page instead of JSON";

// What the body itself says; empty texts where it says nothing.
struct Explanation {
  std::string code{};
  std::string message{};
};

std::string text_at(core::Json const& value, std::string_view key) {
  auto const* member = core::member_at(value, key);
  if (member == nullptr || member->is_structured()) {
    return {};
  }
  return member->is_string() ? member->get<std::string>() : core::write_json(*member);
}

Explanation explanation_in(core::Json const& value) {
  auto message = text_at(value, "message");
  // ASP.NET, which stands behind the older providers, spells it so where it fails by itself.
  message = message.empty() ? text_at(value, "Message") : message;
  return {core::phrase(text_at(value, "code"), k_code_columns),
          core::phrase(message, k_message_columns)};
}

Explanation explanation_of(std::string_view body) {
  auto const json = core::parse_json(body);
  if (!json) {
    return {};
  }
  auto result = explanation_in(*json);
  auto const* nested = core::member_at(*json, "error");
  if (nested == nullptr) {
    return result;
  }
  if (nested->is_string() && result.message.empty()) {
    result.message = core::phrase(nested->get<std::string>(), k_message_columns);
  }
  auto inner = explanation_in(*nested);
  bool const silent = inner.code.empty() && inner.message.empty();
  return silent ? result : inner;
}

// Only the origin of where a redirect points: the rest of it may carry what nobody should read.
std::string redirect_target(http::Response const& response) {
  auto const url = http::Url::parse(response.headers.get("Location").value_or(""));
  return url ? url->origin() : "another address";
}

bool is_redirect(http::Response const& response) {
  return response.status >= 300 && response.status < 400;
}

// A page, and nothing in it that a service said.
bool is_mere_page(http::Response const& response, Explanation const& said) {
  return said.code.empty() && said.message.empty() && http::is_page(response);
}

std::string message_of(http::Response const& response, Explanation const& said) {
  auto const answered = fmt::format("Azure Resource Manager answered {}", response.status);
  if (is_redirect(response)) {
    return fmt::format("{} with a redirect to {}, which is not followed", answered,
                       redirect_target(response));
  }
  if (!said.message.empty()) {
    return said.message;
  }
  if (!said.code.empty()) {
    return fmt::format("{} ({})", answered, said.code);
  }
  if (http::is_page(response)) {
    return answered + " with a page instead of JSON (a proxy?)";
  }
  return response.status < 300 ? answered + ", which is not what was due"
                               : answered + " and did not say why";
}

std::string hint_of(http::Response const& response, Explanation const& said) {
  if (response.status < 400 || is_mere_page(response, said)) {
    return k_in_its_place;
  }
  return std::string(remedy(said.code, response.status));
}

// Empty where the service's code or the kind says it best.
std::string cause_of(http::Response const& response, Explanation const& said) {
  if (is_redirect(response)) {
    return "redirected";
  }
  if (is_mere_page(response, said)) {
    return k_page_cause;
  }
  return response.status < 300 ? "not the answer that is due" : "";
}

// A service that named a time, which is longer than there is, is not asked again before it. Dates
// count as times to come here, where nobody knows what time it is.
bool is_transient(http::Response const& response) {
  constexpr std::array k_statuses{429, 500, 502, 503, 504};
  return std::find(k_statuses.begin(), k_statuses.end(), response.status) != k_statuses.end() &&
         !http::retry_after(response.headers, core::TimePoint{});
}

} // namespace

core::Error error_of(http::Response const& response) {
  auto const said = explanation_of(response.body);
  return {.kind = http::error_kind_of(response.status),
          .message = message_of(response, said),
          .hint = hint_of(response, said),
          .cause = cause_of(response, said),
          .code = said.code,
          .status = response.status,
          .request_id = request_id(response),
          .transient = is_transient(response)};
}

core::Error unusable(http::Response const& response, std::string what_is_wrong) {
  core::Error error{.kind = core::ErrorKind::protocol,
                    .message = std::move(what_is_wrong),
                    .hint = k_in_its_place,
                    .cause = "not the answer that is due",
                    .status = response.status,
                    .request_id = request_id(response)};
  auto const json = core::parse_json(response.body);
  auto const answered = fmt::format("Azure Resource Manager answered {}", response.status);
  if (http::is_page(response)) {
    error.message = answered + " with a page instead of JSON (a proxy?)";
    error.cause = k_page_cause;
  } else if (!json || json->is_null()) {
    error.message = answered + ", but the answer is no whole JSON";
    error.hint = "run the same command again; if it stays, something between here and the service "
                 "changes answers: check HTTPS_PROXY and NO_PROXY";
    error.cause = "no whole JSON";
  }
  return error;
}

std::string request_id(http::Response const& response) {
  for (auto const* name : {"x-ms-request-id", "request-id"}) {
    auto const value = response.headers.get(name);
    if (value && !core::trim(*value).empty()) {
      return core::phrase(*value, k_code_columns);
    }
  }
  return {};
}

} // namespace partnerctl::arm
