#include "auth/challenges.hpp"
#include "auth/claims_challenge.hpp"
#include "partnerctl/core/base64.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;

namespace {

// Of Microsoft's documentation of claims challenges.
constexpr char const* k_claims = R"({"access_token":{"acrs":{"essential":true,"values":["p1"]}}})";
constexpr char const* k_encoded =
    "eyJhY2Nlc3NfdG9rZW4iOnsiYWNycyI6eyJlc3NlbnRpYWwiOnRydWUsInZhbHVlcyI6WyJwMSJdfX19";

std::optional<std::string> claims_of(std::string const& field, int status = 401) {
  return auth::claims_challenge({.status = status, .headers = {{"WWW-Authenticate", field}}});
}

std::string with_encoded(std::string text) {
  auto const at = text.find('@');
  return text.replace(at, 1, k_encoded);
}

} // namespace

TEST_CASE("the claims of a challenge are found however it is written") {
  auto const field = GENERATE(values<std::string>({
      R"(Bearer realm="", authorization_uri="https://login.example/common/oauth2/authorize", error="insufficient_claims", claims="@")",
      R"(Bearer claims="@", error="insufficient_claims")",
      R"(Bearer error="insufficient_claims",claims="@")",
      R"(Bearer error="insufficient_claims" , claims="@" ,)",
      R"(Bearer error = "insufficient_claims", claims	= "@")",
      R"(Bearer error=insufficient_claims, claims=@)",
      R"(bearer ERROR="insufficient_claims", Claims="@")",
      R"(BEARER  error="insufficient_claims", claims="@")",
      R"(, ,Bearer error="insufficient_claims",, ,claims="@")",
      R"(PoP nonce="ey==", Bearer error="insufficient_claims", claims="@")",
      R"(Bearer error="insufficient_claims", claims="@", PoP realm="", claims="x")",
      R"(Negotiate, Bearer error="insufficient_claims", claims="@")",
      R"(Negotiate a87421000492aa874209af8bc028==, Bearer error="insufficient_claims", claims="@")",
      R"(NTLM TlRMTVNTUAAC/+==,Bearer error="insufficient_claims", claims="@",Basic realm="a")",
      R"(Bearer error="invalid_token", Bearer error="insufficient_claims", claims="@")",
      R"(Basic realm="a, Bearer error=\"invalid_token\", claims=\"x\"", Bearer error="insufficient_claims", claims="@")",
      R"(Bearer error_description="say \"claims=\" \\", error="insufficient_claims", claims="@")",
      R"(Bearer error="insufficient\_claims", claims="@")",
      R"(Basic, Bearer error="insufficient_claims", claims="@", broken="no end)"
      "\"",
      R"((odd) "text" Bearer error="insufficient_claims", claims="@")",
      R"(realm="stray", Bearer error="insufficient_claims", claims="@")",
      R"(Bearer error="insufficient_claims", claims="@", Basic realm="no end)",
  }));
  INFO(field);
  CHECK(claims_of(with_encoded(field)) == k_claims);
}

TEST_CASE("what is no claims challenge has no claims") {
  auto const field = GENERATE(values<std::string>({
      "",
      "Bearer",
      R"(Bearer realm="")",
      R"(Bearer error="insufficient_claims")",
      R"(Bearer error="insufficient_claims", claims="")",
      R"(Bearer claims="@")",
      R"(Bearer error="invalid_token", claims="@")",
      R"(Bearer error="Insufficient_Claims", claims="@")",
      R"(PoP error="insufficient_claims", claims="@")",
      R"(error="insufficient_claims", claims="@")",
      R"(Bearer error="insufficient_claims", PoP claims="@")",
      R"(Bearer error="insufficient_claims", Bearer claims="@")",
      R"(Basic realm="Bearer error=insufficient_claims, claims=@")",
      R"(Basic realm="\", Bearer error=insufficient_claims, claims=@")",
      R"(Bearer error="insufficient_claims", claims="@)",
      R"(Bearer error="insufficient_claims", claims="@\)",
      R"(Bearer error="insufficient_claims", claims="@", realm="no end)",
      R"(Bearer error="insufficient_claims", claims="@!")",
      R"(Bearer error="insufficient_claims", claims="%7B%7D")",
      R"(Bearer error="insufficient_claims", claims="{}")",
      R"(Bearer error="insufficient_claims", claims="WzFd")", // [1]
      R"(Bearer error="insufficient_claims", claims="eyJh")", // {"a
      R"(Bearer error="insufficient_claims", x-claims="@")",
  }));
  INFO(field);
  auto const whole = field.find('@') == std::string::npos ? field : with_encoded(field);
  CHECK(claims_of(whole) == std::nullopt);
}

TEST_CASE("claims come in either alphabet, padded or not") {
  std::string const text = R"({"a":"\u00fb??>>~~~","b":1} )";
  auto const padded = core::base64(text);
  auto const url = core::base64url(text);
  REQUIRE(padded.find_first_of("+/") != std::string::npos);
  REQUIRE(padded.back() == '=');
  for (auto const& encoded : {padded, url, padded.substr(0, padded.find('=')),
                              url + std::string((4 - url.size() % 4) % 4, '=')}) {
    INFO(encoded);
    CHECK(claims_of("Bearer error=\"insufficient_claims\", claims=\"" + encoded + "\"") == text);
  }
}

TEST_CASE("only a 401 is a challenge") {
  auto const field = with_encoded(R"(Bearer error="insufficient_claims", claims="@")");
  CHECK(claims_of(field) == k_claims);
  for (int const status : {200, 400, 403, 407}) {
    CHECK(claims_of(field, status) == std::nullopt);
  }
}

TEST_CASE("challenges may come in several fields") {
  http::Response const response{
      .status = 401,
      .headers = {
          {"WWW-Authenticate", "Basic realm=\"a\""},
          {"X-Other", "Bearer error=\"insufficient_claims\", claims=\"e30=\""},
          {"www-authenticate", with_encoded(R"(Bearer error="insufficient_claims", claims="@")")}}};
  CHECK(auth::claims_challenge(response) == k_claims);
}

TEST_CASE("challenges and their parameters are told apart") {
  auto const all =
      auth::parse_challenges(R"(Negotiate YWJj==, Bearer a=1, b = "2, \"x\"" , Basic, PoP c=)");
  REQUIRE(all.size() == 4);
  CHECK(all[0].scheme == "Negotiate");
  CHECK(all[0].parameters.empty());
  CHECK(all[1].scheme == "Bearer");
  CHECK(all[1].parameters.size() == 2);
  CHECK(all[1].get("A") == "1");
  CHECK(all[1].get("b") == "2, \"x\"");
  CHECK(all[1].get("c") == std::nullopt);
  CHECK(all[2].scheme == "Basic");
  CHECK(all[3].scheme == "PoP");
}

TEST_CASE("no text of a field is too odd to be read") {
  std::string const letters = "a =,\"\\(B";
  std::string field(6, letters.front());
  for (std::size_t i = 0; i < std::size_t{1} << 18U; i += 7) {
    for (std::size_t at = 0; at < field.size(); ++at) {
      field[at] = letters[(i >> (3 * at)) & 7U];
    }
    CHECK(auth::parse_challenges(field).size() <= field.size());
  }
}
