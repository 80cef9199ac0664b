#include "sandbox/service.hpp"

#include "partnerctl/core/text.hpp"
#include "sandbox/answer.hpp"

#include <fmt/core.h>
#include <nlohmann/json.hpp>

namespace partnerctl::sandbox {
namespace {

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
    : m_faults(options.faults), m_observer(options.observer), m_origin(std::move(origin)),
      m_directory(options.extra_tenants, options.extra_customers), m_signer(token_key),
      m_secrets(token_key, options.device_interval, clock),
      m_federation_key(options.state_directory), m_store(options.state_directory),
      m_entra({.directory = m_directory,
               .signer = m_signer,
               .secrets = m_secrets,
               .federation_key = m_federation_key,
               .clock = clock},
              options.trusted_certificate),
      m_authorize(m_directory, m_secrets.codes, clock),
      m_device_login(m_directory, m_secrets.devices, clock), m_issuers(m_federation_key, clock),
      m_managed_identity(m_signer, clock), m_arm(m_directory, m_signer, m_store, clock),
      m_partner_center(m_directory, m_signer, clock), m_graph(m_directory, m_signer, clock) {}

http::Response Service::answer(http::Incoming const& request) {
  auto response = faulty(request);
  if (m_observer) {
    m_observer(request, response);
  }
  return response;
}

http::Response Service::faulty(http::Incoming const& request) {
  std::string const path = core::to_lower(request.target.substr(0, request.target.find('?')));
  auto const route = route_of(path);
  bool const entra = is_entra(route.door);
  bool const write = route.door == Door::arm && Arm::is_write(request.method);
  auto const fault = decide_fault(m_faults, m_calls++, write);
  switch (fault.kind) {
  case FaultKind::throttle:
    return throttled(route.door);
  case FaultKind::fail:
    if (write && is_carried_out(fault)) {
      serve(request, path, route);
    }
    return entra ? m_entra.unavailable(failing_status(fault)) : failing(failing_status(fault));
  case FaultKind::malform:
    return malformed(serve(request, path, route), fault);
  case FaultKind::lose:
    serve(request, path, route);
    return {.status = 0};
  case FaultKind::none:
    break;
  }
  return serve(request, path, route);
}

http::Response Service::throttled(Door door) const {
  constexpr int k_too_many = 429;
  auto answer =
      door == Door::partner_center ? PartnerCenter::throttled(m_faults.retry_after_seconds)
      : door == Door::graph        ? m_graph.throttled()
                            : arm_error(k_too_many, "TooManyRequests", "Too many requests. Wait.");
  answer.headers.set("Retry-After", std::to_string(m_faults.retry_after_seconds));
  return answer;
}

http::Response Service::serve(http::Incoming const& request, std::string const& path,
                              Route const& route) {
  switch (route.door) {
  case Door::token:
    return m_entra.token(request, route.tenant, path, m_origin());
  case Door::metadata:
    return m_entra.metadata(route.tenant, m_origin());
  case Door::device_code:
    return m_device_login.device_code(request, route.tenant, m_origin());
  case Door::authorize:
    return m_authorize.answer(request, route.tenant);
  case Door::device_login:
    return m_device_login.page(request);
  case Door::github:
    return m_issuers.github(request, m_origin());
  case Door::azure_devops:
    return m_issuers.azure_devops(request, m_origin());
  case Door::federated:
    return m_issuers.file(request, m_origin());
  case Door::imds:
    return m_managed_identity.imds(request);
  case Door::app_service:
    return m_managed_identity.app_service(request);
  case Door::partner_center:
    return m_partner_center.answer(request);
  case Door::graph:
    return m_graph.answer(request, m_origin());
  case Door::arm:
    break;
  }
  return m_arm.answer(request, m_origin());
}

} // namespace partnerctl::sandbox
