#include "auth/foreign_text.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using auth::foreign_text;
using Catch::Matchers::Contains;

TEST_CASE("what a service repeats of a secret is masked, as it is and percent-encoded") {
  core::Secret const secret("p+ss/w=rd");
  CHECK(foreign_text("bad p+ss/w=rd and p%2Bss%2Fw%3Drd, p+ss/w=rd", {secret}) ==
        "bad *** and ***, ***");
  CHECK(foreign_text("kept", {core::Secret()}) == "kept");
  CHECK(foreign_text("one two", {core::Secret("one"), core::Secret("two")}) == "*** ***");
}

TEST_CASE("a token in a service's text is masked though nobody sent it") {
  CHECK(foreign_text("got eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.c2ln here", {}) == "got *** here");
}

TEST_CASE("a service's text is one line without control characters and of bearable length") {
  CHECK(foreign_text(" two\r\nlines. ", {}) == "two  lines");
  CHECK_THAT(foreign_text("a\x1b[2Jb", {}), !Contains("\x1b"));
  CHECK(foreign_text(std::string(5000, 'a'), {}).size() < 410);
}
