#include "sandbox/service.hpp"

#include "partnerctl/core/text.hpp"
#include "sandbox/answer.hpp"

#include <fmt/core.h>
#include <nlohmann/json.hpp>

namespace partnerctl::sandbox {
namespace {

constexpr std::string_view k_token = "/oauth2/v2.0/token";
constexpr std::string_view k_metadata = "/v2.0/.well-known/openid-configuration";

// The tenant in "/{tenant}" + ending; empty when the path is another one.
std::string tenant_of(std::string_view path, std::string_view ending) {
  if (!path.ends_with(ending) || path.size() <= ending.size() + 1) {
    return "";
  }
  auto const tenant = path.substr(1, path.size() - ending.size() - 1);
  return tenant.find('/') == std::string_view::npos ? std::string(tenant) : "";
}

http::Response failing(int status) {
  constexpr int k_bad_gateway = 502;
  if (status == k_bad_gateway) { // what stands before a service answers in its own way
    return {.status = status,
            .headers = {{"Content-Type", "text/html"}},
            .body = "<html><head><title>502 Bad Gateway</title></head></html>"};
  }
  return arm_error(status, "ServerError", "The service is not available. Try again later.");
}

} // namespace

Service::Service(Options const& options, std::string token_key, std::function<std::string()> origin,
                 core::Clock const& clock)
    : m_faults(options.faults), m_origin(std::move(origin)), m_directory(options.extra_tenants),
      m_signer(std::move(token_key)), m_store(options.state_directory),
      m_entra(m_directory, m_signer, options.trusted_certificate, clock),
      m_arm(m_directory, m_signer, m_store, clock) {}

http::Response Service::answer(http::Incoming const& request) {
  std::string const path = core::to_lower(request.target.substr(0, request.target.find('?')));
  bool const entra = path.ends_with(k_token) || path.ends_with(k_metadata);
  bool const write = !entra && Arm::is_write(request.method);
  auto const fault = decide_fault(m_faults, m_calls++, write);
  switch (fault.kind) {
  case FaultKind::throttle: {
    constexpr int k_too_many = 429;
    auto answer = arm_error(k_too_many, "TooManyRequests", "Too many requests. Wait.");
    answer.headers.set("Retry-After", std::to_string(m_faults.retry_after_seconds));
    return answer;
  }
  case FaultKind::fail:
    if (write && is_carried_out(fault)) {
      serve(request, path);
    }
    return entra ? m_entra.unavailable(failing_status(fault)) : failing(failing_status(fault));
  case FaultKind::malform:
    return malformed(serve(request, path), fault);
  case FaultKind::lose:
    serve(request, path);
    return {.status = 0};
  case FaultKind::none:
    break;
  }
  return serve(request, path);
}

http::Response Service::serve(http::Incoming const& request, std::string const& path) {
  if (auto const tenant = tenant_of(path, k_token); !tenant.empty()) {
    return m_entra.token(request, tenant, path);
  }
  if (auto const tenant = tenant_of(path, k_metadata); !tenant.empty()) {
    return m_entra.metadata(tenant, m_origin());
  }
  return m_arm.answer(request, m_origin());
}

} // namespace partnerctl::sandbox
