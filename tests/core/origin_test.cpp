#include "partnerctl/core/origin.hpp"

#include <catch2/catch.hpp>

using partnerctl::core::WebOrigin;

TEST_CASE("an origin is scheme, host and port, in one spelling") {
  auto const [text, expected] = GENERATE(table<std::string, std::string>({
      {"https://login.example", "https://login.example"},
      {"HTTPS://Login.Example:443", "https://login.example"},
      {"http://localhost:80", "http://localhost"},
      {"https://localhost:8443", "https://localhost:8443"},
      {"https://10.1.2.3:1", "https://10.1.2.3:1"},
      {"https://[2001:DB8:0:0::1]:8443", "https://[2001:db8::1]:8443"},
      {"https://[::1]", "https://[::1]"},
  }));
  auto const origin = WebOrigin::parse(text);
  REQUIRE(origin);
  CHECK(origin->text() == expected);
  CHECK(WebOrigin::parse(origin->text()) == origin);
}

TEST_CASE("what is more or less than an origin is none") {
  auto const* const text = GENERATE(
      "", "https", "https://", "//host", "ftp://host", "https:/host", "https://host/",
      "https://host/path", "https://host?x", "https://host#x", "https://user@host",
      "https://user:word@host", "https://ho st", "https://host\t",
      "https://host:", "https://host:0", "https://host:65536", "https://host:-1", "https://host:+1",
      "https://host:1x", "https://host:99999999999", "https://[::1", "https://[::1]x",
      "https://[host]", "https://[]", "https://::1", "https://.host", "https://host.",
      "https://a..b", "https://h%6Fst", "https://host\\@other", "https://h\xC3\xB6st");
  INFO(text);
  CHECK_FALSE(WebOrigin::parse(text));
}

TEST_CASE("an origin holds no NUL byte") {
  CHECK_FALSE(WebOrigin::parse(std::string("https://127.0.0.1\0.evil.example", 31)));
}

TEST_CASE("a name that a resolver reads as an address is no host") {
  auto const* const text =
      GENERATE("http://127.1", "http://2130706433", "http://0x7f.0.0.1", "http://0x7f000001",
               "http://127.0.0.01", "http://1.2.3.4.5", "http://256.0.0.1", "http://example.0x1");
  INFO(text);
  CHECK_FALSE(WebOrigin::parse(text));
}

TEST_CASE("loopback is localhost, 127.0.0.0 to 127.255.255.255 and ::1") {
  auto const [text, expected] = GENERATE(table<std::string, bool>({
      {"http://localhost:1", true},
      {"http://LOCALHOST", true},
      {"http://127.0.0.1", true},
      {"http://127.255.1.2", true},
      {"http://[::1]", true},
      {"http://[0:0:0:0:0:0:0:1]", true},
      {"http://127.0.0.1.evil.example", false},
      {"http://localhost.evil.example", false},
      {"http://128.0.0.1", false},
      {"http://0.0.0.0", false},
      {"http://[::]", false},
      {"http://[::ffff:127.0.0.1]", false},
  }));
  INFO(text);
  auto const origin = WebOrigin::parse(text);
  REQUIRE(origin);
  CHECK(origin->is_loopback() == expected);
}
