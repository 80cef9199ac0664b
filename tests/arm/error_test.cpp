#include "partnerctl/arm/error.hpp"
#include "partnerctl/core/text.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using core::ErrorKind;

namespace {

http::Response answer(int status, std::string body, http::Headers headers = {}) {
  return {.status = status, .headers = std::move(headers), .body = std::move(body)};
}

} // namespace

TEST_CASE("the status of an ARM answer gives the kind of its error") {
  auto const [status, kind] = GENERATE(table<int, ErrorKind>({{100, ErrorKind::protocol},
                                                              {202, ErrorKind::protocol},
                                                              {301, ErrorKind::protocol},
                                                              {307, ErrorKind::protocol},
                                                              {400, ErrorKind::service},
                                                              {401, ErrorKind::auth},
                                                              {403, ErrorKind::forbidden},
                                                              {404, ErrorKind::not_found},
                                                              {408, ErrorKind::service},
                                                              {409, ErrorKind::conflict},
                                                              {412, ErrorKind::service},
                                                              {429, ErrorKind::throttled},
                                                              {500, ErrorKind::service},
                                                              {503, ErrorKind::service}}));
  auto const error = arm::error_of(answer(status, ""));
  CHECK(error.kind == kind);
  CHECK(error.status == status);
  CHECK(error.message.find(std::to_string(status)) != std::string::npos);
  CHECK_FALSE(error.maybe_done);
}

TEST_CASE("an answer of 429 or 5xx passes by itself unless it names a time to come back") {
  for (int const status : {429, 500, 502, 503, 504}) {
    CHECK(arm::error_of({.status = status}).transient);
    for (auto const* name : {"Retry-After", "retry-after-ms", "x-ms-retry-after-ms"}) {
      CHECK_FALSE(arm::error_of({.status = status, .headers = {{name, "900"}}}).transient);
      // None of these is a time.
      CHECK(arm::error_of({.status = status, .headers = {{name, "0"}}}).transient);
    }
  }
  for (int const status : {200, 301, 400, 401, 403, 404, 408, 409, 501}) {
    CHECK_FALSE(arm::error_of({.status = status}).transient);
  }
}

TEST_CASE("code and message of an ARM error are read wherever they stand") {
  auto const [body, code, message] = GENERATE(table<std::string, std::string, std::string>({
      {R"({"error":{"code":"Conflict","message":"Taken."}})", "Conflict", "Taken"},
      {R"({"code":"Conflict","message":"Taken"})", "Conflict", "Taken"},
      {R"({"code":"Outer","message":"o","error":{"code":"Inner","message":"i"}})", "Inner", "i"},
      {R"({"code":"Outer","message":"o","error":{}})", "Outer", "o"},
      {R"({"code":"Outer","message":"o","error":null})", "Outer", "o"},
      {R"({"error":{"code":409,"message":12}})", "409", "12"},
      {R"({"error":{"code":"A","message":"b","innererror":{"code":"C","message":"d"}}})", "A", "b"},
      {R"({"error":{"code":{"x":1},"message":["y"]},"code":"Z"})", "Z",
       "Azure Resource Manager answered 409 (Z)"},
      {R"({"error":"it broke"})", "", "it broke"},
      {R"({"Message":"An error has occurred."})", "", "An error has occurred"},
      {R"({"error":{"code":"Conflict"}})", "Conflict",
       "Azure Resource Manager answered 409 (Conflict)"},
      {"", "", "Azure Resource Manager answered 409 and did not say why"},
      {"[]", "", "Azure Resource Manager answered 409 and did not say why"},
      {"{\"error\":{\"code\":", "", "Azure Resource Manager answered 409 and did not say why"},
  }));
  CAPTURE(body);
  auto const error = arm::error_of(answer(409, body));
  CHECK(error.code == code);
  CHECK(error.message == message);
}

TEST_CASE("a page instead of JSON is said to be one") {
  auto const response =
      GENERATE(answer(502, "  <!DOCTYPE html><p>code message"),
               answer(502, "Bad gateway", {{"content-type", "text/html; charset=utf-8"}}));
  auto const error = arm::error_of(response);
  CHECK(error.kind == ErrorKind::service);
  CHECK(error.message ==
        "Azure Resource Manager answered 502 with a page instead of JSON (a proxy?)");
  CHECK(error.code.empty());
  CHECK(error.hint.find("HTTPS_PROXY") != std::string::npos);
}

TEST_CASE("what came in the service's place has a cause of its own and a hint") {
  auto const [status, body, cause] = GENERATE(table<int, std::string, std::string>({
      {302, "", "redirected"},
      {302, "<html>", "redirected"},
      {403, "<html>", "a page instead of JSON"},
      {204, "", "not the answer that is due"},
  }));
  auto const error = arm::error_of(answer(status, body));
  CHECK(error.cause == cause);
  CHECK_FALSE(error.hint.empty());
  CHECK(arm::error_of(answer(403, R"({"error":{"code":"X"}})")).cause.empty());
}

TEST_CASE("a success that is a page or no whole JSON is told for what it is") {
  auto const page = arm::unusable(answer(200, "Blocked", {{"Content-Type", "text/html"}}), "odd");
  CHECK(page.message ==
        "Azure Resource Manager answered 200 with a page instead of JSON (a proxy?)");
  CHECK(page.cause == arm::error_of(answer(403, "<html>")).cause);
  auto const cut = arm::unusable(answer(200, R"({"a":)"), "odd");
  CHECK(cut.message == "Azure Resource Manager answered 200, but the answer is no whole JSON");
  CHECK(cut.hint.find("HTTPS_PROXY") != std::string::npos);
  auto const other = arm::unusable(answer(200, "{}"), "odd");
  CHECK(other.message == "odd");
  CHECK(other.cause != cut.cause);
  CHECK(other.cause != page.cause);
}

TEST_CASE("a redirect names only the origin that it points to") {
  auto const error =
      arm::error_of(answer(302, "<html>", {{"Location", "https://evil.test:444/steal?token=abc"}}));
  CHECK(error.kind == ErrorKind::protocol);
  CHECK(error.message == "Azure Resource Manager answered 302 with a redirect to "
                         "https://evil.test:444, which is not followed");
  auto const relative = arm::error_of(answer(301, "", {{"Location", "/login?secret=1"}}));
  CHECK(relative.message.find("secret") == std::string::npos);
  CHECK(relative.message.find("not followed") != std::string::npos);
}

TEST_CASE("a long or wild message of a service becomes one printable line") {
  auto const error = arm::error_of(
      answer(400, "{\"error\":{\"code\":\"Bad\\u001b[31m\",\"message\":\"one\\r\\n\\ttwo \\u202e" +
                      std::string(5000, 'x') + "\"}}"));
  CHECK(error.message.substr(0, 8) == "one two ");
  CHECK(core::display_width(error.message) <= 500);
  CHECK(core::display_width(error.message) > 450);
  CHECK(error.message.find("\xE2\x80\xAE") == std::string::npos);
  CHECK(error.code.find('\x1b') == std::string::npos);
}

TEST_CASE("an ARM error keeps the service's request ID") {
  CHECK(arm::error_of(answer(500, "", {{"request-id", "r2"}, {"x-ms-request-id", "r1"}}))
            .request_id == "r1");
  CHECK(arm::request_id(answer(500, "", {{"x-ms-request-id", " "}, {"Request-Id", "r2"}})) == "r2");
  CHECK(arm::request_id(answer(500, "")).empty());
}

TEST_CASE("a body nested without end is an error like any other") {
  auto const error = arm::error_of(answer(500, std::string(300'000, '[')));
  CHECK(error.kind == ErrorKind::service);
}
