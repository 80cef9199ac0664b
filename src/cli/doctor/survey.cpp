#include "cli/doctor/survey.hpp"

#include "cli/cloud_choice.hpp"
#include "cli/services.hpp"
#include "partnerctl/http/route.hpp"

#include <algorithm>
#include <thread>

namespace partnerctl::cli::doctor {
namespace {

constexpr std::chrono::seconds k_timeout{10};

std::vector<Visit> endpoints_of(core::Cloud const& cloud) {
  std::vector<Visit> visits{
      {.role = "authority",
       .origin = cloud.authority,
       .url = cloud.authority + "/common/v2.0/.well-known/openid-configuration"},
      {.role = "resource manager",
       .origin = cloud.resource_manager,
       .url = cloud.resource_manager + "/tenants?api-version=2022-12-01"},
      {.role = "partner center",
       .origin = cloud.partner_center,
       .url = cloud.partner_center + "/v1/profiles/mpn"},
      {.role = "graph", .origin = cloud.graph, .url = cloud.graph + "/v1.0/organization"}};
  return visits;
}

std::vector<Host> hosts_of(std::vector<Visit> const& visits) {
  std::vector<Host> hosts;
  for (auto const& visit : visits) {
    bool const is_known = std::any_of(
        hosts.begin(), hosts.end(), [&](Host const& each) { return each.origin == visit.origin; });
    if (!visit.origin.empty() && !is_known) {
      auto const at = visit.origin.find("://");
      hosts.push_back({.origin = visit.origin, .name = visit.origin.substr(at + 3)});
    }
  }
  return hosts;
}

Answer ask(std::string const& url, http::Send const& send, core::Clock const& clock,
           std::stop_token const& stop) {
  auto const begun = clock.steady();
  auto response = send({.url = url,
                        .headers = {{"Accept", "application/json"}},
                        .timeout = k_timeout,
                        .deadline = begun + k_timeout,
                        .stop = stop});
  auto const took = std::chrono::ceil<std::chrono::milliseconds>(clock.steady() - begun);
  return {.response = std::move(response), .middle = clock.now() - took / 2, .took = took};
}

// On a thread of its own: the host, then what is to be had there.
void visit(Host& host, std::vector<Visit>& visits, http::TlsProbeOptions const& options,
           http::Send const& send, core::Clock const& clock) {
  if (host.origin.starts_with("https://")) {
    host.tls = core::attempt([&] { return http::tls_probe(host.origin, options); });
  }
  bool const is_gone = host.tls && *host.tls && host.tls->value->error &&
                       host.tls->value->step < http::TlsProbe::Step::certificate;
  for (auto& each : visits) {
    if (each.origin != host.origin) {
      continue;
    }
    // Another ten seconds would only show the same.
    each.answer = is_gone ? core::Attempt<Answer>{.error = host.tls->value->error}
                          : core::attempt([&] { return ask(each.url, send, clock, options.stop); });
  }
}

std::optional<core::Error> fault_of_cloud(Survey& found, Services& services, bool offline) {
  auto const chosen = core::attempt([&] { return chosen_cloud(services); });
  if (!chosen) {
    found.unasked = "which cloud is meant is not known: see configuration";
    return chosen.error;
  }
  found.is_sandbox = chosen.value->name == "sandbox";
  if (offline && found.is_sandbox) {
    return std::nullopt;
  }
  auto started = core::attempt([&] { return &services.cloud(); });
  found.cloud = started.value.value_or(nullptr);
  if (started.error) {
    found.unasked = "the sandbox does not start";
  }
  return started.error;
}

void visit_all(Survey& found, Services& services, std::stop_token const& stop) {
  auto const means = core::attempt([&] { return services.means(); });
  if (!means) {
    found.fault = means.error;
    found.is_proxy_fault = core::attempt([&] {
                             return http::route_of("https://localhost", services.environment());
                           }).error.has_value();
    found.unasked = "nothing can be sent: " + means.error->message;
    return;
  }
  http::TlsProbeOptions options{
      .environment = services.environment(), .timeout = k_timeout, .stop = stop};
  if (!found.cloud->ca_file.empty()) {
    options.ca_files.push_back(found.cloud->ca_file);
  }
  std::vector<std::jthread> threads;
  for (auto& host : found.hosts) {
    threads.emplace_back([&host, &found, &options, &means, &services] {
      visit(host, found.visits, options, means.value->send, services.clock());
    });
  }
  threads.clear();
  if (stop.stop_requested()) {
    throw core::Error{.kind = core::ErrorKind::cancelled,
                      .message = "stopped while the endpoints were looked at"};
  }
}

} // namespace

Visit const* Survey::visit(std::string const& role) const {
  auto const at = std::find_if(visits.begin(), visits.end(),
                               [&role](Visit const& each) { return each.role == role; });
  return at == visits.end() ? nullptr : &*at;
}

Host const* Survey::host(std::string const& origin) const {
  auto const at = std::find_if(hosts.begin(), hosts.end(),
                               [&origin](Host const& each) { return each.origin == origin; });
  return at == hosts.end() ? nullptr : &*at;
}

Survey survey(Services& services, bool offline, std::stop_token const& stop) {
  Survey found;
  found.fault = fault_of_cloud(found, services, offline);
  if (found.cloud != nullptr) {
    found.visits = endpoints_of(*found.cloud);
    found.hosts = hosts_of(found.visits);
  }
  if (offline && found.unasked.empty()) {
    found.unasked = "--offline";
  } else if (found.cloud != nullptr && !offline) {
    visit_all(found, services, stop);
  }
  return found;
}

} // namespace partnerctl::cli::doctor
