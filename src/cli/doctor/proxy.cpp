#include "cli/doctor/proxy.hpp"

#include "partnerctl/http/route.hpp"

namespace partnerctl::cli::doctor {
namespace {

using Step = http::TlsProbe::Step;

constexpr char const* k_name = "proxy";

Check by_proxy(Host const& host, std::string const& proxy, std::string const& unasked) {
  auto const detail = "through " + proxy;
  if (!unasked.empty() || !host.tls || !*host.tls) {
    return skipped(k_name, host.name,
                   detail + ", which was not asked" + (unasked.empty() ? "" : ": " + unasked));
  }
  auto const& probe = *host.tls->value;
  if (probe.error && probe.step <= Step::tunnel) {
    return failed(k_name, host.name, *probe.error);
  }
  return passed(k_name, host.name, detail + ", which opens the way");
}

Check check(Host const& host, core::Environment const& environment, std::string const& unasked) {
  auto const route = core::attempt([&] { return http::route_of(host.origin, environment); });
  if (!route) {
    return failed(k_name, host.name, *route.error);
  }
  if (!route.value->proxy.empty()) {
    return by_proxy(host, route.value->proxy, unasked);
  }
  return passed(k_name, host.name,
                route.value->is_exempt ? "straight: NO_PROXY or loopback keeps it from the proxy"
                                       : "straight");
}

} // namespace

Checks check_proxy(Survey const& survey, core::Environment const& environment) {
  auto const any =
      core::attempt([&] { return http::route_of("https://localhost", environment).is_exempt; });
  if (any.error) {
    return {failed(k_name, "HTTPS_PROXY", *any.error)};
  }
  if (!*any.value) {
    return {skipped(k_name, "HTTPS_PROXY", "not set: every host is reached straight")};
  }
  if (survey.hosts.empty()) {
    return {skipped(k_name, "HTTPS_PROXY", "set; " + survey.unasked)};
  }
  Checks checks;
  for (auto const& host : survey.hosts) {
    checks.push_back(check(host, environment, survey.unasked));
  }
  return checks;
}

} // namespace partnerctl::cli::doctor
