#pragma once

#include "auth/answers.hpp"
#include "auth/certificates.hpp"
#include "auth/errors.hpp"
#include "partnerctl/auth/sign_in.hpp"
#include "partnerctl/http/retry.hpp"
#include "partnerctl/http/trace.hpp"
#include "partnerctl/http/url.hpp"
#include "support/fake_clock.hpp"
#include "support/fixtures.hpp"
#include "support/scripted_wire.hpp"

#include <catch2/catch.hpp>

#include <functional>
#include <map>
#include <memory>
#include <string>

namespace partnerctl::test {

using Variables = std::map<std::string, std::string, std::less<>>;

inline constexpr char const* k_secret = "s3cr3t-Value~1";
inline constexpr char const* k_password = "p4ssw0rd-of-the-file";

// The application's key and certificate.
inline Issued const& issued() {
  static Issued const k_issued = issue({.name = "app"});
  return k_issued;
}

// Signs in as an application, by what a machine has, over a scripted authority.
struct SignInDesk {
  FakeClock clock{};
  ScriptedWire wire{};
  TemporaryFolder folder{};
  std::string traced{};
  core::Cloud cloud{.name = "lab", .authority = k_authority};

  std::shared_ptr<auth::Credential const> sign_in(Variables variables,
                                                  auth::SignInOptions const& options = {}) {
    auto const trace = http::trace([this](std::string const& text) { traced += text; });
    return auth::sign_in(options, {.cloud = cloud,
                                   .environment = core::Environment(std::move(variables)),
                                   .send = http::pipeline({trace}, wire.send()),
                                   .retry = http::retry({.jitter = [] { return 0.0; }}, clock),
                                   .clock = &clock});
  }
  core::Error refusal(Variables variables, auth::SignInOptions const& options = {}) {
    auto error = error_of([&] { sign_in(std::move(variables), options); });
    CHECK(wire.requests().empty());
    CHECK_THAT(error.message + error.hint,
               !Catch::Matchers::Contains(k_secret) && !Catch::Matchers::Contains(k_password));
    return error;
  }
  // What is said where no way is configured, on a machine without a managed identity.
  core::Error nobody(Variables variables) {
    wire.on("GET", "/metadata/identity",
            core::Error{.kind = core::ErrorKind::network, .message = "nothing listens there"});
    auto error = error_of([&] { sign_in(std::move(variables)); });
    CHECK_THAT(error.message + error.hint, !Catch::Matchers::Contains(k_secret));
    return error;
  }
  // Signs in once at the tenant and returns the form that was sent.
  http::Form sent_by(std::shared_ptr<auth::Credential const> const& credential) {
    wire.on("POST", std::string(k_authority) + "/" + k_tenant, 200,
            answer_with(token_with(application_claims())));
    last = credential->token(ask());
    return http::form_decode(wire.requests().back().body);
  }
  static auth::TokenRequest ask() {
    return {.tenant = core::TenantRef::parse(k_tenant), .scope = k_scope};
  }
  std::string certificate_file() {
    return folder.write("app.pem", pem_of(issued().key.get(), k_password) +
                                       pem_of(issued().certificate.get()));
  }
  Variables certificate_variables() {
    return {{"AZURE_CLIENT_ID", k_client},
            {"AZURE_CLIENT_CERTIFICATE_PATH", certificate_file()},
            {"AZURE_CLIENT_CERTIFICATE_PASSWORD", k_password}};
  }
  auth::AccessToken last{};
};

inline Variables const k_secret_variables{{"AZURE_CLIENT_ID", k_client},
                                          {"AZURE_CLIENT_SECRET", k_secret}};

// The field of a form, which has it once at the most; empty for one that is missing.
inline std::string value_of(http::Form const& form, std::string const& name) {
  std::string value;
  int found = 0;
  for (auto const& [each, text] : form) {
    if (each == name) {
      value = text;
      ++found;
    }
  }
  CHECK(found <= 1);
  return value;
}

} // namespace partnerctl::test
