#pragma once

#include "partnerctl/http/listener.hpp"
#include "sandbox/authorization_codes.hpp"
#include "sandbox/conditions.hpp"
#include "sandbox/target.hpp"

#include <optional>
#include <string>
#include <variant>

namespace partnerctl::sandbox {

// The page in which a person signs in with the browser (authorization code with PKCE). It keeps
// nothing: its form comes back to the same address, and all of that is checked again.
class Authorize {
public:
  Authorize(Directory const& directory, AuthorizationCodes const& codes, core::Clock const& clock)
      : m_directory(directory), m_codes(codes), m_clock(clock) {}

  // GET and POST /{tenant}/oauth2/v2.0/authorize. What is wrong with tenant, client or redirect URI
  // is said on a page, since nobody can be trusted with the answer; all else by redirect.
  http::Response answer(http::Incoming const& request, std::string const& tenant) const;

private:
  std::variant<Tenant, StsError> trusted(Target const& target, std::string const& tenant) const;
  http::Response signed_in(Target const& target, Tenant const& tenant) const;
  http::Response refused(Target const& target, StsError const& error) const;

  Directory const& m_directory;
  AuthorizationCodes const& m_codes;
  core::Clock const& m_clock;
};

} // namespace partnerctl::sandbox
