#pragma once

#include "partnerctl/core/exit_code.hpp"

#include <functional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace partnerctl::cli {

class Services;

// A command line and what it is for.
struct Example {
  std::string says{};
  std::string line{};
};

// Runs a command whose options have been parsed. What it throws becomes a message and an exit code.
using Run = std::function<core::ExitCode(Services&)>;

// One command as data: the tree, the help, the reference and the tests all read it from here.
struct Command {
  // "link-pal", "tenant list"
  std::string path{};
  // What it does, as a line without a full stop.
  std::string summary{};
  // What a user should know before the first time; plain sentences.
  std::string description{};
  std::vector<Example> examples{};
  // Declares its own options and returns what runs it; the parsed values live in the closure.
  std::function<Run(CLI::App&)> declare{};
};

} // namespace partnerctl::cli
