#include "http/request_rules.hpp"
#include "partnerctl/core/attempt.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using Catch::Matchers::Contains;

namespace {

core::Error refused(http::Request const& request) {
  auto const checked = core::attempt([&] { return http::checked(request); });
  REQUIRE(checked.error);
  CHECK(checked.error->kind == core::ErrorKind::usage);
  CHECK_FALSE(checked.error->maybe_done);
  return *checked.error;
}

} // namespace

TEST_CASE("https goes anywhere and plain http to loopback") {
  for (auto const* url : {"https://management.azure.com/x", "http://localhost:1/", "http://[::1]/",
                          "http://127.0.0.1:40342/metadata"}) {
    INFO(url);
    CHECK_NOTHROW(http::checked({.url = url}));
  }
}

TEST_CASE("plain http to anything else is refused before anything is sent") {
  for (auto const* url : {"http://management.azure.com/", "http://10.0.0.1/", "http://128.0.0.1/",
                          "http://localhost.example/", "http://169.253.0.1/"}) {
    CHECK_THAT(refused({.url = url}).message, Contains("plain http"));
  }
}

TEST_CASE("the link-local address of a managed identity may be asked, but never with a token") {
  http::Request request{.url = "http://169.254.169.254/metadata/identity/oauth2/token"};
  CHECK_NOTHROW(http::checked(request));

  auto with_header = request;
  with_header.headers.set("authorization", "Bearer x");
  refused(with_header);

  auto with_authority = request;
  with_authority.authority =
      http::Authority{.tenant = core::TenantRef::parse("contoso.com"), .scope = "s"};
  refused(with_authority);
}

TEST_CASE("what is no http URL is refused without showing its query") {
  auto const error = refused({.url = "ftp://host/path?secret=topsecret"});

  CHECK_THAT(error.message, Contains("ftp://host/path"));
  CHECK_THAT(error.message, !Contains("topsecret"));
}

TEST_CASE("line breaks and NUL in a URL are refused") {
  for (auto const& url : {std::string("https://h/a\r\nX: y"), std::string("https://h/\n"),
                          std::string("https://h/a\0b", 13), std::string("https://h/a b")}) {
    refused({.url = url});
  }
}

TEST_CASE("a path that begins with two slashes is refused") {
  refused({.url = "https://host//evil.example/x"});
}

TEST_CASE("line breaks and NUL in a header are refused without showing the value") {
  for (auto const& value : {std::string("Bearer topsecret\r\nX: y"), std::string("topsecret\n"),
                            std::string("topsecret\r"), std::string("topsecret\0", 10)}) {
    auto const error = refused({.url = "https://h/", .headers = {{"Authorization", value}}});
    CHECK_THAT(error.message, Contains("Authorization"));
    CHECK_THAT(error.message, !Contains("topsecret"));
  }
}

TEST_CASE("a header name that is none is refused") {
  for (auto const& name :
       {std::string(), std::string("a b"), std::string("a:"), std::string("a\r\nb"),
        std::string("a\0b", 3), std::string("\xC3\xA4")}) {
    refused({.url = "https://h/", .headers = {{name, "x"}}});
  }
}

TEST_CASE("a method that is none is refused") {
  for (auto const* method : {"", "GET /other HTTP/1.1\r\nX:", "G T", "GET\n"}) {
    refused({.method = method, .url = "https://h/"});
  }
}

TEST_CASE("headers that frame the message are the transport's own") {
  for (auto const* name : {"Host", "content-length", "Transfer-Encoding", "Expect", "Connection",
                           "Accept-Encoding", "Proxy-Authorization"}) {
    CHECK_THAT(refused({.url = "https://h/", .headers = {{name, "x"}}}).message, Contains(name));
  }
}
