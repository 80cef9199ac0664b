#include "sandbox/partner_center.hpp"

#include "partnerctl/core/base64.hpp"
#include "partnerctl/core/ids.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/sandbox/sandbox.hpp"
#include "sandbox/answer.hpp"
#include "sandbox/resource.hpp"

#include <fmt/core.h>
#include <nlohmann/json.hpp>

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
constexpr std::size_t k_default_size = 100;
constexpr std::size_t k_largest_size = 500;
constexpr std::string_view k_customers = "/v1/customers";
constexpr std::string_view k_profile = "/v1/profiles/mpn";

// The service's shape; its codes are numbers in some answers and texts in others.
http::Response refusal(int status, core::Json const& code, std::string const& description) {
  return json_answer({{"code", code},
                      {"description", description},
                      {"data", core::Json::array()},
                      {"source", "PartnerFD"}},
                     status);
}

// What the service answers to a token that it does not take, with the reason in the status line
// alone, which HTTP libraries do not show.
http::Response not_taken() {
  return {.status = k_unauthorized,
          .headers = {{"WWW-Authenticate", "Bearer error=\"invalid_token\""}}};
}

core::Json customer_json(Tenant const& tenant) {
  return {{"id", tenant.id},
          {"companyProfile",
           {{"tenantId", tenant.id},
            {"domain", tenant.domain},
            {"companyName", tenant.name},
            {"attributes", {{"objectType", "CustomerCompanyProfile"}}}}},
          {"relationshipToPartner", "reseller"},
          {"attributes", {{"objectType", "Customer"}}}};
}

core::Json link(std::string const& uri, core::Json headers = core::Json::array()) {
  return {{"uri", uri}, {"method", "GET"}, {"headers", std::move(headers)}};
}

std::optional<std::size_t> number_of(std::string_view text) {
  std::size_t number = 0;
  auto const [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  bool const whole = fault == std::errc{} && end == text.data() + text.size();
  return whole ? std::optional(number) : std::nullopt;
}

// Where a page begins, as the continuation token says; nullopt for a token that is none of ours.
std::optional<std::size_t> offset_of(http::Incoming const& request, Target const& target) {
  if (target.get("seekOperation").empty()) {
    return 0;
  }
  auto const token = core::base64_decode(request.headers.get("MS-ContinuationToken").value_or(""));
  return token && !token->empty() ? number_of(*token) : std::nullopt;
}

} // namespace

http::Response PartnerCenter::answer(http::Incoming const& request) const {
  auto const authenticated = authenticate(request);
  auto const* refused = std::get_if<http::Response>(&authenticated);
  auto answer = refused != nullptr ? *refused : route(request, std::get<Claims>(authenticated));
  for (auto const* name : {"MS-RequestId", "MS-CorrelationId"}) {
    answer.headers.set(name, request.headers.get(name).value_or(core::Guid::random().text()));
  }
  return answer;
}

http::Response PartnerCenter::throttled(int seconds) {
  return json_answer(
      {{"statusCode", k_too_many},
       {"message", fmt::format("Rate limit is exceeded. Try again in {} seconds.", seconds)}},
      k_too_many);
}

std::variant<Claims, http::Response>
PartnerCenter::authenticate(http::Incoming const& request) const {
  constexpr std::string_view k_bearer = "bearer ";
  auto const header = request.headers.get("Authorization").value_or("");
  if (!core::to_lower(header.substr(0, k_bearer.size())).starts_with(k_bearer)) {
    return not_taken();
  }
  auto const verdict =
      m_signer.verify(std::string_view(header).substr(k_bearer.size()), m_clock.now());
  if (verdict.fault != TokenSigner::Fault::none || !is_partner_center(verdict.claims.audience)) {
    return refusal(k_unauthorized, "900420", "The access token is invalid or has expired.");
  }
  auto const& claims = verdict.claims;
  if (claims.tenant != k_home_tenant) {
    return refusal(k_forbidden, "2000", "The account is not enrolled in a partner program.");
  }
  if (claims.kind == Kind::user && !claims.mfa) {
    return not_taken();
  }
  return claims;
}

http::Response PartnerCenter::route(http::Incoming const& request, Claims const& caller) const {
  Target const target(request.target);
  auto const path = core::to_lower(target.path);
  if (path != k_customers && path != k_profile) {
    return refusal(k_not_found, "404", fmt::format("There is nothing at {}.", target.path));
  }
  if (request.method != "GET") {
    return refusal(k_not_allowed, "405", "Only GET is supported here.");
  }
  if (path == k_customers) {
    return customers(request, target);
  }
  return caller.kind == Kind::user
             ? profile(target)
             : refusal(k_forbidden, k_forbidden,
                       "This resource can't be accessed by application credentials");
}

http::Response PartnerCenter::customers(http::Incoming const& request, Target const& target) const {
  auto const asked = target.get("size");
  auto const size = asked.empty() ? std::optional(k_default_size) : number_of(asked);
  auto const offset = offset_of(request, target);
  if (!size || *size < 1 || *size > k_largest_size || !offset) {
    return refusal(k_bad_request, "2001", "The size or the continuation token is not valid.");
  }
  core::Json items = core::Json::array();
  for (auto const& tenant : m_directory.customers(*offset, *size)) {
    items.push_back(customer_json(tenant));
  }
  auto const total = m_directory.customers_count();
  auto const uri = fmt::format("/customers?size={}", *size);
  core::Json links{{"self", link(uri)}};
  if (*offset < total && total - *offset > *size) {
    core::Json token{{"key", "MS-ContinuationToken"},
                     {"value", core::base64(std::to_string(*offset + *size))}};
    links["next"] = link(uri + "&seekOperation=Next", core::Json::array({std::move(token)}));
  }
  return json_answer({{"totalCount", total},
                      {"items", std::move(items)},
                      {"links", std::move(links)},
                      {"attributes", {{"objectType", "Collection"}}}});
}

http::Response PartnerCenter::profile(Target const& target) const {
  auto const asked = target.get("mpnId");
  std::string const id = asked.empty() ? "1234567" : asked;
  // Whether Partner Center shows a global account by this path is not documented; here it does.
  auto const name = partner_name(id == k_global_partner_id ? "1000001" : id);
  if (!name) {
    return refusal(k_not_found, 3000,
                   fmt::format("Partner Organization with partner_id {} could not be found", id));
  }
  return json_answer({{"partnerName", *name},
                      {"mpnId", id},
                      {"profileType", "MpnProfile"},
                      {"links", {{"self", link("/profiles/mpn")}}},
                      {"attributes", {{"objectType", "MpnProfile"}}}});
}

} // namespace partnerctl::sandbox
