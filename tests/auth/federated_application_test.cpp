#include "auth/federated_application.hpp"
#include "auth/issuers.hpp"

using namespace partnerctl;
using Catch::Matchers::Contains;

namespace {

struct Federated : test::Bench {
  std::string presented = test::issuer_token();
  int given = 0;

  std::shared_ptr<auth::Credential const> credential() {
    return auth::federated_application({.client_id = test::k_client,
                                        .method = "github",
                                        .token =
                                            [this](auth::TokenRequest const& /*request*/) {
                                              ++given;
                                              return core::Secret(presented);
                                            }},
                                       means());
  }
  core::Error refusal(http::Response answer) {
    wire.on("POST", test::k_authority, std::move(answer));
    return test::error_of([&] { credential()->token(test::ask()); });
  }
};

constexpr char const* k_mismatch = R"({"error":"invalid_client","error_codes":[700213]})";

} // namespace

TEST_CASE("a foreign token is an application's proof") {
  Federated federated;
  federated.entra_agrees();
  auto const credential = federated.credential();
  auto const token = credential->token(test::ask());
  CHECK(federated.last_form() ==
        http::Form{
            {"grant_type", "client_credentials"},
            {"client_id", test::k_client},
            {"client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"},
            {"client_assertion", federated.presented},
            {"scope", test::k_scope}});
  CHECK(token.identity.method == "github");
  CHECK(credential->identity().type == core::Identity::Type::application);
  CHECK(credential->identity().name == test::k_client);
  CHECK(credential->identity().method == "github");
  CHECK_FALSE(credential->home().has_value());
}

TEST_CASE("each try brings a foreign token of its own") {
  Federated federated;
  federated.wire.on("POST", test::k_authority, 503, "");
  federated.entra_agrees();
  federated.credential()->token(test::ask());
  CHECK(federated.given == 2);
}

TEST_CASE("a foreign token that cannot be had is not tried again by the sign-in") {
  test::Bench bench;
  int asked = 0;
  auto const credential = auth::federated_application(
      {.client_id = test::k_client,
       .method = "github",
       .token = [&asked](auth::TokenRequest const& /*request*/) -> core::Secret {
         ++asked;
         throw core::Error{.kind = core::ErrorKind::service, .message = "not now"};
       }},
      bench.means());
  CHECK(test::error_of([&] { credential->token(test::ask()); }).message == "not now");
  CHECK(asked == 1);
  CHECK(bench.wire.requests().empty());
}

TEST_CASE("the recorded refusals of a federated token show what was presented") {
  for (auto const* name : {"70021_federation_no_match.json", "90061_issuer_unreachable.json"}) {
    auto const response = test::recorded_answer(name);
    if (!response) {
      return;
    }
    Federated federated;
    auto const error = federated.refusal(*response);
    CHECK(error.kind == core::ErrorKind::auth);
    CHECK_THAT(error.hint, Contains("iss 'https://issuer.example'") &&
                               Contains("sub 'repo:contoso/deploy:ref:refs/heads/main'") &&
                               Contains("aud 'api://AzureADTokenExchange'") &&
                               Contains("letter case"));
    CHECK_THAT(test::shown(error), !Contains(federated.presented));
    CHECK(federated.wire.requests().size() == 1);
  }
}

TEST_CASE("an application that is not in the tenant is not told about its token") {
  Federated federated;
  auto const error = federated.refusal(
      {.status = 400, .body = R"({"error":"unauthorized_client","error_codes":[700016]})"});
  CHECK_THAT(error.hint, !Contains("issuer.example"));
}

TEST_CASE("claims that are missing, many or hostile are shown as what they are") {
  Federated federated;
  federated.presented = test::issuer_token({{"iss", "a\x1b[2Jb"}, {"aud", {"one", "two"}}});
  auto const error = federated.refusal({.status = 401, .body = k_mismatch});
  CHECK_THAT(error.hint, Contains("sub none") && Contains("aud 'one', 'two'") && !Contains("\x1b"));
  federated.presented = test::issuer_token({{"sub", std::string(5000, 's')}});
  CHECK(federated.refusal({.status = 401, .body = k_mismatch}).hint.size() < 1500);
}

TEST_CASE("a foreign token that has expired by this machine's clock is said to have") {
  Federated federated;
  auto hint = [&federated] { return federated.refusal({.status = 401, .body = k_mismatch}).hint; };
  CHECK_THAT(hint(), !Contains("expired"));
  federated.clock.advance(std::chrono::minutes{6});
  CHECK_THAT(hint(), Contains("expired at 2026-11-22T10:20:00Z"));
}

TEST_CASE("a refusal that repeats the foreign token does not show it") {
  Federated federated;
  auto const error =
      federated.refusal({.status = 400,
                         .body = R"({"error":"invalid_request","error_description":"bad )" +
                                 federated.presented + R"("})"});
  CHECK_THAT(test::shown(error), !Contains(federated.presented) && Contains("***"));
}

TEST_CASE("a token is known by its form") {
  CHECK(auth::is_token_shaped(test::issuer_token()));
  auto const token = test::issuer_token();
  for (auto const& text : std::vector<std::string>{
           "", "opaque", "a.b.c", "..", token + ".x", token.substr(0, token.rfind('.')),
           token.substr(0, token.rfind('.') + 1), "W10.W10.c2ln", token + "\r\nX: y",
           "<html>" + token}) {
    INFO(text);
    CHECK_FALSE(auth::is_token_shaped(text));
  }
}
