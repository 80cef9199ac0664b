#pragma once

#include "partnerctl/core/environment.hpp"
#include "partnerctl/core/exit_code.hpp"
#include "support/fixtures.hpp"

#include <map>
#include <string>
#include <vector>

namespace partnerctl::test {

struct Shown {
  core::ExitCode code = core::ExitCode::ok;
  std::string out{};
  std::string err{};
};

// Runs the whole program in this process, as main does, with string streams and an environment of
// its own; the sandbox is the only cloud that these tests name.
class Stage {
public:
  Stage();

  Shown run(std::vector<std::string> const& arguments) const;

  TemporaryFolder folder{};
  // As if stdin, stdout and stderr were a terminal of that many columns.
  std::size_t terminal_columns = 0;
  std::string input{};
  std::map<std::string, std::string, std::less<>> environment{};
};

// A day so many days from today, as "2026-11-22".
std::string day(int from_today);

// The same output for every run on every day: request and run IDs, times, days, durations, digests
// of files with days in them, and the sandbox's port are replaced by words of the same kind.
std::string without_chance(std::string const& text);

} // namespace partnerctl::test
