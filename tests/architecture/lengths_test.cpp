// Holds the files of code to the length of docs/contributing.md.

#include "support/fixtures.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <map>
#include <string>

using namespace partnerctl;

namespace {

namespace fs = std::filesystem;

constexpr std::ptrdiff_t k_longest = 300;

// What is longer all the same, and how long: a list that only gets shorter. Divide a file rather
// than adding it here.
std::map<std::string, std::ptrdiff_t> const k_too_long{
    {"tests/support/raw_server.cpp", 351},
};

// How many lines each file of code has, by its path in the project.
std::map<std::string, std::ptrdiff_t> lengths() {
  std::map<std::string, std::ptrdiff_t> found;
  for (auto const* top : {"src", "include", "tests"}) {
    for (auto const& entry : fs::recursive_directory_iterator(test::source_folder() + "/" + top)) {
      auto const extension = entry.path().extension();
      if (extension == ".cpp" || extension == ".hpp") {
        auto const text = test::content_of(entry.path().string());
        found[fs::relative(entry.path(), test::source_folder()).string()] =
            std::count(text.begin(), text.end(), '\n');
      }
    }
  }
  return found;
}

} // namespace

TEST_CASE("no file of code is longer than 300 lines but those that always were") {
  auto const all = lengths();
  REQUIRE(all.size() > 1000);
  for (auto const& [path, lines] : all) {
    auto const known = k_too_long.find(path);
    INFO(path << " has " << lines << " lines: divide it by what it is about");
    CHECK(lines <= (known == k_too_long.end() ? k_longest : known->second));
  }
}

TEST_CASE("the list of files that are too long names none that is not") {
  auto const all = lengths();
  for (auto const& [path, lines] : k_too_long) {
    INFO(path << " is no longer too long: take it from the list");
    auto const found = all.find(path);
    REQUIRE(found != all.end());
    CHECK(found->second > k_longest);
  }
}
