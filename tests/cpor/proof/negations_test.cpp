#include "cpor/proof/negations.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl::cpor;

TEST_CASE("what a sentence denies is cut, up to its end") {
  CHECK(without_denied("No signature is needed. Signature: Ann") == ". Signature: Ann");
  CHECK(without_denied("Valid WITHOUT a signature!") == "Valid !");
  CHECK(without_denied("needs no\nsignature here\nSignature") == "needs \nSignature");
  CHECK(without_denied("required: no\nSignature") == "required: \nSignature");
  CHECK(without_denied("no") == "");
  CHECK(without_denied("a not\n") == "a \n");
}

TEST_CASE("what only looks like a denial is kept, and all else byte by byte") {
  for (auto const* text : {"", "Notice, node, piano, nos", "Contract no 17 signed by Ann",
                           "no #4 signed", "Signature n\xC3\xB6 \xFF\0x", "a_b|c\r\n\td"}) {
    CHECK(without_denied(text) == text);
  }
  CHECK(without_denied("No. 17") == ". 17");
}
