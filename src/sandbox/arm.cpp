#include "sandbox/arm.hpp"

#include "partnerctl/core/ids.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/core/time.hpp"
#include "partnerctl/http/url.hpp"
#include "sandbox/answer.hpp"
#include "sandbox/claims_challenge.hpp"
#include "sandbox/resource.hpp"

#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include <charconv>

namespace partnerctl::sandbox {
namespace {

constexpr int k_bad_request = 400;
constexpr int k_unauthorized = 401;
constexpr int k_not_found = 404;
constexpr int k_not_allowed = 405;
constexpr int k_too_many = 429;
constexpr std::string_view k_partners = "/providers/microsoft.managementpartner/partners";
constexpr std::string_view k_operations = "/providers/microsoft.managementpartner/operations";

http::Response unauthorized(std::string const& code, std::string const& message,
                            std::string const& origin) {
  auto answer = arm_error(k_unauthorized, code, message);
  answer.headers.set("WWW-Authenticate",
                     fmt::format("Bearer authorization_uri=\"{}/common\", "
                                 "error=\"invalid_token\", error_description=\"{}\"",
                                 origin, message));
  return answer;
}

http::Response no_such_path(std::string const& path) {
  return arm_error(k_not_found, "InvalidResourceType",
                   fmt::format("There is nothing at the path '{}'.", path));
}

core::Json tenant_json(Tenant const& tenant) {
  return {{"id", "/tenants/" + tenant.id},
          {"tenantId", tenant.id},
          {"countryCode", tenant.country},
          {"displayName", tenant.name},
          {"domains", core::Json::array({tenant.domain})},
          {"tenantCategory", tenant.category},
          {"defaultDomain", tenant.domain},
          {"tenantType", "AAD"}};
}

// Small pages, so that every client has to follow a link; with thousands of extra tenants, the
// service's order of magnitude.
std::size_t page_size(std::size_t total) {
  constexpr std::size_t k_few = 100;
  constexpr std::size_t k_small = 5;
  constexpr std::size_t k_large = 500;
  return total <= k_few ? k_small : k_large;
}

} // namespace

http::Response Arm::answer(http::Incoming const& request, std::string const& origin) {
  auto const authenticated = authenticate(request, origin);
  http::Response answer;
  if (auto const* refusal = std::get_if<http::Response>(&authenticated)) {
    answer = *refusal;
  } else {
    auto const& caller = std::get<Claims>(authenticated);
    auto const tenant = m_directory.find(caller.tenant);
    // A token for a tenant that is gone: the server was started again with fewer extra ones.
    answer = tenant ? route(request, Target(request.target), caller, *tenant, origin)
                    : unauthorized("InvalidAuthenticationTokenTenant",
                                   "The tenant of the access token does not exist.", origin);
  }
  stamp(answer, is_write(request.method));
  return answer;
}

std::variant<Claims, http::Response> Arm::authenticate(http::Incoming const& request,
                                                       std::string const& origin) const {
  constexpr std::string_view k_bearer = "bearer ";
  auto const header = request.headers.get("Authorization").value_or("");
  if (!core::to_lower(header.substr(0, k_bearer.size())).starts_with(k_bearer)) {
    return unauthorized("AuthenticationFailed",
                        "Authentication failed. The 'Authorization' header is missing.", origin);
  }
  auto const verdict =
      m_signer.verify(std::string_view(header).substr(k_bearer.size()), m_clock.now());
  if (verdict.fault == TokenSigner::Fault::invalid) {
    return unauthorized("InvalidAuthenticationToken", "The access token is invalid.", origin);
  }
  if (verdict.fault == TokenSigner::Fault::expired) {
    return unauthorized("ExpiredAuthenticationToken", "The access token has expired.", origin);
  }
  if (!is_resource_manager(verdict.claims.audience)) {
    return unauthorized("InvalidAuthenticationTokenAudience",
                        "The access token is for another resource than this.", origin);
  }
  return verdict.claims;
}

http::Response Arm::route(http::Incoming const& request, Target const& target, Claims const& caller,
                          Tenant const& tenant, std::string const& origin) {
  if (throttles(tenant)) {
    auto answer =
        arm_error(k_too_many, "TooManyRequests", "Too many requests for this tenant. Wait.");
    answer.headers.set("Retry-After", "1");
    return answer;
  }
  if (auto challenge =
          claims_challenge(tenant, caller, is_write(request.method), m_clock.now(), origin)) {
    return std::move(*challenge);
  }
  if (target.get("api-version").empty()) {
    return arm_error(k_bad_request, "MissingApiVersionParameter",
                     "Every request needs the query parameter api-version.");
  }
  std::string const path = core::to_lower(target.path);
  if (path == "/tenants" || path == k_operations || Authorization::is_here(path)) {
    return request.method == "GET"
               ? read(path, target, caller, tenant, origin)
               : arm_error(k_not_allowed, "HttpMethodNotAllowed", "Only GET is supported here.");
  }
  return partner(request, path, target, caller, tenant);
}

http::Response Arm::read(std::string const& path, Target const& target, Claims const& caller,
                         Tenant const& tenant, std::string const& origin) const {
  if (path == k_operations) {
    return m_partner.operations();
  }
  return path == "/tenants" ? tenants(target, caller, tenant, origin)
                            : m_authorization.answer(path, target, caller, tenant, origin);
}

http::Response Arm::partner(http::Incoming const& request, std::string const& path,
                            Target const& target, Claims const& caller, Tenant const& tenant) {
  bool const is_partner = path.starts_with(k_partners) &&
                          (path.size() == k_partners.size() || path[k_partners.size()] == '/');
  if (!is_partner) {
    return no_such_path(target.path);
  }
  if (target.get("api-version") != "2018-02-01") {
    return arm_error(k_bad_request, "NoRegisteredProviderFound",
                     "The only api-version of Microsoft.ManagementPartner is 2018-02-01.");
  }
  auto const id =
      path.size() > k_partners.size() ? path.substr(k_partners.size() + 1) : std::string();
  if (id.find('/') != std::string::npos) {
    return no_such_path(target.path);
  }
  return m_partner.answer(request.method, {.tenant = caller.tenant, .object = caller.object}, id,
                          tenant.refuses_links);
}

http::Response Arm::tenants(Target const& target, Claims const& caller, Tenant const& own,
                            std::string const& origin) const {
  core::Json value = core::Json::array();
  core::Json body;
  if (caller.kind == Kind::application) {
    value.push_back(tenant_json(own));
    return json_answer({{"value", value}});
  }
  std::size_t const total = m_directory.listed_count();
  std::size_t const size = page_size(total);
  std::size_t offset = 0;
  auto const token = target.get("$skiptoken");
  std::from_chars(token.data(), token.data() + token.size(), offset);
  for (auto const& tenant : m_directory.listed(offset, size)) {
    value.push_back(tenant_json(tenant));
  }
  body["value"] = std::move(value);
  if (offset < total && total - offset > size) {
    body["nextLink"] = fmt::format("{}/tenants?api-version={}&%24skiptoken={}", origin,
                                   http::percent_encode(target.get("api-version")), offset + size);
  }
  return json_answer(body);
}

// The first call after a quiet while. So each run meets it once, and a client that waits as it is
// told is served, whatever it does with its token meanwhile.
bool Arm::throttles(Tenant const& tenant) {
  if (!tenant.throttled) {
    return false;
  }
  constexpr std::chrono::seconds k_quiet{5};
  std::scoped_lock const lock(m_mutex);
  auto const now = m_clock.steady();
  auto const [last, first] = m_last_call.try_emplace(tenant.id, now);
  bool const quiet = first || now - last->second > k_quiet;
  last->second = now;
  return quiet;
}

void Arm::stamp(http::Response& answer, bool write) const {
  auto const id = core::Guid::random().text();
  answer.headers.set("Cache-Control", "no-cache");
  answer.headers.set("x-ms-request-id", id);
  answer.headers.set("x-ms-correlation-request-id", core::Guid::random().text());
  answer.headers.set("x-ms-routing-request-id",
                     fmt::format("SANDBOX:{}:{}", core::format_rfc3339(m_clock.now()), id));
  answer.headers.set(write ? "x-ms-ratelimit-remaining-tenant-writes"
                           : "x-ms-ratelimit-remaining-tenant-reads",
                     write ? "1199" : "14999");
}

} // namespace partnerctl::sandbox
