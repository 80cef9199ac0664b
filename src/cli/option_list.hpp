#pragma once

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace partnerctl::cli {

// An option as help shows it: "-o, --output FORMAT" and what it says.
struct OptionText {
  std::string names{};
  std::string says{};
};

// What stands behind the command, as its line of usage has it: " ID FILE", " [ID...]"; empty where
// there is nothing.
std::string operands_of(CLI::App const& app);

// The options that an app declares itself, in their order, without --help.
std::vector<OptionText> options_of(CLI::App const& app);

// "--output", "-o" and so on: what a mistyped option may have meant.
std::vector<std::string> option_names(CLI::App const& app);

} // namespace partnerctl::cli
