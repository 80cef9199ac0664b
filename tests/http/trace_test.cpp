#include "partnerctl/core/error.hpp"
#include "partnerctl/http/trace.hpp"

#include <catch2/catch.hpp>

#include <regex>

using namespace partnerctl;
using Catch::Matchers::Contains;
using http::Headers;

namespace {

struct Traced {
  std::vector<std::string> blocks{};
  http::Send through(http::Send last) {
    return http::pipeline({http::trace([this](auto const& block) { blocks.push_back(block); })},
                          std::move(last));
  }
  std::string all() const {
    std::string text;
    for (auto const& block : blocks) {
      text += block;
    }
    // The one thing that no test can know.
    return std::regex_replace(text, std::regex("after [0-9]+ ms"), "after N ms");
  }
};

std::string traced(http::Request const& request, http::Response const& response) {
  Traced traced;
  traced.through([&](auto const&) { return response; })(request);
  return traced.all();
}

} // namespace

TEST_CASE("a token request shows no secret, and its error only codes") {
  http::Request const request{.method = "POST",
                              .url = "https://login.example/contoso.com/oauth2/v2.0/token",
                              .headers = {{"Content-Type", "application/x-www-form-urlencoded"},
                                          {"Cookie", "hidden-cookie"},
                                          {"client-request-id", "11111111-0000"}},
                              .body = "client_id=a&client_secret=hidden-secret"};
  http::Response const response{
      .status = 401,
      .headers = {{"Content-Type", "application/json"},
                  {"Set-Cookie", "hidden-session"},
                  {"x-ms-request-id", "22222222-0000"}},
      .body =
          R"({"error":"invalid_client","error_description":"AADSTS7000215: hidden-name",)"
          R"("error_codes":[7000215],"trace_id":"t-1","correlation_id":"c-1",)"
          R"("error_uri":"https://hidden","claims":"hidden-claims","suberror":"basic_action"})"};
  CHECK(traced(request, response) ==
        "> #1 POST https://login.example/contoso.com/oauth2/v2.0/token\n"
        "> Content-Type: application/x-www-form-urlencoded\n"
        "> Cookie: REDACTED\n"
        "> client-request-id: 11111111-0000\n"
        "> 39 bytes\n"
        "< #1 401 after N ms\n"
        "< Content-Type: application/json\n"
        "< Set-Cookie: REDACTED\n"
        "< x-ms-request-id: 22222222-0000\n"
        "< 219 bytes\n"
        "< {\"error\":\"invalid_client\",\"error_codes\":[7000215],\"suberror\":\"basic_action\","
        "\"trace_id\":\"t-1\",\"correlation_id\":\"c-1\"}\n");
}

TEST_CASE("of a query only the API version has its value shown") {
  auto const text =
      traced({.url = "https://arm.example/x?api-version=2018-02-01&$skiptoken=hidden1&code=hidden2&"
                     "hidden3&API-Version=2&=hidden4"},
             {.status = 200});
  CHECK_THAT(text, Contains("x?api-version=2018-02-01&$skiptoken=REDACTED&code=REDACTED&REDACTED&"
                            "API-Version=2&=REDACTED\n"));
  CHECK_THAT(text, !Contains("hidden"));
}

TEST_CASE("a URL that cannot be taken apart is not shown") {
  auto const text = traced({.url = "https://user:hidden@arm.example/x"}, {.status = 200});
  CHECK_THAT(text, Contains("GET REDACTED\n"));
  CHECK_THAT(text, !Contains("hidden"));
}

TEST_CASE("a header that is on no list is hidden, also where the other side's list has it") {
  auto const text = traced({.url = "https://a.example/",
                            .headers = {{"AUTHORIZATION", "Bearer hidden"},
                                        {"X-IDENTITY-HEADER", "hidden"},
                                        {"Retry-After", "hidden"},
                                        {"User-Agent", "partnerctl/0.1.0"},
                                        {"x-ms-client-request-id", "id-1"}}},
                           {.status = 200,
                            .headers = {{"Location", "https://hidden"},
                                        {"Accept", "hidden"},
                                        {"Date", "today"},
                                        {"x-ms-ratelimit-remaining-tenant-reads", "11999"},
                                        {"x-ms-correlation-request-id", "id-2"},
                                        {"x-ms-routing-request-id", "id-3"}}});
  CHECK_THAT(text, !Contains("hidden"));
  CHECK_THAT(text, Contains("> AUTHORIZATION: REDACTED\n"));
  for (auto const* shown : {"partnerctl/0.1.0", "id-1", "today", "11999", "id-2", "id-3"}) {
    CHECK_THAT(text, Contains(shown));
  }
}

TEST_CASE("a challenge shows its scheme and its error") {
  auto const [value, expected] = GENERATE(table<std::string, std::string>({
      {R"(Bearer realm="", authorization_uri="https://h/t", error="insufficient_claims", claims="eyJ9")",
       "Bearer REDACTED error=insufficient_claims REDACTED"},
      {R"(Bearer error="a b \" c", x=y)", "Bearer error=REDACTED REDACTED"},
      {R"(PoP nonce="n, error=\"no\"", Bearer error=invalid_token)",
       "PoP REDACTED Bearer error=invalid_token"},
      {"Basic realm=/var/opt/key", "Basic REDACTED"},
      {"Negotiate YII=", "Negotiate REDACTED"},
      {"NTLM", "NTLM"},
      {"c2VjcmV0", "REDACTED"},
      {"", ""},
      {R"(Bearer error=")", "Bearer error=REDACTED"},
      {"Bearer error", "Bearer error=REDACTED"},
  }));
  auto const text = traced({.url = "https://a.example/"},
                           {.status = 401, .headers = {{"WWW-Authenticate", value}}});
  CHECK_THAT(text, Contains("< WWW-Authenticate: " + expected + "\n"));
}

TEST_CASE("an error of ARM shows its code and not its message") {
  auto const text = traced(
      {.url = "https://arm.example/x"},
      {.status = 403,
       .body =
           R"({"error":{"code":"AuthorizationFailed","message":"hidden","error":{"code":"deep"}},)"
           R"("code":"outer","target":"hidden"})"});
  CHECK_THAT(text, Contains(R"({"error":{"error":"REDACTED","code":"AuthorizationFailed"},)"
                            R"("code":"outer"})"));
  CHECK_THAT(text, !Contains("hidden"));
}

TEST_CASE("a known member that is no code is hidden") {
  auto const text = traced(
      {.url = "https://a.example/"},
      {.status = 400,
       .body = R"({"error":"hidden person@example","code":true,"error_codes":[1,"hidden",[2]],)"
               R"("suberror":{"hidden":1},"trace_id":null})"});
  CHECK_THAT(text, Contains(R"({"error":"REDACTED","code":"REDACTED",)"
                            R"("error_codes":[1,"REDACTED","REDACTED"],"suberror":"REDACTED"})"));
  CHECK_THAT(text, !Contains("hidden"));
}

TEST_CASE("a body that is no error, or no JSON object, is only measured") {
  auto const [status, body] = GENERATE(table<int, std::string>({
      {200, R"({"error":"shown-not","access_token":"hidden"})"},
      {500, "<html>hidden</html>"},
      {500, R"(["hidden"])"},
      {500, R"({"message":"hidden"})"},
      {502, "\"hidden\""},
  }));
  auto const text = traced({.url = "https://a.example/"}, {.status = status, .body = body});
  CHECK_THAT(text, !Contains("hidden") && !Contains("shown-not"));
  CHECK_THAT(text, Contains(std::to_string(body.size()) + " bytes\n"));
}

TEST_CASE("no header of a server moves the cursor") {
  auto const text =
      traced({.url = "https://a.example/"},
             {.status = 200,
              .headers = {{"Content-Type", "a\x1b[2Jb\r\n< forged"}, {"x\x1b-odd\n", "c"}}});
  CHECK_THAT(text, !Contains("\x1b") && !Contains("\n< forged") && !Contains("-odd\n"));
}

TEST_CASE("a failure is shown and thrown on as it was") {
  Traced traced;
  auto const send = traced.through([](auto const&) -> http::Response {
    throw core::Error{
        .kind = core::ErrorKind::network, .message = "refused\x1b", .maybe_done = true};
  });
  try {
    send({.url = "https://a.example/x"});
    FAIL("the error was swallowed");
  } catch (core::Error const& error) {
    CHECK(error.maybe_done);
    CHECK(error.message == "refused\x1b");
  }
  CHECK(traced.all() == "> #1 GET https://a.example/x\n"
                        "< #1 network error after N ms: refused\xEF\xBF\xBD\n");
}

TEST_CASE("blocks are numbered across copies, and a block comes whole") {
  Traced traced;
  auto const send = traced.through([](auto const&) { return http::Response{.status = 200}; });
  auto const copy = send;
  send({.url = "https://a.example/"});
  copy({.url = "https://a.example/"});
  REQUIRE(traced.blocks.size() == 4);
  CHECK_THAT(traced.blocks.at(2), Contains("> #2 GET"));
  CHECK_THAT(traced.blocks.at(3), Contains("< #2 200"));
}

TEST_CASE("what was sent and what came back are not changed") {
  http::Request const request{.url = "https://a.example/?code=1",
                              .headers = {{"Authorization", "Bearer t"}}};
  Traced traced;
  auto const response = traced.through([](http::Request const& sent) {
    return http::Response{.status = 201, .body = sent.url + *sent.headers.get("authorization")};
  })(request);
  CHECK(response.status == 201);
  CHECK(response.body == "https://a.example/?code=1Bearer t");
}

TEST_CASE("an answer's header that repeats what the request carried is hidden") {
  auto const text = traced({.method = "POST",
                            .url = "https://a.example/",
                            .headers = {{"Authorization", "Bearer t0ken-hidden"}},
                            .body = "client_secret=hidden%2Bvalue&scope=x"},
                           {.status = 400,
                            .headers = {{"x-ms-request-id", "id of hidden+value"},
                                        {"request-id", "t0ken-hidden"},
                                        {"Date", "eyJhbGciOiJub25lIn0.e30.c2ln"},
                                        {"Retry-After", "7"}}});
  CHECK_THAT(text, !Contains("hidden") && !Contains("eyJ"));
  CHECK_THAT(text, Contains("Retry-After: 7"));
}
