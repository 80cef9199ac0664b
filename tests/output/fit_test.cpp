#include "output/fit.hpp"

#include <catch2/catch.hpp>

using partnerctl::output::fit;
using Widths = std::vector<std::size_t>;

TEST_CASE("Columns that fit keep their widths") {
  CHECK(fit({10, 20, 30}, 64) == Widths{10, 20, 30});
  CHECK(fit({}, 10).empty());
}

TEST_CASE("The last column gives way first while it still says something") {
  CHECK(fit({40, 20, 30}, 93) == Widths{40, 20, 29});
  CHECK(fit({40, 20, 30}, 88) == Widths{40, 20, 24});
}

TEST_CASE("Then the widest give way, of several the rightmost first") {
  CHECK(fit({40, 20, 30}, 78) == Widths{30, 20, 24});
  CHECK(fit({40, 30, 30}, 87) == Widths{30, 29, 24});
}

TEST_CASE("Columns of eight and less are spared as long as others can give way") {
  CHECK(fit({40, 7, 8, 30}, 37) == Widths{8, 7, 8, 8});
}

TEST_CASE("On the narrowest terminals slivers of three are left, and never less") {
  CHECK(fit({40, 7, 8, 2}, 22) == Widths{5, 5, 4, 2});
  CHECK(fit({40, 7, 8, 2}, 1) == Widths{3, 3, 3, 2});
}

TEST_CASE("A message of a hundred thousand columns is fitted") {
  CHECK(fit({100000, 100000}, 80) == Widths{54, 24});
}
