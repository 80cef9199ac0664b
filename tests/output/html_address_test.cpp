#include "output/html_address.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using output::address_of_file;
using output::is_https_address;

TEST_CASE("A page leads to https and to nothing else") {
  CHECK(is_https_address("https://partner.microsoft.com/dashboard?a=1&b=2#c"));
  CHECK(is_https_address("HTTPS://partner.example"));
  for (auto const* url :
       {"", "https", "https:", "https://", "https:///partner.example", "https:partner.example",
        "http://partner.example", "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd",
        "//partner.example", " https://partner.example", "https://partner.example/a b",
        "https://partner.example/\n", "https://partner.example/\x7F",
        "https://m\xC3\xBCller.example", "https://partner.microsoft.com@evil.example/",
        "https://a:b@evil.example"}) {
    INFO(url);
    CHECK_FALSE(is_https_address(url));
  }
  CHECK(is_https_address("https://partner.example/@x"));
  // To a browser a backslash ends the host as well.
  CHECK(is_https_address("https://partner.example\\@evil.example"));
}

TEST_CASE("The address of a file is its path with every sign by its number") {
  CHECK(address_of_file("proofs/sow.pdf") == "proofs/sow.pdf");
  CHECK(address_of_file("a b/\"c\"&<d>'?#%.pdf") == "a%20b/%22c%22%26%3Cd%3E%27%3F%23%25.pdf");
  CHECK(address_of_file("K\xC3\xA4se\xFF") == "K%C3%A4se%FF");
  CHECK(address_of_file("javascript:alert(1)") == "javascript%3Aalert%281%29");
  CHECK(address_of_file("...") == "...");
}

TEST_CASE("A path that leads elsewhere has no address") {
  for (auto const* path : {"", "/", "/etc/passwd", "//evil.example/x", "../x", "a/../x", "a/..",
                           "./x", "a//b", "a/", "\\\\evil\\x", "a\\..\\x"}) {
    INFO(path);
    CHECK(address_of_file(path).empty());
  }
}
