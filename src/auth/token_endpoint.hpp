#pragma once

#include "auth/sign_in_error.hpp"
#include "auth/token_answer.hpp"
#include "partnerctl/auth/means.hpp"
#include "partnerctl/auth/token.hpp"
#include "partnerctl/http/pipeline.hpp"
#include "partnerctl/http/url.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace partnerctl::auth {

// What an authority is asked with. Called anew for each try, with the URL that it is sent to and
// the request that it is for: a signed assertion may be used once, and one that another service
// gives has to be asked for within the request's time.
using Grant = std::function<http::Form(std::string const& url, TokenRequest const& request)>;

// What the one who signs in can check when it was refused, by the form that was sent; no secret.
// Empty: nothing. See SignInAttempt::evidence.
using Evidence = std::function<std::string(http::Form const& sent)>;

// What is posted to an authority for a person, whose tenant may not be known yet.
struct PersonForm {
  // nullopt: "organizations", where everybody's own tenant answers.
  std::optional<core::TenantRef> tenant{};
  // The last part of the endpoint's path: "token", "devicecode".
  std::string endpoint{"token"};
  // Whole; nothing is added to it.
  http::Form form{};
  std::string client_id{};
  // A code is spent by its first use, and a second one makes the authority revoke what the first
  // gave (RFC 6749, section 4.1.2): sent again only where it cannot have arrived.
  http::Resend resend = http::Resend::never;
  core::SteadyPoint deadline = core::SteadyPoint::max();
  std::stop_token stop{};
  // The client-request-id.
  std::string request_id = core::Guid::random().text();
};

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
  // "{authority}/{tenant}/oauth2/v2.0/{name}" with "organizations" for nullopt.
  std::string url(std::optional<core::TenantRef> const& tenant, std::string_view name) const;
  // Posts a person's form and gives the answer, of any status, as it came.
  http::Response post(PersonForm const& sent) const;
  // The token in that answer. Throws as redeem does for anything else.
  TokenAnswer token_in(http::Response const& response, PersonForm const& sent) const;
  // The error that an answer other than 200 means, as redeem throws it.
  core::Error refusal(http::Response const& response, PersonForm const& sent) const;
  // The same for a refusal that came by a redirect.
  core::Error refusal(Refusal const& refused, PersonForm const& sent) const;
  core::Clock const& clock() const { return *m_clock; }
  // The command that signs a person in, for hints.
  std::string const& login() const { return m_login; }

private:
  SignInAttempt attempt_of(PersonForm const& sent) const;

  std::string m_authority;
  http::Send m_send;
  http::Stage m_retry;
  core::Clock const* m_clock;
  std::string m_login{k_login};
};

} // namespace partnerctl::auth
