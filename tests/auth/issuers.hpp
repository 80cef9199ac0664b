#pragma once

#include "auth/answers.hpp"
#include "auth/errors.hpp"
#include "auth/settings.hpp"
#include "partnerctl/auth/means.hpp"
#include "partnerctl/auth/token.hpp"
#include "partnerctl/http/retry.hpp"
#include "partnerctl/http/trace.hpp"
#include "partnerctl/http/url.hpp"
#include "support/fake_clock.hpp"
#include "support/scripted_wire.hpp"

#include <catch2/catch.hpp>

#include <map>
#include <string>

namespace partnerctl::test {

using Variables = std::map<std::string, std::string, std::less<>>;

// A token of another issuer than Entra; good for five minutes of the fake clock.
std::string issuer_token(core::Json const& claims = {
                             {"iss", "https://issuer.example"},
                             {"sub", "repo:contoso/deploy:ref:refs/heads/main"},
                             {"aud", "api://AzureADTokenExchange"},
                             {"exp", 1795342800}});

inline auth::TokenRequest ask(std::string const& tenant = k_tenant) {
  return {.tenant = core::TenantRef::parse(tenant), .scope = k_scope};
}

// What a credential is made with, over a scripted wire below a retry and a trace.
struct Bench {
  FakeClock clock{};
  ScriptedWire wire{};
  std::string traced{};
  auth::Settings settings{.client_id = k_client};

  auth::Means means(Variables variables = {}) {
    auto const trace = http::trace([this](std::string const& text) { traced += text; });
    return {.cloud = {.name = "lab",
                      .authority = k_authority,
                      .resource_manager_scope = k_scope,
                      .federation_audience = "api://AzureADTokenExchange"},
            .environment = core::Environment(std::move(variables)),
            .send = http::pipeline({trace}, wire.send()),
            .retry = http::retry({.jitter = [] { return 0.5; }}, clock),
            .clock = &clock};
  }
  // The token endpoint gives a token once.
  void entra_agrees() {
    wire.on("POST", std::string(k_authority) + "/" + k_tenant + "/oauth2/v2.0/token", 200,
            answer_with(token_with(application_claims())));
  }
  http::Form last_form() const { return http::form_decode(wire.requests().back().body); }
};

// Everything of an error that a person can see.
inline std::string shown(core::Error const& error) {
  return error.message + "|" + error.hint + "|" + error.code + "|" + error.cause + "|" +
         error.request_id;
}

} // namespace partnerctl::test
