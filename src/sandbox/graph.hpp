#pragma once

#include "partnerctl/core/clock.hpp"
#include "partnerctl/http/listener.hpp"
#include "sandbox/conditions.hpp"
#include "sandbox/tokens.hpp"

#include <string>
#include <variant>

namespace partnerctl::sandbox {

// Microsoft Graph, as far as we ask it: the commercial subscriptions of the tenant that the token
// is for, in pages of two. A token must be for Graph; one tenant does not let its organization be
// read.
class Graph {
public:
  Graph(Directory const& directory, TokenSigner const& signer, core::Clock const& clock)
      : m_directory(directory), m_signer(signer), m_clock(clock) {}

  // origin: our own, for the next link.
  http::Response answer(http::Incoming const& request, std::string const& origin) const;
  // 429 in the service's words, without the Retry-After.
  http::Response throttled() const;

private:
  http::Response error(int status, std::string const& code, std::string const& message) const;
  http::Response unauthorized(std::string const& message, std::string const& origin) const;
  std::variant<Claims, http::Response> authenticate(http::Incoming const& request,
                                                    std::string const& origin) const;
  http::Response route(http::Incoming const& request, Claims const& caller, Tenant const& tenant,
                       std::string const& origin) const;
  http::Response subscriptions(std::string const& skip_token, Tenant const& tenant,
                               std::string const& origin) const;

  Directory const& m_directory;
  TokenSigner const& m_signer;
  core::Clock const& m_clock;
};

} // namespace partnerctl::sandbox
