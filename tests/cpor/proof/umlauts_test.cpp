#include "cpor/proof/umlauts.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl::cpor;

TEST_CASE("umlauts are spelled out, also where their dots are characters of their own") {
  CHECK(umlauts_spelled_out("M\u00FCller \u00C4\u00D6\u00DC \u00F8\u00E5") ==
        "Mueller AeOeUe oeaa");
  CHECK(umlauts_spelled_out("Mu\u0308ller A\u030A") == "Mueller Aa");
}

TEST_CASE("all else stays byte by byte") {
  for (auto const* text :
       {"", "Mueller", "Soci\u00E9t\u00E9", "na\u0301", "\xC3", "u\xCC", "\xFF", "\u00DF"}) {
    CHECK(umlauts_spelled_out(text) == text);
  }
}
