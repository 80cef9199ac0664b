#include "partnerctl/terminal/style.hpp"

#include <catch2/catch.hpp>

using partnerctl::terminal::styled;
using partnerctl::terminal::Tone;

TEST_CASE("A tone becomes its ANSI colour around the text and is reset after it") {
  CHECK(styled("linked", Tone::good, true) == "\x1b[32mlinked\x1b[0m");
  CHECK(styled("replaced", Tone::changed, true) == "\x1b[36mreplaced\x1b[0m");
  CHECK(styled("refused", Tone::warning, true) == "\x1b[33mrefused\x1b[0m");
  CHECK(styled("failed", Tone::bad, true) == "\x1b[31mfailed\x1b[0m");
  CHECK(styled("-", Tone::dim, true) == "\x1b[2m-\x1b[0m");
  CHECK(styled("TENANT", Tone::strong, true) == "\x1b[1mTENANT\x1b[0m");
}

TEST_CASE("Without colour, in a plain tone or without text nothing is added") {
  CHECK(styled("failed", Tone::bad, false) == "failed");
  CHECK(styled("contoso.com", Tone::plain, true) == "contoso.com");
  CHECK(styled("", Tone::bad, true).empty());
}
