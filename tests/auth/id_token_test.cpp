#include "auth/answers.hpp"
#include "auth/errors.hpp"
#include "auth/id_token.hpp"
#include "auth/people.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using Catch::Matchers::Contains;

namespace {

auth::IdToken read(core::Json const& claims, std::string const& nonce = "n0nce") {
  return auth::read_id_token(core::Secret(test::token_with(claims)), test::k_client, nonce);
}

} // namespace

TEST_CASE("an ID token gives the person's name, for this client and this sign-in") {
  CHECK(read({{"aud", test::k_client}, {"nonce", "n0nce"}, {"preferred_username", "a@b.example"}})
            .user_name == "a@b.example");
  CHECK(read({{"aud", {"other", test::k_client}}, {"nonce", "n0nce"}, {"upn", "c@d.example"}})
            .user_name == "c@d.example");
  CHECK(read({{"aud", test::k_client}, {"nonce", "n0nce"}}).user_name.empty());
  CHECK(read({{"aud", test::k_client}}, "").user_name.empty());
}

TEST_CASE("an ID token of another sign-in or for another client is a protocol error") {
  for (auto const& claims : std::vector<core::Json>{{{"aud", test::k_client}, {"nonce", "other"}},
                                                    {{"aud", test::k_client}},
                                                    {{"aud", "other"}, {"nonce", "n0nce"}},
                                                    {{"aud", {"other"}}, {"nonce", "n0nce"}},
                                                    {{"nonce", "n0nce"}}}) {
    auto const error = test::error_of([&] { read(claims); });
    CHECK(error.kind == core::ErrorKind::protocol);
    CHECK_THAT(error.message + error.hint, Contains("ID token") && !Contains("n0nce"));
  }
}

TEST_CASE("an ID token that is no JSON Web Token is a protocol error") {
  for (std::string const text : {"", "opaque", "a.b", "a.b.c", "eyJ.W10.x"}) {
    auto const error =
        test::error_of([&] { auth::read_id_token(core::Secret(text), test::k_client, ""); });
    CHECK(error.kind == core::ErrorKind::protocol);
  }
}
