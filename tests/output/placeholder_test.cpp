#include <catch2/catch.hpp>

TEST_CASE("placeholder of output") {
  SUCCEED();
}
