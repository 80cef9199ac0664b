#pragma once

#include "partnerctl/core/clock.hpp"
#include "partnerctl/core/cloud.hpp"

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>

namespace partnerctl::sandbox {

// The signed-in person and the application that the stand-in knows.
inline constexpr char const* k_user_name = "engineer@partner.example";
inline constexpr char const* k_user_refresh_token = "sandbox-refresh-token";
inline constexpr char const* k_client_id = "5a4d0000-0000-4000-8000-0000000000c1";
inline constexpr char const* k_client_secret = "sandbox-secret";
// The home tenant of both.
inline constexpr char const* k_home_tenant = "5a4d0000-0000-4000-8000-000000000000";

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
  // A PEM certificate, or the path of one, that the application may sign assertions with; empty:
  // none.
  std::string trusted_certificate{};
  Faults faults{};
};

// The stand-in for Entra ID and ARM on loopback, written from the published contract: the token
// endpoint (client secret, client assertion with its signature checked, refresh token), OpenID
// metadata, ARM's tenants in pages, and Microsoft.ManagementPartner with its versions, its soft
// delete, and one tenant in every interesting condition.
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

private:
  struct Impl;
  std::unique_ptr<Impl> m_impl;
};

} // namespace partnerctl::sandbox
