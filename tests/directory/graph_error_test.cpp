#include "directory/graph_error.hpp"
#include "directory/graph_setup.hpp"

using namespace partnerctl;
using Catch::Matchers::Contains;
using core::ErrorKind;

namespace {

core::Error error_of(int status, std::string const& body, http::Headers const& headers = {}) {
  return directory::graph_error({.status = status, .headers = headers, .body = body});
}

std::string refusal(std::string const& code, std::string const& message,
                    std::string const& inner = "innerError") {
  return core::write_json({{"error",
                            {{"code", code},
                             {"message", message},
                             {inner,
                              {{"date", "2026-11-22T10:15:00"},
                               {"request-id", "in-body"},
                               {"client-request-id", "ours"}}}}}});
}

} // namespace

TEST_CASE("a refusal of Microsoft Graph says what to ask the customer for") {
  auto const error = error_of(
      403,
      refusal("Authorization_RequestDenied", "Insufficient privileges to complete the operation."),
      {{"request-id", "in-header"}});
  CHECK(error.kind == ErrorKind::forbidden);
  CHECK(error.message ==
        "Microsoft Graph answered 403: Insufficient privileges to complete the operation");
  CHECK(error.code == "Authorization_RequestDenied");
  CHECK(error.status == 403);
  CHECK(error.request_id == "in-header");
  CHECK_THAT(error.hint, Contains("GDAP") && Contains("Organization.Read.All") &&
                             Contains("Directory.Read.All"));
}

TEST_CASE("each status of Microsoft Graph is its kind of error with its remedy") {
  auto const [status, kind, hint] =
      GENERATE(table<int, ErrorKind, std::string>({{401, ErrorKind::auth, "sign in again"},
                                                   {403, ErrorKind::forbidden, "GDAP"},
                                                   {404, ErrorKind::not_found, "--cloud"},
                                                   {429, ErrorKind::throttled, "again later"},
                                                   {500, ErrorKind::service, "again later"},
                                                   {503, ErrorKind::service, "again later"},
                                                   {400, ErrorKind::service, ""},
                                                   {302, ErrorKind::protocol, "HTTPS_PROXY"},
                                                   {204, ErrorKind::protocol, "HTTPS_PROXY"}}));
  CAPTURE(status);
  auto const error = error_of(status, refusal("some_code", "Some words."));
  CHECK(error.kind == kind);
  CHECK_THAT(error.hint, Contains(hint));
  CHECK(error.hint.empty() == (status == 400));
}

TEST_CASE("the request ID is the header's, else the body's in either spelling, else none") {
  CHECK(error_of(403, refusal("a", "b")).request_id == "in-body");
  CHECK(error_of(403, refusal("a", "b", "innererror")).request_id == "in-body");
  CHECK(error_of(403, refusal("a", "b"), {{"Request-Id", " in-header "}}).request_id ==
        "in-header");
  CHECK(error_of(403, refusal("a", "b"), {{"request-id", " "}}).request_id == "in-body");
  CHECK(error_of(403, R"({"error":{"innerError":"x"}})").request_id.empty());
}

TEST_CASE("a body that explains nothing is told by its status alone") {
  for (auto const* body : {"", "null", "[]", R"({"error":"x"})", R"({"error":{"code":7}})",
                           R"({"error":null})", "{"}) {
    CAPTURE(body);
    CHECK(error_of(403, body).message == "Microsoft Graph answered 403 and did not say why");
  }
  CHECK(error_of(403, R"({"error":{"code":"only_a_code"}})").message ==
        "Microsoft Graph answered 403 (only_a_code)");
}

TEST_CASE("a page in Microsoft Graph's place is blamed on what stands between") {
  auto const error = error_of(403, "<html><body>Blocked</body></html>");
  CHECK_THAT(error.message, Contains("a page instead of JSON"));
  CHECK_THAT(error.hint, Contains("HTTPS_PROXY"));
}

TEST_CASE("what passes by itself is transient unless the service named a time") {
  CHECK(error_of(503, "").transient);
  CHECK(error_of(429, "").transient);
  CHECK_FALSE(error_of(429, "", {{"Retry-After", "30"}}).transient);
  CHECK_FALSE(error_of(501, "").transient);
  CHECK_FALSE(error_of(403, "").transient);
}

TEST_CASE("foreign words of Microsoft Graph move no cursor and fill no screen") {
  auto const error =
      error_of(400, refusal("\x1b[2Jcode", "a\r\nb \x1b[31m" + std::string(5000, 'x')));
  CHECK(error.message.find('\x1b') == std::string::npos);
  CHECK(error.message.find('\n') == std::string::npos);
  CHECK(error.message.size() < 600);
  CHECK(error.code.find('\x1b') == std::string::npos);
}
