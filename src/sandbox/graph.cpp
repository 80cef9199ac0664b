#include "sandbox/graph.hpp"

#include "partnerctl/core/ids.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/core/time.hpp"
#include "sandbox/answer.hpp"
#include "sandbox/claims_challenge.hpp"
#include "sandbox/company_subscriptions.hpp"
#include "sandbox/resource.hpp"
#include "sandbox/target.hpp"

#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <optional>

namespace partnerctl::sandbox {
namespace {

constexpr int k_bad_request = 400;
constexpr int k_unauthorized = 401;
constexpr int k_forbidden = 403;
constexpr int k_not_found = 404;
constexpr int k_not_allowed = 405;
constexpr int k_too_many = 429;
constexpr std::size_t k_page_size = 2;
constexpr std::string_view k_subscriptions = "/v1.0/directory/subscriptions";
// Graph itself, as an application of Entra.
constexpr std::string_view k_graph_id = "00000003-0000-0000-c000-000000000000";

// Where a page begins; nullopt for a token that none of our links has.
std::optional<std::size_t> offset_of(std::string const& token, std::size_t total) {
  std::size_t offset = 0;
  if (token.empty()) {
    return offset;
  }
  auto const [end, fault] = std::from_chars(token.data(), token.data() + token.size(), offset);
  bool const whole = fault == std::errc{} && end == token.data() + token.size();
  bool const is_ours = whole && offset > 0 && offset < total && offset % k_page_size == 0;
  return is_ours ? std::optional(offset) : std::nullopt;
}

} // namespace

http::Response Graph::answer(http::Incoming const& request, std::string const& origin) const {
  auto const authenticated = authenticate(request, origin);
  http::Response answer;
  if (auto const* refusal = std::get_if<http::Response>(&authenticated)) {
    answer = *refusal;
  } else {
    auto const& caller = std::get<Claims>(authenticated);
    auto const tenant = m_directory.find(caller.tenant);
    answer = tenant ? route(request, caller, *tenant, origin)
                    : unauthorized("The tenant of the access token does not exist.", origin);
  }
  auto const client_id = request.headers.get("client-request-id");
  answer.headers.set("client-request-id", client_id.value_or(core::Guid::random().text()));
  if (!answer.headers.get("request-id")) {
    answer.headers.set("request-id", core::Guid::random().text());
  }
  return answer;
}

// The header and the body name the same request.
http::Response Graph::error(int status, std::string const& code, std::string const& message) const {
  auto const id = core::Guid::random().text();
  auto time = core::format_rfc3339(m_clock.now());
  time.pop_back(); // Graph writes no zone here
  auto answer = json_answer(
      {{"error",
        {{"code", code},
         {"message", message},
         {"innerError", {{"date", time}, {"request-id", id}, {"client-request-id", id}}}}}},
      status);
  answer.headers.set("request-id", id);
  return answer;
}

http::Response Graph::throttled() const {
  return error(k_too_many, "TooManyRequests", "Please retry again later.");
}

http::Response Graph::unauthorized(std::string const& message, std::string const& origin) const {
  auto answer = error(k_unauthorized, "InvalidAuthenticationToken", message);
  answer.headers.set("WWW-Authenticate",
                     fmt::format("Bearer realm=\"\", "
                                 "authorization_uri=\"{}/common/oauth2/authorize\", "
                                 "client_id=\"{}\"",
                                 origin, k_graph_id));
  return answer;
}

std::variant<Claims, http::Response> Graph::authenticate(http::Incoming const& request,
                                                         std::string const& origin) const {
  constexpr std::string_view k_bearer = "bearer ";
  auto const header = request.headers.get("Authorization").value_or("");
  if (!core::to_lower(header.substr(0, k_bearer.size())).starts_with(k_bearer)) {
    return unauthorized("Access token is empty.", origin);
  }
  auto const verdict =
      m_signer.verify(std::string_view(header).substr(k_bearer.size()), m_clock.now());
  if (verdict.fault == TokenSigner::Fault::expired) {
    return unauthorized("Lifetime validation failed, the token is expired.", origin);
  }
  if (verdict.fault != TokenSigner::Fault::none) {
    return unauthorized("The access token is invalid.", origin);
  }
  if (!is_graph(verdict.claims.audience)) {
    return unauthorized("Access token validation failure. Invalid audience.", origin);
  }
  return verdict.claims;
}

http::Response Graph::route(http::Incoming const& request, Claims const& caller,
                            Tenant const& tenant, std::string const& origin) const {
  if (auto challenge = claims_challenge(tenant, caller, false, m_clock.now(), origin)) {
    return std::move(*challenge);
  }
  Target const target(request.target);
  if (core::to_lower(target.path) != k_subscriptions) {
    return error(k_not_found, "ResourceNotFound",
                 fmt::format("There is nothing at {}.", target.path));
  }
  if (request.method != "GET") {
    return error(k_not_allowed, "Request_BadRequest", "Only GET is supported here.");
  }
  if (tenant.hides_organization) {
    return error(k_forbidden, "Authorization_RequestDenied",
                 "Insufficient privileges to complete the operation.");
  }
  return subscriptions(target.get("$skiptoken"), tenant, origin);
}

http::Response Graph::subscriptions(std::string const& skip_token, Tenant const& tenant,
                                    std::string const& origin) const {
  auto const all = company_subscriptions(tenant, m_clock.now());
  auto const offset = offset_of(skip_token, all.size());
  if (!offset) {
    return error(k_bad_request, "Directory_ExpiredPageToken",
                 "The specified page token value has expired and can no longer be included in "
                 "your request.");
  }
  auto const end = std::min(*offset + k_page_size, all.size());
  core::Json body{{"@odata.context", origin + "/v1.0/$metadata#directory/subscriptions"}};
  if (end < all.size()) {
    body["@odata.nextLink"] = fmt::format("{}{}?$skiptoken={}", origin, k_subscriptions, end);
  }
  body["value"] = core::Json::array();
  for (auto i = *offset; i < end; ++i) {
    body["value"].push_back(all[i]);
  }
  return json_answer(body);
}

} // namespace partnerctl::sandbox
