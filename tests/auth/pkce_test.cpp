#include "auth/pkce.hpp"

#include <catch2/catch.hpp>

#include <set>

using namespace partnerctl;

TEST_CASE("the challenge is that of RFC 7636, appendix B") {
  CHECK(auth::s256_challenge("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk") ==
        "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
}

TEST_CASE("a verifier is 32 random bytes in the alphabet of URLs, with the challenge of it") {
  std::set<std::string> seen;
  for (int i = 0; i < 50; ++i) {
    auto const pkce = auth::make_pkce();
    CHECK(pkce.verifier.reveal().size() == 43);
    CHECK(pkce.verifier.reveal().find_first_not_of(
              "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_") ==
          std::string::npos);
    CHECK(pkce.challenge == auth::s256_challenge(pkce.verifier.reveal()));
    seen.insert(pkce.verifier.reveal());
    seen.insert(auth::random_text());
  }
  CHECK(seen.size() == 100);
}

TEST_CASE("secrets are the same only when every byte is") {
  CHECK(auth::same_secret("abc", "abc"));
  CHECK_FALSE(auth::same_secret("abc", "abd"));
  CHECK_FALSE(auth::same_secret("abc", "ab"));
  CHECK_FALSE(auth::same_secret("", "abc"));
}
