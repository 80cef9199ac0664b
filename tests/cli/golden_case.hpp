#pragma once

#include <string>
#include <vector>

namespace partnerctl::test {

// A command line whose whole output is a golden file: tests/fixtures/golden/cli. In its words
// "{folder}" is the stage's folder, "{day-10}" the day 10 days ago.
struct GoldenCase {
  std::string name;
  std::vector<std::string> arguments;
  // Commands that were run before it.
  std::vector<std::vector<std::string>> before{};
  std::string input{};
};

// Checks it in one format: as in a terminal of that many columns, or (0) in a pipe.
void check_golden(GoldenCase const& one, std::string const& format, std::size_t columns);

} // namespace partnerctl::test
