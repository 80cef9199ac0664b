#include "partnerctl/core/mask.hpp"

#include <catch2/catch.hpp>

using partnerctl::core::without_tokens;

TEST_CASE("a token in a foreign text is masked wherever it stands") {
  CHECK(without_tokens("got 'Bearer eyJhbGciOiJub25lIn0.eyJ0aWQiOiIxIn0.c2ln' here") ==
        "got 'Bearer ***' here");
  CHECK(without_tokens("eyJhbGciOiJub25lIn0.eyJ0aWQiOiIxIn0.") == "***");
}

TEST_CASE("a text without a token stays as it is") {
  CHECK(without_tokens("eyJ is how they begin, and eyJabc is none") ==
        "eyJ is how they begin, and eyJabc is none");
  CHECK(without_tokens("").empty());
}
