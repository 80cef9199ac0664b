#include "partnerctl/core/folding.hpp"

#include <catch2/catch.hpp>

#include <string>

using partnerctl::core::folded;

TEST_CASE("a folded text has no case, blanks and punctuation") {
  CHECK(folded("Customer Tenant-ID") == "customertenantid");
  CHECK(folded(" customer_tenant id: ") == "customertenantid");
  CHECK(folded("CustomerTenantId") == "customertenantid");
  CHECK(folded("09 azAZ") == "09azaz");
}

TEST_CASE("a folded text has no accents, however they are written") {
  CHECK(folded("Číslo nároku") == "cislonaroku");
  CHECK(folded("Größe ÆØÅ æøå") == "grosseaeoaaeoa");
  CHECK(folded("żółć ĳ œ þ ſ") == "zolcijoeths");
  CHECK(folded("Solucio\u0301n") == folded("Solución"));
  CHECK(folded("N.º") == "no");
  CHECK(folded("№ 7") == "no7");
  CHECK(folded("\u00C0\u017F\u0180") == "as\u0180");
  CHECK(folded("Số ﬁnance e\u2212mail") == "sofinanceemail");
}

TEST_CASE("full-width letters are the common ones, and other scripts stay") {
  CHECK(folded("クレームＩＤ") == folded("クレーム ID"));
  CHECK(folded("顧客\u3000テナント・ID（必須）") == "顧客テナントid必須");
  CHECK(folded("СТАТУС") == folded("статус"));
  CHECK(folded("ΑΩ") == folded("αω"));
  CHECK(folded("中文") == "中文");
}

TEST_CASE("blanks above ASCII and dashes fold away") {
  CHECK(folded("a\u00A0b\u202Fc\u2013d\uFEFF\u200B") == "abcd");
}

TEST_CASE("what is not UTF-8 stays what it is, so that it equals only itself") {
  CHECK(folded("a\xFF\xC3") == "a\xFF\xC3");
  CHECK(folded(std::string("a\0b", 3)) == "ab");
  CHECK(folded("").empty());
  CHECK(folded("?! -").empty());
}
