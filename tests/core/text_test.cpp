#include "partnerctl/core/text.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl::core;
using Words = std::vector<std::string>;

TEST_CASE("case is folded for ASCII alone") {
  CHECK(to_lower("Contoso.COM \u00C4") == "contoso.com \u00C4");
  CHECK(to_upper("get \u00E4[") == "GET \u00E4[");
  CHECK(equal_ignoring_case("Retry-After", "retry-AFTER"));
  CHECK_FALSE(equal_ignoring_case("a", "ab"));
  CHECK_FALSE(equal_ignoring_case("@", "`"));
}

TEST_CASE("trim takes blanks, tabs and line ends from both ends") {
  CHECK(trim(" \t a b\r\n") == "a b");
  CHECK(trim(" \r\n").empty());
  CHECK(trim("").empty());
}

TEST_CASE("split keeps empty parts and join puts them together again") {
  CHECK(split("a;;b;", ';') == Words{"a", "", "b", ""});
  CHECK(split("", ';') == Words{""});
  CHECK(join({"a", "", "b"}, ", ") == "a, , b");
  CHECK(join({}, ",").empty());
  CHECK(join({"same", "same"}, "-") == "same-same");
}

TEST_CASE("the closest word is found for a slip of the fingers") {
  Words const words{"tenant", "name", "partner_id", "profile", "client_id", "labels"};
  CHECK(closest("tenants", words) == "tenant");
  CHECK(closest("tennant", words) == "tenant");
  CHECK(closest("lables", words) == "labels");
  CHECK(closest("partnerid", words) == "partner_id");
  CHECK(closest("nmae", words) == "name");
}

TEST_CASE("no word is suggested that was hardly meant") {
  Words const words{"tenant", "name", "t", "f"};
  CHECK(closest("customer", words).empty());
  CHECK(closest("", words).empty());
  CHECK(closest("x", words).empty());
  CHECK(closest("tenant", {}).empty());
  CHECK(closest(std::string(8'000'000, 'x'), words).empty());
}

TEST_CASE("the nearer of two words is suggested, the first of equals") {
  CHECK(closest("link-pa", {"unlink-pal", "link-pal"}) == "link-pal");
  CHECK(closest("bat", {"cat", "rat"}) == "cat");
}
