#include "auth/browser.hpp"
#include "auth/device_code.hpp"
#include "auth/errors.hpp"
#include "auth/people.hpp"
#include "partnerctl/http/trace.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using Catch::Matchers::Contains;
using test::field;

namespace {

// A sign-in over a wire whose every request and answer is traced.
struct Traced : test::SigningIn {
  std::string trace{};

  using SigningIn::SigningIn;
  auth::Means means() {
    auto result = SigningIn::means();
    result.send = http::pipeline({http::trace([this](std::string const& text) { trace += text; })},
                                 wire.send());
    return result;
  }
  // Neither as it is nor as it was sent.
  void check_without(std::string const& secret) const {
    INFO(secret);
    REQUIRE_FALSE(secret.empty());
    CHECK(trace.find(secret) == std::string::npos);
    CHECK(trace.find(http::percent_encode(secret)) == std::string::npos);
  }
  // What every answer to a person carries.
  void check_without_tokens() const {
    auto const body = core::parse_json(
        test::person_answer(test::person_claims(), {{"id_token", test::id_token("n0nce")}}));
    for (auto const* name : {"access_token", "refresh_token", "client_info", "id_token"}) {
      check_without(core::string_at(*body, name).value());
    }
    check_without("engineer@partner.example");
  }
};

std::string pasted_into(Traced& flow, std::string const& answer) {
  std::string state;
  flow.person.on_say = [&flow, &state, answer](std::string const& text) {
    auto const url = test::address_in(text, std::string(test::k_authority) + "/");
    state = field(test::query_of(url), "state");
    flow.person.type(answer + "&state=" + state);
  };
  auto const ended =
      core::attempt([&] { return auth::sign_in_with_browser(flow.options, flow.means()); });
  CHECK_THAT(flow.trace, Contains("/oauth2/v2.0/token"));
  flow.check_without(state);
  return state;
}

} // namespace

TEST_CASE("a trace of a browser sign-in shows none of its secrets") {
  Traced flow("browser");
  flow.wire.on("POST", "/token", 200, test::person_answer(test::person_claims()),
               {{"Set-Cookie", "fpc=c00kie"},
                {"Location", "http://localhost:1/?code=l0cation-code&state=x"}});
  pasted_into(flow, "?code=auth-c0de-1234");
  flow.check_without("auth-c0de-1234");
  flow.check_without("l0cation-code");
  flow.check_without("c00kie");
  auto const form = http::form_decode(flow.wire.requests().at(0).body);
  flow.check_without(field(form, "code_verifier"));
  flow.check_without_tokens();
}

TEST_CASE("a trace of a refused code does not repeat what the service repeats") {
  Traced flow("browser");
  flow.wire.on("POST", "/token", 400,
               R"({"error":"invalid_grant","code":"auth-c0de-1234","suberror":"auth-c0de-1234",)"
               R"("correlation_id":"auth-c0de-1234","trace_id":"t-1",)"
               R"("error_description":"auth-c0de-1234"})");
  pasted_into(flow, "?code=auth-c0de-1234");
  flow.check_without("auth-c0de-1234");
  CHECK_THAT(flow.trace, Contains("invalid_grant") && Contains("t-1"));
}

TEST_CASE("a trace of a device code sign-in shows none of its secrets") {
  Traced flow("device-code");
  flow.wire
      .on("POST", "/devicecode", 200,
          R"({"device_code":"d3vice-c0de-5678","user_code":"BL6XB575V",)"
          R"("verification_uri":"https://login.example/device","message":"Enter BL6XB575V"})")
      .on("POST", "/token", 400, R"({"error":"authorization_pending","code":"d3vice-c0de-5678"})")
      .on("POST", "/token", 200,
          test::person_answer(test::person_claims(), {{"id_token", test::id_token("n0nce")}}));
  CHECK_NOTHROW(auth::sign_in_with_device_code(flow.options, flow.means()));
  CHECK_THAT(flow.trace, Contains("authorization_pending"));
  flow.check_without("d3vice-c0de-5678");
  flow.check_without("BL6XB575V");
  flow.check_without_tokens();
}
