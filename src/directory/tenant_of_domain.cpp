#include "partnerctl/directory/tenant_of_domain.hpp"

#include "partnerctl/core/error.hpp"
#include "partnerctl/core/json.hpp"
#include "partnerctl/core/openid.hpp"
#include "partnerctl/core/phrase.hpp"

#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace partnerctl::directory {
namespace {

constexpr int k_ok = 200;
constexpr int k_bad_request = 400;
constexpr int k_too_many = 429;
// AADSTS90002: no such tenant; AADSTS900023: neither a domain nor an ID.
constexpr std::array<long long, 2> k_no_tenant{90002, 900023};
// AADSTS90038: the tenant is in another national cloud.
constexpr long long k_other_cloud = 90038;
constexpr std::size_t k_sentence_columns = 300;

struct Refusal {
  std::string error{};
  long long code = 0;
  std::string sentence{};
  std::string request_id{};
};

// What Entra wrote, up to its trace.
std::string sentence_of(std::string_view description) {
  auto const end = std::min(description.find("Trace ID:"), description.find_first_of("\r\n"));
  return core::phrase(description.substr(0, end), k_sentence_columns);
}

Refusal refusal_in(http::Response const& response) {
  auto const body = core::parse_json(response.body);
  if (!body) {
    return {};
  }
  auto const* codes = core::member_at(*body, "error_codes");
  bool const has_code = codes != nullptr && codes->is_array() && !codes->empty() &&
                        codes->front().is_number_integer();
  return {.error = core::string_at(*body, "error").value_or(""),
          .code = has_code ? codes->front().get<long long>() : 0,
          .sentence = sentence_of(core::string_at(*body, "error_description").value_or("")),
          .request_id = core::phrase(core::string_at(*body, "correlation_id").value_or(""),
                                     k_sentence_columns)};
}

bool knows_no_tenant(http::Response const& response, Refusal const& refusal) {
  bool const said =
      refusal.error == "invalid_tenant" ||
      std::find(k_no_tenant.begin(), k_no_tenant.end(), refusal.code) != k_no_tenant.end();
  return response.status == k_bad_request && said && refusal.code != k_other_cloud;
}

core::Error error_of(http::Response const& response, Refusal const& refusal,
                     core::TenantRef const& domain, std::string const& authority) {
  core::Error error{.kind = core::ErrorKind::service,
                    .message = fmt::format("{} answered {} when it was asked for the tenant of {}",
                                           authority, response.status, domain.text()),
                    .hint = "run the same command again later, or name the tenant by its GUID",
                    .code = refusal.code == 0 ? "" : fmt::format("AADSTS{}", refusal.code),
                    .status = response.status,
                    .request_id = refusal.request_id};
  if (!refusal.sentence.empty()) {
    error.message += ": " + refusal.sentence;
  }
  if (refusal.code == k_other_cloud) {
    error.kind = core::ErrorKind::not_found;
    error.hint = "the tenant is in another cloud: check --cloud";
  } else if (response.status == k_too_many) {
    error.kind = core::ErrorKind::throttled;
    error.hint = "run the same command again later, or with a smaller --parallel";
  } else if (response.status < k_bad_request) {
    error.kind = core::ErrorKind::protocol;
    error.hint = "something between here and the authority answers in its place: check "
                 "HTTPS_PROXY, NO_PROXY and --cloud";
  }
  return error;
}

} // namespace

std::optional<core::Guid> tenant_of_domain(http::Send const& send, Context const& context,
                                           core::TenantRef const& domain) {
  if (context.cloud == nullptr || domain.form() == core::TenantRef::Form::home) {
    throw core::Error{.message = "a tenant was looked up without a cloud or without a name"};
  }
  auto const& authority = context.cloud->authority;
  auto const response = send({.url = core::openid_metadata_url(authority, domain),
                              .headers = {{"Accept", "application/json"}},
                              .timeout = context.timeout,
                              .deadline = context.deadline,
                              .stop = context.stop});
  if (response.status != k_ok) {
    auto const refusal = refusal_in(response);
    if (knows_no_tenant(response, refusal)) {
      return std::nullopt;
    }
    throw error_of(response, refusal, domain, authority);
  }
  auto const tenant = core::tenant_in_openid_metadata(response.body, authority);
  if (!tenant) {
    throw core::Error{.kind = core::ErrorKind::protocol,
                      .message = fmt::format("the OpenID metadata of {} does not say which tenant "
                                             "of {} it is",
                                             domain.text(), authority),
                      .hint = "check --cloud, or name the tenant by its GUID",
                      .status = response.status};
  }
  return tenant;
}

} // namespace partnerctl::directory
