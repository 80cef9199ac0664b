#pragma once

#include "sandbox/asked.hpp"
#include "sandbox/claims_request.hpp"
#include "sandbox/grants.hpp"
#include "sandbox/person_secrets.hpp"

#include <variant>

namespace partnerctl::sandbox {

// What a person's interactive sign-in in a tenant proves: MFA where the tenant wants it or the
// claims ask for the authentication context p1.
SignedIn interactive(std::string const& client_id, Tenant const& tenant,
                     ClaimsRequest const& claims);
// Why a person who sits in front of a browser may not sign in there; nullopt: may.
std::optional<StsError> refusal_of_person(Tenant const& tenant, std::string const& client_id);

// The token endpoint for people: refresh token, authorization code, device code.
class PersonGrants {
public:
  PersonGrants(Directory const& directory, PersonSecrets& secrets, core::Clock const& clock)
      : m_directory(directory), m_secrets(secrets), m_clock(clock) {}

  // nullopt for a grant that is none of these.
  std::optional<std::variant<Granted, StsError>> grant(Asked const& asked);

private:
  using Result = std::variant<Granted, StsError>;
  struct Proof;
  Result by_refresh_token(Asked const& asked, Tenant const& tenant);
  Result by_code(Asked const& asked, Tenant const& tenant);
  Result by_device_code(Asked const& asked, Tenant const& tenant);
  static Result give(Proof const& proof, Tenant const& tenant);

  Directory const& m_directory;
  PersonSecrets& m_secrets;
  core::Clock const& m_clock;
};

} // namespace partnerctl::sandbox
