#include "partnerctl/partner_center/error.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using Catch::Matchers::Contains;
using core::ErrorKind;

namespace {

http::Response answer(int status, std::string body, http::Headers headers = {}) {
  return {.status = status, .headers = std::move(headers), .body = std::move(body)};
}

http::Response as(http::Response response, core::Identity::Type type) {
  response.sent_as = core::Identity{.type = type};
  return response;
}

http::Response without_mfa() {
  return answer(401, "", {{"WWW-Authenticate", "Bearer error=\"invalid_token\""}});
}

} // namespace

TEST_CASE("the status of an answer of Partner Center gives the kind of its error") {
  auto const [status, kind] = GENERATE(table<int, ErrorKind>({{200, ErrorKind::protocol},
                                                              {302, ErrorKind::protocol},
                                                              {400, ErrorKind::service},
                                                              {401, ErrorKind::auth},
                                                              {403, ErrorKind::forbidden},
                                                              {404, ErrorKind::not_found},
                                                              {409, ErrorKind::conflict},
                                                              {429, ErrorKind::throttled},
                                                              {500, ErrorKind::service}}));
  auto const error = partner_center::error_of(answer(status, ""));
  CHECK(error.kind == kind);
  CHECK(error.status == status);
  CHECK(error.message ==
        "Partner Center answered " + std::to_string(status) + " and did not say why");
}

TEST_CASE("code and description of Partner Center are read in each of their shapes") {
  auto const [body, code, message] = GENERATE(table<std::string, std::string, std::string>(
      {{R"({"code":3000,"description":"No such partner.","data":[],"source":"PartnerFD"})", "3000",
        ": No such partner"},
       {R"({"code":"2000","description":"x"})", "2000", ": x"},
       {R"({"statusCode":429,"message":"Try again in 57 seconds."})", "",
        ": Try again in 57 seconds"},
       {R"({"error":{"code":"A","message":"b"},"code":"C"})", "A", ": b"},
       {R"({"error":{},"code":"C","description":"d"})", "C", ": d"},
       {R"({"code":5})", "5", " (5)"},
       {R"({"code":{},"description":[]})", "", " and did not say why"},
       {"<html>", "", " and did not say why"}}));
  CAPTURE(body);
  auto const error = partner_center::error_of(answer(404, body));
  CHECK(error.code == code);
  CHECK(error.message == "Partner Center answered 404" + message);
}

TEST_CASE("a person's sign-in without MFA is explained") {
  auto error = partner_center::error_of(as(without_mfa(), core::Identity::Type::user));
  CHECK(error.kind == ErrorKind::auth);
  CHECK_THAT(error.message, Contains("multi-factor authentication"));
  CHECK(error.cause == "MFA required");
  CHECK_THAT(error.hint, Contains("auth login"));
  error = partner_center::error_of(
      as(answer(401, R"({"code":"x","description":"MFA required"})"), core::Identity::Type::user));
  CHECK(error.cause == "MFA required");
}

TEST_CASE("another 401 is not taken for missing MFA") {
  CHECK(
      partner_center::error_of(as(without_mfa(), core::Identity::Type::application)).cause.empty());
  auto const expired = answer(401, R"({"code":"900420","description":"expired"})",
                              {{"WWW-Authenticate", "Bearer error=\"invalid_token\""}});
  CHECK(partner_center::error_of(as(expired, core::Identity::Type::user)).cause.empty());
  CHECK(partner_center::error_of(as(answer(401, ""), core::Identity::Type::user)).cause.empty());
}

TEST_CASE("an application is told that a person is needed, a person that a role is") {
  auto const body = R"({"code":403,"description":"This resource can't be accessed by application )"
                    R"(credentials"})";
  for (auto const& response :
       {answer(403, body), as(answer(403, ""), core::Identity::Type::application)}) {
    auto const error = partner_center::error_of(response);
    CHECK(error.kind == ErrorKind::forbidden);
    CHECK(error.cause == "a person is needed");
    CHECK_THAT(error.hint, Contains("--auth browser"));
  }
  auto const person = partner_center::error_of(as(answer(403, ""), core::Identity::Type::user));
  CHECK(person.cause.empty());
  CHECK_THAT(person.hint, Contains("role"));
}

TEST_CASE("an error of Partner Center keeps its request ID and cannot move a cursor") {
  auto error =
      partner_center::error_of(answer(500, R"({"code":"a\u001b[1m","description":"b\u001b[2J\nc"})",
                                      {{"MS-CorrelationId", "c-1"}, {"MS-RequestId", "r-1"}}));
  CHECK(error.request_id == "r-1");
  CHECK((error.code + error.message).find('\x1b') == std::string::npos);
  CHECK(error.message.find('\n') == std::string::npos);
  CHECK(partner_center::request_id(answer(200, "", {{"MS-CorrelationId", "c-1"}})) == "c-1");
  CHECK(partner_center::request_id(answer(200, "")).empty());
}
