#pragma once

#include "auth/sign_in_error.hpp"
#include "auth/token_answer.hpp"
#include "partnerctl/auth/means.hpp"
#include "partnerctl/auth/token.hpp"
#include "partnerctl/http/pipeline.hpp"
#include "partnerctl/http/url.hpp"

#include <functional>
#include <string>

namespace partnerctl::auth {

// What an authority is asked with. Called anew for each try, with the URL that it is sent to and
// the request that it is for: a signed assertion may be used once, and one that another service
// gives has to be asked for within the request's time.
using Grant = std::function<http::Form(std::string const& url, TokenRequest const& request)>;

// What the one who signs in can check when it was refused, by the form that was sent; no secret.
// Empty: nothing. See SignInAttempt::evidence.
using Evidence = std::function<std::string(http::Form const& sent)>;

// The token endpoints of one authority, a tenant each.
class TokenEndpoint {
public:
  // retry goes around each try; it may be empty.
  TokenEndpoint(std::string authority, http::Send send, http::Stage retry,
                core::Clock const& clock);
  explicit TokenEndpoint(Means const& means);

  // "{authority}/{tenant}/oauth2/v2.0/token". The tenant must not be `home` any more.
  std::string url(core::TenantRef const& tenant) const;
  // Posts the grant, with the request's scope and claims added. Throws as sign_in_error says for a
  // refusal, and protocol for an answer that is no token; client_id and evidence are for its
  // remedies (see SignInAttempt). No text of an error repeats a secret of the form.
  TokenAnswer redeem(TokenRequest const& request, Grant const& grant, std::string const& client_id,
                     Evidence const& evidence = {}) const;
  core::Clock const& clock() const { return *m_clock; }

private:
  std::string m_authority;
  http::Send m_send;
  http::Stage m_retry;
  core::Clock const* m_clock;
  std::string m_login{k_login};
};

} // namespace partnerctl::auth
