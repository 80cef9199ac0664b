#pragma once

#include "auth/sign_in_error.hpp"
#include "auth/token_answer.hpp"
#include "partnerctl/auth/token.hpp"
#include "partnerctl/http/pipeline.hpp"
#include "partnerctl/http/url.hpp"

#include <functional>
#include <string>

namespace partnerctl::auth {

// What an authority is asked with. Called anew for each try, with the URL that it is sent to: a
// signed assertion may be used once.
using Grant = std::function<http::Form(std::string const& url)>;

// The token endpoints of one authority, a tenant each.
class TokenEndpoint {
public:
  // retry goes around each try; it may be empty.
  TokenEndpoint(std::string authority, http::Send send, http::Stage retry,
                core::Clock const& clock);

  // "{authority}/{tenant}/oauth2/v2.0/token". The tenant must not be `home` any more.
  std::string url(core::TenantRef const& tenant) const;
  // Posts the grant, with the request's scope and claims added. Throws as sign_in_error says for a
  // refusal, and protocol for an answer that is no token; client_id and evidence are for its
  // remedies (see SignInAttempt). No text of an error repeats a secret of the form.
  TokenAnswer redeem(TokenRequest const& request, Grant const& grant, std::string const& client_id,
                     std::string const& evidence = {}) const;
  core::Clock const& clock() const { return *m_clock; }

private:
  std::string m_authority;
  http::Send m_send;
  http::Stage m_retry;
  core::Clock const* m_clock;
};

} // namespace partnerctl::auth
