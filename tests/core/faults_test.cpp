#include "partnerctl/core/faults.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;

TEST_CASE("a single fault is said by itself") {
  core::Faults faults("a.csv");
  CHECK(faults.count() == 0);
  faults.add("a.csv:1:2", "is wrong", "make it right");
  auto const error = faults.error();
  CHECK(error.kind == core::ErrorKind::usage);
  CHECK(error.message == "a.csv:1:2: is wrong");
  CHECK(error.hint == "make it right");
}

TEST_CASE("several faults are listed in one error with the first hint") {
  core::Faults faults("a.csv");
  faults.add("a.csv:1", "is wrong");
  faults.add("a.csv:2", "is wrong too", "first");
  faults.add("a.csv:3", "and this", "second");
  CHECK(faults.error().message ==
        "a.csv has 3 faults\n  a.csv:1: is wrong\n  a.csv:2: is wrong too\n  a.csv:3: and this");
  CHECK(faults.error().hint == "first");
  CHECK(faults.error(false).message.find("a.csv has at least 3 faults\n") == 0);
}

TEST_CASE("twenty faults are shown, the others counted, and their places not asked for") {
  core::Faults faults("a");
  int asked = 0;
  for (int i = 0; i < 21; ++i) {
    faults.add([&asked] { return "place " + std::to_string(++asked); }, "is wrong");
  }
  CHECK(asked == 20);
  auto const message = faults.error().message;
  CHECK(message.find("a has 21 faults\n  place 1: is wrong\n") == 0);
  CHECK(message.find("  place 20: is wrong\n  …and 1 more") != std::string::npos);
}

TEST_CASE("ten thousand faults are enough") {
  core::Faults faults("a");
  for (int i = 0; i < 9'999; ++i) {
    faults.add("a", "b");
  }
  CHECK_FALSE(faults.full());
  faults.add("a", "b");
  CHECK(faults.full());
}
