#pragma once

#include "partnerctl/core/clock.hpp"
#include "partnerctl/core/cloud.hpp"
#include "partnerctl/http/listener.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace partnerctl::sandbox {

// The signed-in person and the application that the stand-in knows.
inline constexpr char const* k_user_name = "engineer@partner.example";
inline constexpr char const* k_user_refresh_token = "sandbox-refresh-token";
inline constexpr char const* k_client_id = "5a4d0000-0000-4000-8000-0000000000c1";
inline constexpr char const* k_client_secret = "sandbox-secret";
// The home tenant of both.
inline constexpr char const* k_home_tenant = "5a4d0000-0000-4000-8000-000000000000";
// A second registered application that people sign in with; it has no secret and no certificate.
inline constexpr char const* k_public_client_id = "5a4d0000-0000-4000-8000-0000000000c3";

// What a pipeline is given: the bearer tokens that GitHub and Azure DevOps ask for, and the only
// service connection there is.
inline constexpr char const* k_github_request_token = "sandbox-github-request-token";
inline constexpr char const* k_system_access_token = "sandbox-system-access-token";
inline constexpr char const* k_service_connection_id = "5a4d0000-0000-4000-8000-0000000000d1";
// The subjects of the three federated credentials registered for the application; the issuer of
// each is our origin and the path below, its audience k_federation_audience.
inline constexpr char const* k_github_subject = "repo:partner-example/link-pal:ref:refs/heads/main";
inline constexpr char const* k_azure_devops_subject = "sc://partner-example/link-pal/production";
inline constexpr char const* k_federated_subject = "system:serviceaccount:default:partnerctl";
inline constexpr char const* k_github_path = "/github/oidc";
inline constexpr char const* k_azure_devops_path = "/azure-devops/oidctoken";
inline constexpr char const* k_federated_path = "/federated/token";
inline constexpr char const* k_federation_audience = "api://AzureADTokenExchange";

// The managed identity, which belongs to the home tenant, and its two endpoints.
inline constexpr char const* k_managed_identity_client_id = "5a4d0000-0000-4000-8000-0000000000e1";
inline constexpr char const* k_identity_header = "sandbox-identity-header";
inline constexpr char const* k_imds_path = "/metadata/identity/oauth2/token";
inline constexpr char const* k_app_service_path = "/msi/token";

// Where a person enters a device code.
inline constexpr char const* k_device_login_path = "/devicelogin";
// Where ARM refuses a person's writes without the authentication context p1, by a claims challenge.
inline constexpr char const* k_step_up_tenant = "stepup.example";
// Where ARM refuses every token that was not asked for with the claims of its challenge, as after
// a revocation (continuous access evaluation).
inline constexpr char const* k_revoked_tenant = "revoked.example";

// Faults at the level of HTTP, for rehearsing what a bad day does; percentages of all calls.
struct Faults {
  // 429 with Retry-After (seconds).
  int throttle_percent = 0;
  int retry_after_seconds = 1;
  // 500, 502, 503 or 504; half of the writes are carried out nevertheless.
  int fail_percent = 0;
  // Writes to ARM that are carried out and whose answer breaks off (listener.hpp, Reply).
  int lose_percent = 0;
  // 200 with a body that is no JSON or not the documented shape.
  int malform_percent = 0;
  // Before every answer.
  std::chrono::milliseconds delay{0};
  std::uint32_t seed = 1;
};

struct Options {
  // Where the state stays between commands; empty: only in memory.
  std::string state_directory{};
  int port = 0;
  // https with a CA of its own (made once, kept in the state directory), else http.
  bool tls = true;
  // Plain unlinked tenants to add to the interesting ones (tenant-00001.example …).
  int extra_tenants = 0;
  // Plain customers to add in Partner Center (customer-00001.example …), in whose tenants nobody
  // from here has an account.
  int extra_customers = 0;
  // A PEM certificate, or the path of one, that the application may sign assertions with; empty:
  // none.
  std::string trusted_certificate{};
  Faults faults{};
  // How often a device code may be asked for. Below five seconds only for rehearsals in a hurry.
  std::chrono::seconds device_interval{5};
  // Called with every request and its answer before it is sent, on the server's thread: while it
  // waits, nobody is answered. Tests learn from it every secret that crossed the wire.
  std::function<void(http::Incoming const&, http::Response const&)> observer{};
};

// One way for a program to sign in here: a value of --auth, and the environment that it needs.
struct Way {
  std::string method{};
  std::vector<std::pair<std::string, std::string>> environment{};
};

// The stand-in for Entra ID, ARM, Partner Center and Microsoft Graph on loopback, written from the
// published contract: every way to sign in (client secret, client assertion with its signature
// checked, federated token, managed identity, browser, device code, refresh token), OpenID
// metadata, ARM's tenants in pages and its claims challenges, Microsoft.ManagementPartner with its
// versions and its soft delete, subscriptions with role assignments and PIM's schedules, Partner
// Center's customers in pages and partner profiles, Graph's commercial subscriptions in pages, and
// one tenant in every interesting condition. docs/sandbox.md lists all of it.
class Sandbox {
public:
  // Throws a usage error for a state directory or certificate that cannot be used.
  Sandbox(Options const& options, core::Clock const& clock);
  ~Sandbox();
  Sandbox(Sandbox const&) = delete;
  Sandbox& operator=(Sandbox const&) = delete;

  // "https://localhost:PORT"
  std::string url() const;
  // The PEM file of its CA; empty without TLS.
  std::string ca_file() const;
  // A cloud named "sandbox" whose every endpoint is this server.
  core::Cloud cloud() const;
  // The ways that need nothing but variables: secret, github, azure-devops, managed-identity (at
  // IMDS and as in App Service).
  std::vector<Way> ways() const;

private:
  struct Impl;
  std::unique_ptr<Impl> m_impl;
};

} // namespace partnerctl::sandbox
