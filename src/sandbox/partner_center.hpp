#pragma once

#include "partnerctl/core/clock.hpp"
#include "partnerctl/http/listener.hpp"
#include "sandbox/conditions.hpp"
#include "sandbox/target.hpp"
#include "sandbox/tokens.hpp"

#include <variant>

namespace partnerctl::sandbox {

// Partner Center, as far as a partner of ours asks it: customers in pages, and partner profiles. A
// token must be for it and of the partner's own tenant; a person's must say that MFA was done, and
// profiles are for persons only.
class PartnerCenter {
public:
  PartnerCenter(Directory const& directory, TokenSigner const& signer, core::Clock const& clock)
      : m_directory(directory), m_signer(signer), m_clock(clock) {}

  http::Response answer(http::Incoming const& request) const;
  // 429 in the shape that only this service has.
  static http::Response throttled(int seconds);

private:
  std::variant<Claims, http::Response> authenticate(http::Incoming const& request) const;
  http::Response route(http::Incoming const& request, Claims const& caller) const;
  http::Response customers(http::Incoming const& request, Target const& target) const;
  http::Response profile(Target const& target) const;

  Directory const& m_directory;
  TokenSigner const& m_signer;
  core::Clock const& m_clock;
};

} // namespace partnerctl::sandbox
