#include "partnerctl/cpor/roles.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl::cpor;

TEST_CASE("a role is known by its ID, its engagement and the portal's words") {
  for (auto const& facts : roles()) {
    CHECK(role_of(facts.id) == facts.role);
    CHECK(role_of(facts.portal_name) == facts.role);
    CHECK(role_of(facts.engagement) == facts.role);
  }
}

TEST_CASE("case, dashes, blanks and British spelling do not matter to a role") {
  CHECK(role_of("USAGE RECOGNITION – Non-Incentivised") == PartnerRole::usage_recognition);
  CHECK(role_of("Influenced Revenue recognition") == PartnerRole::influenced_revenue);
  CHECK(role_of("  use  OR consume ") == PartnerRole::use_or_consume);
  CHECK(role_of("Usage Recognition- Biz Apps") == PartnerRole::usage_recognition);
}

TEST_CASE("what names no role or area is none") {
  CHECK_FALSE(role_of(""));
  CHECK_FALSE(role_of("advisor"));
  CHECK_FALSE(area_of(""));
  CHECK_FALSE(area_of("azure"));
}

TEST_CASE("an area is known by its ID and the portal's words") {
  CHECK(area_of("Modern Work & Security") == SolutionArea::modern_work_and_security);
  CHECK(area_of("business applications") == SolutionArea::business_applications);
  for (auto const& facts : roles()) {
    CHECK(area_of(portal_name_of(facts.area)) == facts.area);
    CHECK(area_of(id_of(facts.area)) == facts.area);
  }
}
