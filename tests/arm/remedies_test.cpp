#include "arm/remedies.hpp"

#include <catch2/catch.hpp>

using partnerctl::arm::remedy;

TEST_CASE("a known code gives its remedy whatever its case and status") {
  CHECK(remedy("ExpiredAuthenticationToken", 401).find("clock") != std::string_view::npos);
  CHECK(remedy("expiredauthenticationtoken", 403).find("clock") != std::string_view::npos);
  CHECK(remedy("InvalidAuthenticationTokenTenant", 401).find("tenant") != std::string_view::npos);
  CHECK(remedy("AuthorizationFailed", 403).find("role") != std::string_view::npos);
  CHECK(remedy("SubscriptionNotFound", 404).find("subscription") != std::string_view::npos);
  CHECK(remedy("InvalidResourceNamespace", 404).find("--cloud") != std::string_view::npos);
  CHECK(remedy("TooManyRequests", 429).find("--parallel") != std::string_view::npos);
}

TEST_CASE("an unknown code gives what the status alone says or nothing") {
  CHECK(remedy("Strange", 429) == remedy("TooManyRequests", 429));
  CHECK(remedy("", 503).find("later") != std::string_view::npos);
  CHECK(remedy("Strange", 400).empty());
  CHECK(remedy("", 404).empty());
}
