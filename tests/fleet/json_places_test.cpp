#include "fleet/json_places.hpp"

#include <catch2/catch.hpp>

using partnerctl::fleet::element_places;

TEST_CASE("each element of an array is found where it begins") {
  auto const places = element_places("[\"a\",\n  {\"tenant\": \"x, [y\\\"]\"},\n[1, 2] , 3]");
  REQUIRE(places.size() == 4);
  CHECK((places[0].line == 1 && places[0].column == 2));
  CHECK((places[1].line == 2 && places[1].column == 3));
  CHECK((places[2].line == 3 && places[2].column == 1));
  CHECK((places[3].line == 3 && places[3].column == 10));
}

TEST_CASE("an empty array has no elements") {
  CHECK(element_places(" [ ] ").empty());
}
