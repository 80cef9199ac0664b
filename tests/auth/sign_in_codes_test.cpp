#include "partnerctl/auth/sign_in_codes.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace partnerctl;

TEST_CASE("a sign-in code is found with and without its prefix") {
  REQUIRE(auth::find_sign_in_code("AADSTS50076") != nullptr);
  CHECK(auth::find_sign_in_code("AADSTS50076")->meaning == "MFA required");
  CHECK(auth::find_sign_in_code("50079") == auth::find_sign_in_code("AADSTS50076"));
}

TEST_CASE("a code that is not listed is not guessed at") {
  for (auto const* code : {"", "0", "-1", "AADSTS", "AADSTS5007", "AADSTS50076x", "invalid_client",
                           "99999999999999999999"}) {
    CHECK(auth::find_sign_in_code(code) == nullptr);
  }
}

TEST_CASE("every cause has a meaning without a full stop and a remedy with known places") {
  // Every code of the published list that the remedies are written for.
  for (auto const code :
       {50020,   16000,  50034,   90072,   50014,  51004,  50076,   50079,   50072,  50074,
        50078,   50105,  53003,   53000,   53001,  50005,  530035,  530034,  530084, 500212,
        500213,  65001,  90094,   90095,   65004,  65002,  700016,  7000112, 70001,  500011,
        650052,  650057, 7000215, 7000222, 700027, 50012,  700030,  700021,  700023, 50027,
        7000218, 700025, 70021,   700211,  700212, 700213, 7002138, 90061,   70008,  700082,
        700084,  700081, 70043,   50173,   90002,  900023, 90038,   50011,   500113, 50194,
        70011,   28002,  700022,  70016,   70018,  70019,  70020,   50126,   50196,  90055,
        90006,   90024,  90033,   50033,   90099,  900382, 900432,  50049}) {
    INFO(code);
    auto const* found = auth::find_sign_in_code(std::to_string(code));
    REQUIRE(found != nullptr);
    CHECK_FALSE(found->meaning.empty());
    CHECK(found->meaning.back() != '.');
    std::string remedy(found->remedy);
    CHECK_FALSE(remedy.empty());
    for (std::string const place : {"{tenant}", "{client}", "{authority}", "{login}"}) {
      for (auto at = remedy.find(place); at != std::string::npos; at = remedy.find(place)) {
        remedy.erase(at, place.size());
      }
    }
    CHECK(remedy.find_first_of("{}") == std::string::npos);
  }
}
