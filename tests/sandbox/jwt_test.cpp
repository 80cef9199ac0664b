#include "sandbox/jwt.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using partnerctl::sandbox::Jwt;
using partnerctl::sandbox::unsigned_jwt;

TEST_CASE("a token is taken apart into what was put together") {
  auto const text = unsigned_jwt({{"alg", "RS256"}}, {{"sub", "x"}, {"exp", 5}}) + ".c2ln";
  auto const jwt = Jwt::take_apart(text);
  REQUIRE(jwt);
  CHECK(jwt->header_text("alg") == "RS256");
  CHECK(jwt->header_text("kid").empty());
  CHECK(jwt->claim("sub") == "x");
  CHECK(jwt->claim("exp").empty());
  CHECK(jwt->signature == "sig");
  CHECK(std::string(jwt->signed_text) + ".c2ln" == text);
}

TEST_CASE("what is no token is not taken apart") {
  for (auto const* text : {"", ".", "..", "a.b", "e30.e30", "e30.W10.", "W10.e30.", "e30.e30.!"}) {
    CAPTURE(text);
    CHECK(!Jwt::take_apart(text));
  }
  CHECK(Jwt::take_apart("e30.e30."));
}
