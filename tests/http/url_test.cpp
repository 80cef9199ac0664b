#include "partnerctl/http/url.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl::http;

TEST_CASE("a URL is taken apart and put together again") {
  auto const url = Url::parse("HTTPS://Management.Azure.com:443/Tenants?api-version=2022-12-01");
  REQUIRE(url);
  CHECK(url->scheme == "https");
  CHECK(url->host == "management.azure.com");
  CHECK(url->port == 443);
  CHECK(url->target == "/Tenants?api-version=2022-12-01");
  CHECK(url->origin() == "https://management.azure.com");
  CHECK(url->text() == "https://management.azure.com/Tenants?api-version=2022-12-01");
}

TEST_CASE("a URL without a path has the path /") {
  CHECK(Url::parse("http://localhost:8080")->target == "/");
  CHECK(Url::parse("http://localhost:8080?a=b")->target == "/?a=b");
  CHECK(Url::parse("http://localhost:8080")->port == 8080);
  CHECK(Url::parse("http://localhost")->port == 80);
}

TEST_CASE("an IPv6 host stands in brackets in text only") {
  auto const url = Url::parse("https://[2001:DB8::1]:8443/a");
  REQUIRE(url);
  CHECK(url->host == "2001:db8::1");
  CHECK(url->text() == "https://[2001:db8::1]:8443/a");
  CHECK(url->origin() == "https://[2001:db8::1]:8443");
}

TEST_CASE("what is no absolute http URL is refused") {
  auto const* const text =
      GENERATE("", "/path", "host/path", "ftp://host/", "https:///path", "https://user@host/",
               "https://user:pass@host/", "https://host/#part", "https://host#part",
               "https://host/a b", "https://host/a\tb", "https://host/a\r\nb", "https://host/\x7F",
               "https://host/\xC3\xA9", " https://host/", "https://good\\@evil/", "https://host:x/",
               "https://host?a#b", "javascript://host/");
  INFO(text);
  CHECK_FALSE(Url::parse(text));
  CHECK_FALSE(Url::parse(std::string("https://host/a\0b", 16)));
}

TEST_CASE("user info behind the path's beginning is path") {
  auto const url = Url::parse("https://good.example/@evil.example/");
  REQUIRE(url);
  CHECK(url->host == "good.example");
  CHECK(Url::parse("https://good.example?@evil.example")->host == "good.example");
}

TEST_CASE("a URL knows whether it stays on this machine") {
  CHECK(Url::parse("http://localhost:1/")->is_loopback());
  CHECK(Url::parse("http://127.9.9.9/")->is_loopback());
  CHECK(Url::parse("http://[::1]:1/")->is_loopback());
  CHECK_FALSE(Url::parse("http://localhost.example/")->is_loopback());
  CHECK_FALSE(Url::parse("http://169.254.169.254/")->is_loopback());
}

TEST_CASE("percent-encoding leaves the unreserved alone and comes back") {
  CHECK(percent_encode("aZ09-._~") == "aZ09-._~");
  CHECK(percent_encode("a b/c?d&e=f+g%") == "a%20b%2Fc%3Fd%26e%3Df%2Bg%25");
  CHECK(percent_encode("\xC3\xA9") == "%C3%A9");
  std::string all;
  for (int byte = 0; byte < 256; ++byte) {
    all += static_cast<char>(byte);
  }
  CHECK(percent_decode(percent_encode(all)) == all);
}

TEST_CASE("a broken escape has no decoded form") {
  auto const* const text = GENERATE("%", "%4", "%4G", "%G4", "a%", "%+4", "%-1", "%0x", "% 4");
  INFO(text);
  CHECK_FALSE(percent_decode(text));
}

TEST_CASE("decoding keeps a plus sign and reads either case") {
  CHECK(percent_decode("a+b%2f%2F") == "a+b//");
  CHECK(percent_decode("").value() == "");
}

TEST_CASE("a form keeps its order and comes back") {
  Form const form{{"scope", "openid https://a/.default"},
                  {"client_secret", "a&b=c+d%é"},
                  {"", ""},
                  {"scope", "twice"}};
  CHECK(form_encode({{"grant_type", "client_credentials"}, {"scope", "a b"}}) ==
        "grant_type=client_credentials&scope=a%20b");
  CHECK(form_decode(form_encode(form)) == form);
}

TEST_CASE("a form of another writer is read") {
  CHECK(form_decode("a=1+2&b&c=&&d=e=f") == Form{{"a", "1 2"}, {"b", ""}, {"c", ""}, {"d", "e=f"}});
  CHECK(form_decode("a=100%&b=%zz%41") == Form{{"a", "100%"}, {"b", "%zzA"}});
  CHECK(form_decode("").empty());
}
