#include "sandbox/claims_challenge.hpp"
#include "sandbox/claims_request.hpp"
#include "sandbox/person_asking.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using sandbox::ClaimsRequest;
using test::json_of;
using test::PersonAsking;
using test::sts_code_of;

namespace {

// The claims in an answer's challenge; empty when it is none.
std::string claims_in(http::Response const& answer) {
  auto const header = answer.headers.get("WWW-Authenticate").value_or("");
  if (answer.status != 401 || header.find("error=\"insufficient_claims\"") == std::string::npos) {
    return "";
  }
  std::string const name = "claims=\"";
  auto const begin = header.rfind(name) + name.size();
  return core::base64_decode(header.substr(begin, header.find('"', begin) - begin)).value_or("?");
}

} // namespace

TEST_CASE("where a write wants MFA, it is challenged until the person has signed in with it") {
  PersonAsking asking;
  auto const plain = asking.user(sandbox::k_step_up_tenant);
  CHECK(asking.partner("GET", plain).status == 404);
  CHECK(claims_in(asking.partner("PUT", plain, "1234567")) == test::k_p1);
  CHECK(claims_in(asking.partner("DELETE", plain, "1234567")) == test::k_p1);

  auto const silent =
      asking.refresh(sandbox::k_step_up_tenant, sandbox::k_user_refresh_token, test::k_p1);
  CHECK(silent.status == 400);
  CHECK(json_of(silent)["error"] == "interaction_required");
  CHECK(sts_code_of(silent) == 50076);
  CHECK(json_of(silent)["claims"] == test::k_p1);

  auto const body = asking.sign_in_by_browser(sandbox::k_step_up_tenant, test::k_p1);
  CHECK(test::payload_of(body["access_token"])["acrs"] == core::Json::array({"p1"}));
  CHECK(asking.partner("PUT", body["access_token"], "1234567").status == 200);
  auto const later = asking.refresh(sandbox::k_step_up_tenant, body["refresh_token"], test::k_p1);
  REQUIRE(later.status == 200);
  CHECK(asking.partner("PATCH", json_of(later)["access_token"], "7654321").status == 200);
}

TEST_CASE("a sign-in without the claims, or elsewhere, does not satisfy the challenge") {
  PersonAsking asking;
  auto const weak = asking.sign_in_by_browser(sandbox::k_step_up_tenant);
  CHECK(claims_in(asking.partner("PUT", weak["access_token"], "1234567")) == test::k_p1);
  auto const elsewhere = asking.sign_in_by_browser("contoso.example", test::k_p1);
  CHECK(sts_code_of(asking.refresh(sandbox::k_step_up_tenant, elsewhere["refresh_token"],
                                   test::k_p1)) == 50076);
}

TEST_CASE("an application writes where a person needs MFA") {
  PersonAsking asking;
  CHECK(asking.partner("PUT", asking.application(sandbox::k_step_up_tenant), "1234567").status ==
        200);
}

TEST_CASE("after a revocation a token counts only when it was asked for with the challenge") {
  PersonAsking asking;
  auto const challenged = asking.partner("GET", asking.application(sandbox::k_revoked_tenant));
  auto const claims = claims_in(challenged);
  CHECK(claims == R"({"access_token":{"nbf":{"essential":true,"value":"1795342500"}}})");
  auto const answer =
      asking.sign_in(sandbox::k_revoked_tenant, {{"grant_type", "client_credentials"},
                                                 {"client_id", sandbox::k_client_id},
                                                 {"client_secret", sandbox::k_client_secret},
                                                 {"claims", claims},
                                                 {"scope", asking.scope}});
  auto const token = PersonAsking::token_of(answer);
  CHECK(asking.partner("PUT", token, "1234567").status == 200);
  CHECK(!claims_in(asking.partner("GET", asking.application(sandbox::k_revoked_tenant))).empty());
  // A person's by a silent redemption.
  CHECK(!claims_in(asking.partner("GET", asking.user(sandbox::k_revoked_tenant))).empty());
  auto const silent =
      asking.refresh(sandbox::k_revoked_tenant, sandbox::k_user_refresh_token, claims);
  CHECK(asking.partner("GET", PersonAsking::token_of(silent)).status == 404);
}

TEST_CASE("the tenants with challenges are in no list") {
  PersonAsking asking;
  auto const page = asking.call("GET", "/tenants?api-version=2022-12-01&%24skiptoken=10",
                                asking.user("contoso.example"));
  CHECK(json_of(page)["value"].size() == 2);
}

TEST_CASE("claims are read as far as they mean anything, and must be a JSON object") {
  CHECK(!ClaimsRequest::parse("{"));
  CHECK(!ClaimsRequest::parse("[]"));
  CHECK(!ClaimsRequest::parse("")->step_up);
  CHECK(!ClaimsRequest::parse(R"({"id_token":{"acrs":{"value":"p1"}}})")->step_up);
  CHECK(ClaimsRequest::parse(R"({"access_token":{"acrs":{"value":"p1"}}})")->step_up);
  CHECK(!ClaimsRequest::parse(R"({"access_token":{"acrs":{"values":["c1"]}}})")->step_up);
  auto const both = ClaimsRequest::parse(
      R"({"access_token":{"nbf":{"value":"12"},"xms_cc":{"values":["cp1"]},"acrs":7}})");
  REQUIRE(both);
  CHECK(both->not_before == 12);
  CHECK(both->knows_challenges);
  CHECK(!both->step_up);
  PersonAsking asking;
  CHECK(sts_code_of(asking.refresh("contoso.example", sandbox::k_user_refresh_token, "no")) ==
        9002313);
}
