#pragma once

#include "auth/answers.hpp"
#include "auth/fake_interaction.hpp"
#include "partnerctl/auth/sign_in.hpp"
#include "partnerctl/http/retry.hpp"
#include "partnerctl/http/url.hpp"
#include "support/fake_clock.hpp"
#include "support/scripted_wire.hpp"

#include <string>

namespace partnerctl::test {

inline constexpr char const* k_uid = "00000000-0000-4000-8000-0000000000ee";

// Everything that a person's sign-in works with, over a scripted authority.
struct SigningIn {
  FakeClock clock{};
  ScriptedWire wire{};
  FakeInteraction person{};
  auth::LogInOptions options{};

  explicit SigningIn(std::string method) {
    options.method = std::move(method);
    options.client_id = k_client;
  }
  auth::Means means() {
    return {.cloud = {.authority = k_authority, .resource_manager_scope = k_scope},
            .send = wire.send(),
            .retry = http::retry({.jitter = [] { return 0.0; }}, clock),
            .clock = &clock,
            .interaction = &person};
  }
};

// The fields of a form by name; empty for one that is missing.
std::string field(http::Form const& form, std::string const& name);
// The query of an address.
http::Form query_of(std::string const& url);
// The first address in a text that begins with that.
std::string address_in(std::string const& text, std::string const& begin);

// The claims of a person's access token in a tenant.
core::Json person_claims(std::string const& tenant = k_tenant);
// The token endpoint's answer to a person: access token, refresh token, client_info of the person
// k_uid at home in k_tenant, and the other members.
std::string person_answer(core::Json const& claims,
                          core::Json const& members = core::Json::object());
// An ID token for k_client.
std::string id_token(std::string const& nonce);

// The authority's metadata, asked for next, says which tenant a domain is.
void answer_domain(ScriptedWire& wire, std::string const& domain, std::string const& tenant);

} // namespace partnerctl::test
