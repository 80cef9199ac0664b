#include "partnerctl/arm/error.hpp"

#include "arm/remedies.hpp"
#include "partnerctl/core/json.hpp"
#include "partnerctl/core/phrase.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/http/url.hpp"

#include <fmt/core.h>
#include <nlohmann/json.hpp>

namespace partnerctl::arm {
namespace {

constexpr std::size_t k_message_columns = 500;
constexpr std::size_t k_code_columns = 100;

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

bool is_page(http::Response const& response) {
  auto const type = core::to_lower(response.headers.get("Content-Type").value_or(""));
  return type.find("html") != std::string::npos || core::trim(response.body).substr(0, 1) == "<";
}

core::ErrorKind kind_of(int status) {
  switch (status) {
  case 401:
    return core::ErrorKind::auth;
  case 403:
    return core::ErrorKind::forbidden;
  case 404:
    return core::ErrorKind::not_found;
  case 409:
    return core::ErrorKind::conflict;
  case 429:
    return core::ErrorKind::throttled;
  default:
    return status < 400 ? core::ErrorKind::protocol : core::ErrorKind::service;
  }
}

// Only the origin of where a redirect points: the rest of it may carry what nobody should read.
std::string redirect_target(http::Response const& response) {
  auto const url = http::Url::parse(response.headers.get("Location").value_or(""));
  return url ? url->origin() : "another address";
}

std::string message_of(http::Response const& response, Explanation const& said) {
  auto const answered = fmt::format("Azure Resource Manager answered {}", response.status);
  if (response.status >= 300 && response.status < 400) {
    return fmt::format("{} with a redirect to {}, which is not followed", answered,
                       redirect_target(response));
  }
  if (!said.message.empty()) {
    return said.message;
  }
  if (!said.code.empty()) {
    return fmt::format("{} ({})", answered, said.code);
  }
  if (is_page(response)) {
    return answered + " with a page instead of JSON (a proxy?)";
  }
  return response.status < 300 ? answered + ", which is not what was due"
                               : answered + " and did not say why";
}

std::string hint_of(http::Response const& response, Explanation const& said) {
  bool const redirected = response.status >= 300 && response.status < 400;
  bool const silent = said.code.empty() && said.message.empty();
  if (redirected || (silent && is_page(response))) {
    return "something between here and the service answers in its place: check HTTPS_PROXY, "
           "NO_PROXY and --cloud";
  }
  return std::string(remedy(said.code, response.status));
}

} // namespace

core::Error error_of(http::Response const& response) {
  auto const said = explanation_of(response.body);
  return {.kind = kind_of(response.status),
          .message = message_of(response, said),
          .hint = hint_of(response, said),
          .code = said.code,
          .status = response.status,
          .request_id = request_id(response)};
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
