#include "cli/doctor/tls.hpp"

#include "partnerctl/core/text.hpp"
#include "partnerctl/core/time.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace partnerctl::cli::doctor {
namespace {

using Step = http::TlsProbe::Step;

constexpr char const* k_name = "tls";
constexpr char const* k_trust_it =
    "If that is your organisation's inspecting proxy, name its CA's PEM file: SSL_CERT_FILE=FILE, "
    "or ca_file of a cloud of your own; else somebody reads along";

// An endpoint of a built-in cloud, by whatever cloud it is reached.
bool is_microsofts(std::string const& origin) {
  for (auto const* name : {"public", "usgov", "china"}) {
    auto const cloud = core::built_in_cloud(name);
    if (cloud && (origin == cloud->authority || origin == cloud->resource_manager ||
                  origin == cloud->partner_center || origin == cloud->graph)) {
      return true;
    }
  }
  return false;
}

// Who issues the certificates of Microsoft's endpoints.
bool is_known_issuer(std::string const& issuer) {
  constexpr std::array<std::string_view, 2> k_known{"O=Microsoft Corporation", "O=DigiCert Inc"};
  return std::any_of(k_known.begin(), k_known.end(),
                     [&issuer](auto const& known) { return issuer.starts_with(known); });
}

std::string issuers_of(http::TlsProbe const& probe) {
  std::vector<std::string> names;
  for (auto const& certificate : probe.chain) {
    if (certificate.issuer != certificate.subject || names.empty()) {
      names.push_back(certificate.issuer);
    }
  }
  return core::join(names, ", by ");
}

Check accepted(Host const& host, http::TlsProbe const& probe) {
  auto const& leaf = probe.chain.front();
  auto const detail = fmt::format("accepted until {}, issued by {}",
                                  core::format_rfc3339(leaf.not_after), issuers_of(probe));
  if (probe.is_trusted_by_system) {
    return passed(k_name, host.name, detail);
  }
  if (is_microsofts(host.origin) && !is_known_issuer(leaf.issuer)) {
    return passed(k_name, host.name,
                  "INTERCEPTED: " + detail +
                      ", who is not Microsoft's (trusted by ca_file, SSL_CERT_FILE or "
                      "SSL_CERT_DIR alone)",
                  "Nothing, where that is your organisation's inspecting proxy; else take its CA "
                  "out of SSL_CERT_FILE, SSL_CERT_DIR and ca_file: it reads all that is sent");
  }
  return passed(k_name, host.name,
                detail + " (trusted by ca_file, SSL_CERT_FILE or SSL_CERT_DIR alone)");
}

Check refused(Host const& host, http::TlsProbe const& probe) {
  auto check = failed(k_name, host.name, *probe.error);
  // Wherever the name or the date is wrong too, who issued it says who answers.
  if (!probe.chain.empty()) {
    auto const issuer = probe.chain.front().issuer;
    bool const is_foreign = is_microsofts(host.origin) && !is_known_issuer(issuer);
    if (check.detail.find("was issued by") == std::string::npos) {
      check.detail += "; issued by " + issuers_of(probe);
    }
    check.detail = is_foreign ? "INTERCEPTED: " + check.detail : check.detail;
    check.remedy = is_foreign ? k_trust_it : check.remedy;
  }
  return check;
}

Check check(Host const& host) {
  if (!host.tls) {
    return skipped(k_name, host.name, "plain http on loopback has no TLS");
  }
  if (host.tls->error) {
    return failed(k_name, host.name, *host.tls->error);
  }
  auto const& probe = *host.tls->value;
  switch (probe.step) {
  case Step::connect:
  case Step::tunnel:
    return skipped(k_name, host.name, "no connection: see endpoint");
  case Step::handshake:
  case Step::certificate:
    return refused(host, probe);
  case Step::done:
    break;
  }
  return accepted(host, probe);
}

} // namespace

Checks check_tls(Survey const& survey) {
  if (survey.fault && survey.cloud != nullptr && !survey.is_proxy_fault) {
    return {failed(k_name, "trusted certificates", *survey.fault)};
  }
  if (!survey.unasked.empty()) {
    return {skipped(k_name, "each host", survey.unasked)};
  }
  Checks checks;
  for (auto const& host : survey.hosts) {
    checks.push_back(check(host));
  }
  return checks;
}

} // namespace partnerctl::cli::doctor
