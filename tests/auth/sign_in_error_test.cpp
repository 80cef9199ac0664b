#include "auth/answers.hpp"
#include "auth/sign_in_error.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;
using core::ErrorKind;

namespace {

auth::SignInAttempt attempt() {
  return {.tenant = core::TenantRef::parse("contoso.example"),
          .client_id = test::k_client,
          .authority = test::k_authority};
}

core::Error error_of(int status, std::string const& body) {
  return auth::sign_in_error({.status = status, .body = body}, attempt());
}

struct Expected {
  char const* recording;
  ErrorKind kind;
  char const* code;
  int status;
  char const* hint;
  char const* request_id;
};

} // namespace

TEST_CASE("every recorded refusal becomes an error that says what to do") {
  for (auto const& expected : std::vector<Expected>{
           {"50049_invalid_instance.json", ErrorKind::auth, "AADSTS50049", 400,
            "AZURE_AUTHORITY_HOST", "e7619cf4-53ea-443c-b76a-194c032e9840"},
           {"50076_mfa_basic_action.json", ErrorKind::auth, "AADSTS50076", 400,
            "sign in again: partnerctl auth login --tenant contoso.example",
            "10148fe9-b8bd-4c03-922f-8d351298ffa7"},
           {"50079_interaction_required_claims.json", ErrorKind::auth, "AADSTS50079", 400,
            "partnerctl auth login --tenant contoso.example",
            "73d656cf-54b1-4eb2-b429-26d8165a52d7"},
           {"50126_bad_password.json", ErrorKind::auth, "AADSTS50126", 400, "check the account",
            "e4caccbc-1ab2-43f8-a4b4-c74b9a94c87a"},
           {"54005_code_redeemed.json", ErrorKind::auth, "AADSTS54005", 400, "auth login",
            "abd76edd-59d7-4957-aca4-2e73e822a693"},
           {"7000215_bad_secret_2021.json", ErrorKind::auth, "AADSTS7000215", 401,
            "the secret's value, not its ID", "9945f236-c0ab-4bb8-8a38-d8cb584cea28"},
           {"7000215_bad_secret_2023.json", ErrorKind::auth, "AADSTS7000215", 401,
            "the secret's value, not its ID", "[REDACTED]"},
           {"700027_unknown_cert.json", ErrorKind::auth, "AADSTS700027", 401,
            "AZURE_CLIENT_SEND_CERTIFICATE_CHAIN=1", "6c340c8c-14c7-4197-bd71-f510287fba40"},
           {"70016_authorization_pending.json", ErrorKind::auth, "AADSTS70016", 400,
            "enter the code", "8afe3606-ea18-4ef4-bbd0-1c13a67be41b"},
           {"70021_federation_no_match.json", ErrorKind::auth, "AADSTS70021", 400,
            "issuer, subject and audience", "4a42e576-85bc-46ae-b7e3-b52cb8958917"},
           {"90002_tenant_not_found_openid_config.json", ErrorKind::not_found, "AADSTS90002", 400,
            "--cloud", "c1b9b8e2-4ddf-484d-9e30-78fda6c79269"},
           {"90061_issuer_unreachable.json", ErrorKind::auth, "AADSTS90061", 400, "reachable",
            "a92568a5-cc37-4136-ad4d-1ba82988abc2"},
           {"TEMPLATE_50020_not_in_tenant.json", ErrorKind::auth, "AADSTS50020", 400,
            "invite the account", "00000000-0000-0000-0000-000000000001"},
           {"TEMPLATE_53003_ca_block.json", ErrorKind::auth, "AADSTS53003", 400, "compliant device",
            "00000000-0000-0000-0000-000000000001"},
           {"TEMPLATE_65001_consent.json", ErrorKind::auth, "AADSTS65001", 400,
            "https://login.example/contoso.example/adminconsent?client_id="
            "00000000-0000-4000-8000-0000000000dd",
            "00000000-0000-0000-0000-000000000001"},
           {"TEMPLATE_700016_app_not_in_tenant.json", ErrorKind::auth, "AADSTS700016", 400,
            "check --tenant and the client ID", "00000000-0000-0000-0000-000000000001"},
           {"TEMPLATE_700082_rt_inactive.json", ErrorKind::auth, "AADSTS700082", 400,
            "sign in again: partnerctl auth login", "00000000-0000-0000-0000-000000000001"},
       }) {
    INFO(expected.recording);
    auto const response = test::recorded_answer(expected.recording);
    if (!response) {
      return;
    }
    auto const error = auth::sign_in_error(*response, attempt());
    CHECK(error.kind == expected.kind);
    CHECK(error.code == expected.code);
    CHECK(error.status == expected.status);
    CHECK(error.request_id == expected.request_id);
    CHECK_THAT(error.hint, Contains(expected.hint));
    CHECK_THAT(error.message, StartsWith(std::string(expected.code) + ": "));
    CHECK_THAT(error.message, !Contains("Trace ID") && !Contains("Timestamp") && !Contains("\r"));
    CHECK(error.message.back() != '.');
    CHECK(error.message.back() != ' ');
    CHECK_THAT(error.hint, !Contains("{"));
  }
}

TEST_CASE("Entra's sentence is cut before its trace, after line ends and after a blank") {
  auto const* expected = "AADSTS50126: Error validating credentials";
  for (std::string const separator : {"\\r\\n", " ", "\\n"}) {
    CHECK(error_of(400, R"({"error":"invalid_grant","error_description":"AADSTS50126: )"
                        "Error validating credentials." +
                            separator + "Trace ID: 1" + separator + R"(Correlation ID: 2"})")
              .message == expected);
  }
}

TEST_CASE("the code is read from the sentence where there is no list of codes") {
  auto const error = error_of(
      400, R"({"error":"invalid_grant","error_description":"AADSTS50076: MFA is needed."})");
  CHECK(error.code == "AADSTS50076");
  CHECK(error.cause == "MFA required");
}

TEST_CASE("a code that is not listed gets the remedy of its suberror, else of its error") {
  auto hint = [](std::string const& members) {
    auto const error = error_of(400, R"({"error_codes":[1234567],)" + members + "}");
    CHECK(error.code == "AADSTS1234567");
    CHECK(error.kind == ErrorKind::auth);
    return error.hint;
  };
  CHECK_THAT(hint(R"("error":"invalid_grant","suberror":"consent_required")"),
             Contains("adminconsent"));
  CHECK_THAT(hint(R"("error":"invalid_grant","suberror":"message_only")"),
             Contains("administrator of contoso.example"));
  CHECK_THAT(hint(R"("error":"invalid_grant","suberror":"unheard_of")"), Contains("auth login"));
  CHECK_THAT(hint(R"("error":"interaction_required")"), Contains("auth login"));
  CHECK_THAT(hint(R"("error":"invalid_client")"), Contains(test::k_client));
  CHECK_THAT(hint(R"("error":"unheard_of")"), Contains("request ID"));
}

TEST_CASE("an OAuth error without any code says so by its name") {
  auto const error = error_of(401, R"({"error":"invalid_client"})");
  CHECK(error.kind == ErrorKind::auth);
  CHECK(error.code == "invalid_client");
  CHECK(error.message == "sign-in was refused: invalid_client");
}

TEST_CASE("what can be checked is said when the proof was refused") {
  auto with_evidence = attempt();
  with_evidence.evidence = "the thumbprint is AB";
  auto hint = [&](std::string const& name) {
    return auth::sign_in_error({.status = 401, .body = R"({"error":")" + name + R"("})"},
                               with_evidence)
        .hint;
  };
  CHECK_THAT(hint("invalid_client"), Contains("; the thumbprint is AB"));
  CHECK_THAT(hint("invalid_request"), Contains("; the thumbprint is AB"));
  CHECK_THAT(hint("invalid_grant"), !Contains("thumbprint"));
  CHECK_THAT(hint("unauthorized_client"), !Contains("thumbprint"));
  CHECK_THAT(hint("invalid_tenant"), !Contains("thumbprint"));
  auto const busy =
      auth::sign_in_error({.status = 503, .body = R"({"error":"invalid_client"})"}, with_evidence);
  CHECK_THAT(busy.hint, !Contains("thumbprint"));
}

TEST_CASE("an answer that is no OAuth error goes by its status") {
  for (std::string const body : {"", "<html>", "[]", "{}", R"({"error":{"code":"x"}})"}) {
    CHECK(error_of(400, body).kind == ErrorKind::protocol);
    CHECK(error_of(401, body).kind == ErrorKind::protocol);
    CHECK(error_of(302, body).kind == ErrorKind::protocol);
    CHECK(error_of(429, body).kind == ErrorKind::throttled);
    CHECK(error_of(503, body).kind == ErrorKind::service);
    auto const error = error_of(400, body);
    CHECK(error.status == 400);
    CHECK_THAT(error.message, Contains("https://login.example") && Contains("400") &&
                                  Contains("contoso.example") && !Contains("<html>"));
    CHECK_FALSE(error.hint.empty());
  }
}

TEST_CASE("a busy sign-in service is throttled or service, not a refused sign-in") {
  CHECK(error_of(429, R"({"error":"temporarily_unavailable"})").kind == ErrorKind::throttled);
  CHECK(error_of(429, R"({"error":"invalid_client","error_codes":[7000215]})").kind ==
        ErrorKind::throttled);
  // The number alone decides nothing.
  CHECK(error_of(400, R"({"error":"invalid_request","error_codes":[90055]})").kind ==
        ErrorKind::auth);
  CHECK(error_of(400, R"({"error":"temporarily_unavailable"})").kind == ErrorKind::service);
  CHECK(error_of(500, R"({"error":"unheard_of"})").kind == ErrorKind::service);
  CHECK(error_of(400, R"({"error":"invalid_tenant"})").kind == ErrorKind::not_found);
}

TEST_CASE("a hostile answer cannot reach the terminal") {
  auto const error =
      error_of(400, "{\"error\":\"a\\u001b[2J\",\"error_description\":\"b\\u001b[2Jc\\u202e\","
                    "\"correlation_id\":\"\\u0007\"}");
  CHECK((error.code + error.message + error.request_id).find_first_of("\x1b\x07") ==
        std::string::npos);
  CHECK_THAT(error.message, !Contains("\u202e"));
}

TEST_CASE("a remedy for a person whose tenant is not known names none") {
  auto own = attempt();
  own.tenant.reset();
  auto hint = [&own](int code) {
    return auth::sign_in_error_of(
               {.error = "invalid_grant", .code = "AADSTS" + std::to_string(code)}, own)
        .hint;
  };
  CHECK(hint(50076) == "sign in again: partnerctl auth login");
  CHECK_THAT(hint(65001), Contains("administrator of your tenant") &&
                              Contains("https://login.example/organizations/adminconsent?"));
  CHECK_THAT(auth::sign_in_error({.status = 503}, own).message, Contains("your tenant"));
}

TEST_CASE("a refusal of a redirect is read like one of the token endpoint") {
  auto const error = auth::sign_in_error_of(
      {.error = "access_denied",
       .description = "AADSTS65004: User declined to consent.\r\nTrace ID: t-1\r\n"
                      "Correlation ID: c-1\r\nTimestamp: 2026-11-22 10:15:00Z"},
      attempt());
  CHECK(error.kind == ErrorKind::auth);
  CHECK(error.code == "AADSTS65004");
  CHECK(error.request_id == "c-1");
  CHECK(error.message == "AADSTS65004: User declined to consent");
  CHECK(error.status == 0);
}
