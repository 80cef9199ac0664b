#include "http/no_proxy.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl::http;

namespace {

bool exempt(std::string const& url, std::string const& list) {
  auto const parsed = Url::parse(url);
  REQUIRE(parsed);
  return is_exempt(*parsed, list);
}

} // namespace

TEST_CASE("NO_PROXY names hosts and what is below them") {
  auto const* const list =
      GENERATE("azure.com", ".azure.com", "*.azure.com", "Azure.COM", "azure.com.", " azure.com ",
               "x.example, azure.com", "x.example azure.com", ",,azure.com,", "azure.com:443", "*",
               "x.example,*", ".azure.com:443");
  INFO(list);
  CHECK(exempt("https://management.azure.com/x", list));
  CHECK(exempt("https://azure.com/x", list));
}

TEST_CASE("NO_PROXY does not name what only looks like it") {
  auto const* const list = GENERATE(
      "", " ", ",", "evilazure.com", "zure.com", "management.azure.com.evil", "azure.com:80",
      "azure.com:", "azure.com:x", "azure", "https://azure.com", "azure.com/", ".", "*.",
      "xmanagement.azure.com", "a.management.azure.com", "10.0.0.0/8", "0.0.0.0/0");
  INFO(list);
  CHECK_FALSE(exempt("https://management.azure.com/x", list));
}

TEST_CASE("NO_PROXY counts the port where an entry has one") {
  CHECK(exempt("https://a.example:8443/", "a.example:8443"));
  CHECK_FALSE(exempt("https://a.example/", "a.example:8443"));
  CHECK(exempt("https://[2001:db8::1]:8443/", "[2001:db8::1]:8443"));
  CHECK_FALSE(exempt("https://[2001:db8::1]/", "[2001:db8::1]:8443"));
}

TEST_CASE("NO_PROXY names addresses and ranges of them") {
  auto const [url, list, expected] = GENERATE(table<std::string, std::string, bool>({
      {"https://10.1.2.3/", "10.1.2.3", true},
      {"https://10.1.2.3/", "10.1.2.4", false},
      {"https://10.1.2.3/", "2.3", false},
      {"https://10.1.2.3/", "10.0.0.0/8", true},
      {"https://11.1.2.3/", "10.0.0.0/8", false},
      {"https://10.1.2.3/", "10.1.2.2/31", true},
      {"https://10.1.2.3/", "10.1.2.0/31", false},
      {"https://10.1.2.3/", "0.0.0.0/0", true},
      {"https://10.1.2.3/", "10.1.2.3/32", true},
      {"https://10.1.2.3/", "10.1.2.3/33", false},
      {"https://10.1.2.3/", "10.1.2.3/", false},
      {"https://10.1.2.3/", "10.1.2.3/-1", false},
      {"https://10.1.2.3/", "::/0", false},
      {"https://[2001:db8::1]/", "2001:DB8:0::1", true},
      {"https://[2001:db8::1]/", "[2001:db8::1]", true},
      {"https://[2001:db8::1]/", "2001:db8::/32", true},
      {"https://[2001:db9::1]/", "2001:db8::/32", false},
      {"https://[2001:db8::1]/", "2001:db8::2", false},
  }));
  INFO(url << " " << list);
  CHECK(exempt(url, list) == expected);
}
