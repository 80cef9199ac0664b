#include "auth/token_answer.hpp"

#include "auth/dotnet_date.hpp"
#include "auth/token_claims.hpp"
#include "partnerctl/core/base64.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/core/json.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/http/page.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace partnerctl::auth {
namespace {

// Marks that a token may have beside letters and digits.
constexpr std::string_view k_marks = "-._~+/=";
// No token lives longer; a larger number of seconds would leave the clock's range.
constexpr long long k_longest = 366LL * 24 * 3600;

core::Error not_as_documented(std::string const& what, int status) {
  return {.kind = core::ErrorKind::protocol,
          .message = "the sign-in service's answer " + what,
          .hint = "check that the cloud's authority is right and that no proxy answers for it",
          .cause = "not the sign-in service's answer",
          .status = status};
}

core::Error not_json(http::Response const& response) {
  if (http::is_page(response)) {
    auto error = not_as_documented("is a page instead of JSON (a proxy?)", response.status);
    error.cause = "a page instead of JSON";
    return error;
  }
  auto error = not_as_documented("is no whole JSON", response.status);
  error.hint = "run the same command again; if it stays, something between here and the service "
               "changes answers: check HTTPS_PROXY and NO_PROXY";
  error.cause = "no whole JSON";
  return error;
}

// RFC 6750, section 2.1: what may stand in a header, so nothing in it can begin another one.
bool fits_a_header(std::string_view token) {
  return !token.empty() && std::all_of(token.begin(), token.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           k_marks.find(c) != std::string_view::npos;
  });
}

core::TimePoint expiry_of(core::Json const& body, std::string_view token, core::TimePoint now) {
  long long const now_seconds =
      std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count();
  auto from_now = [now](long long seconds) {
    return now + std::chrono::seconds(std::clamp(seconds, 0LL, k_longest));
  };
  if (auto const seconds = core::number_at(body, "expires_in")) {
    return from_now(*seconds);
  }
  auto at = core::number_at(body, "expires_on");
  if (!at) {
    at = parse_dotnet_date(core::string_at(body, "expires_on").value_or(""));
  }
  auto const moment = at ? at : expiry_claim(token);
  return from_now(std::max(moment.value_or(0), now_seconds) - now_seconds);
}

// Entra's client_info: base64url of {"uid", "utid"}.
std::string account_id_of(core::Json const& body) {
  auto const text = core::string_at(body, "client_info");
  auto const bytes = text ? core::base64_decode(*text) : std::nullopt;
  auto const info = bytes ? core::parse_json(*bytes) : std::nullopt;
  auto const user = info ? core::string_at(*info, "uid") : std::nullopt;
  auto const tenant = info ? core::string_at(*info, "utid") : std::nullopt;
  return user && tenant ? core::to_lower(*user + "." + *tenant) : std::string();
}

} // namespace

TokenAnswer parse_token_answer(http::Response const& response, core::TimePoint now) {
  auto const body = core::parse_json(response.body);
  if (!body || body->is_null()) {
    throw not_json(response);
  }
  auto token = core::string_at(*body, "access_token");
  if (!token) {
    throw not_as_documented("has no access token", response.status);
  }
  auto const type = core::string_at(*body, "token_type").value_or("Bearer");
  if (!core::equal_ignoring_case(type, "Bearer") || !fits_a_header(*token)) {
    throw not_as_documented("is no bearer token", response.status);
  }
  TokenAnswer answer{.expires_on = expiry_of(*body, *token, now)};
  answer.access_token = core::Secret(std::move(*token));
  answer.account_id = account_id_of(*body);
  if (auto refresh = core::string_at(*body, "refresh_token")) {
    answer.refresh_token = core::Secret(std::move(*refresh));
  }
  if (auto id = core::string_at(*body, "id_token")) {
    answer.id_token = core::Secret(std::move(*id));
  }
  return answer;
}

} // namespace partnerctl::auth
