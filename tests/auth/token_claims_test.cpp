#include "auth/answers.hpp"
#include "auth/errors.hpp"
#include "auth/token_claims.hpp"
#include "partnerctl/core/base64.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using Catch::Matchers::Contains;
using Type = core::Identity::Type;

namespace {

core::Json user_claims() {
  return {{"tid", test::k_tenant},
          {"oid", test::k_object},
          {"appid", test::k_client},
          {"scp", "user_impersonation"}};
}

core::Json with(core::Json claims, char const* name, core::Json value) {
  claims[name] = std::move(value);
  return claims;
}

core::Json without(core::Json claims, char const* name) {
  claims.erase(name);
  return claims;
}

} // namespace

TEST_CASE("an application's token says its tenant, object and client ID") {
  auto const identity = auth::token_identity(test::token_with(test::application_claims()));
  CHECK(identity.type == Type::application);
  CHECK(identity.tenant.text() == test::k_tenant);
  CHECK(identity.object.text() == test::k_object);
  CHECK(identity.client_id == test::k_client);
  CHECK(identity.name == test::k_client);
}

TEST_CASE("a token of version 2 names its client as azp") {
  auto claims = without(test::application_claims(), "appid");
  claims["azp"] = test::k_client;
  CHECK(auth::token_identity(test::token_with(claims)).client_id == test::k_client);
}

TEST_CASE("a person's token says the sign-in name, from whichever claim has it") {
  for (auto const* name : {"upn", "unique_name", "preferred_username", "email"}) {
    auto const identity = auth::token_identity(
        test::token_with(with(user_claims(), name, "engineer@partner.example")));
    CHECK(identity.type == Type::user);
    CHECK(identity.name == "engineer@partner.example");
    CHECK(identity.client_id == test::k_client);
  }
  auto both = with(user_claims(), "unique_name", "second@partner.example");
  both["upn"] = "first@partner.example";
  CHECK(auth::token_identity(test::token_with(both)).name == "first@partner.example");
}

TEST_CASE("without idtyp a token is a person's only if it has a name or delegated scopes") {
  auto type = [](core::Json const& claims) {
    return auth::token_identity(test::token_with(claims)).type;
  };
  CHECK(type(without(test::application_claims(), "idtyp")) == Type::application);
  CHECK(type(user_claims()) == Type::user);
  CHECK(type(with(user_claims(), "idtyp", "user")) == Type::user);
  CHECK(type(with(user_claims(), "idtyp", "app")) == Type::application);
}

TEST_CASE("a token that does not say tenant and object is a protocol error") {
  for (auto const* name : {"tid", "oid"}) {
    for (auto const& claims :
         {without(test::application_claims(), name), with(test::application_claims(), name, 7),
          with(test::application_claims(), name, "contoso.example"),
          with(test::application_claims(), name, "00000000-0000-0000-0000-000000000000")}) {
      auto const error = test::error_of([&] { auth::token_identity(test::token_with(claims)); });
      CHECK(error.kind == core::ErrorKind::protocol);
      CHECK_THAT(error.message, Contains(std::string("'") + name + "'"));
    }
  }
}

TEST_CASE("what is no JSON Web Token is a protocol error that does not repeat it") {
  for (std::string const& token :
       {std::string("TEST_ACCESS_TOKEN"), std::string(), std::string("a.b"), std::string("a.!.c"),
        "a." + core::base64url("no json") + ".c", "a." + core::base64url("[]") + ".c",
        std::string("..")}) {
    auto const error = test::error_of([&] { auth::token_identity(token); });
    CHECK(error.kind == core::ErrorKind::protocol);
    CHECK_THAT(error.message, Contains("no JSON Web Token") && !Contains("TEST_ACCESS_TOKEN"));
  }
}

TEST_CASE("names in a token cannot move the terminal's cursor") {
  auto const identity =
      auth::token_identity(test::token_with(with(user_claims(), "upn", "a\x1b[2Jb")));
  CHECK(identity.name.find('\x1b') == std::string::npos);
}

TEST_CASE("the expiry of a token is read from its claims") {
  CHECK(auth::expiry_claim(test::token_with({{"exp", 1795346100}})) == 1795346100);
  CHECK_FALSE(auth::expiry_claim(test::token_with(core::Json::object())).has_value());
  CHECK_FALSE(auth::expiry_claim("opaque").has_value());
}
