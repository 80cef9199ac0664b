#include "cli/help.hpp"
#include "cli/option_list.hpp"
#include "partnerctl/core/text.hpp"

#include <CLI/CLI.hpp>
#include <fmt/core.h>

namespace partnerctl::cli {
namespace {

std::string escaped(std::string const& text) {
  std::string result;
  for (char const c : text) {
    result += c == '|' ? std::string("\\|") : std::string(1, c);
  }
  return result;
}

std::string option_table(std::vector<OptionText> const& options) {
  std::string text = "| option | says |\n|---|---|\n";
  for (auto const& option : options) {
    text += fmt::format("| `{}` | {} |\n", escaped(std::string(core::trim(option.names))),
                        escaped(option.says));
  }
  return text;
}

} // namespace

std::string reference(Tree const& tree) {
  std::string text = "# Commands\n\nGenerated from the command tree; `tests/cli/help_test.cpp` "
                     "compares it (`PARTNERCTL_WRITE_GOLDEN=1` rewrites it).\n";
  for (auto const& command : tree.commands()) {
    text += fmt::format("\n## {}\n\n{}.", command.path, command.summary);
    text += command.description.empty() ? "\n" : " " + command.description + "\n";
    text += "\n```sh\n";
    for (auto const& example : command.examples) {
      text += fmt::format("# {}\n{}\n", example.says, example.line);
    }
    text += "```\n";
    auto const options = options_of(tree.app_of(command));
    if (!options.empty()) {
      text += "\n" + option_table(options);
    }
  }
  text += "\n## Options of every command\n\nThey may stand in any position.\n\n";
  return text + option_table(options_of(tree.root()));
}

} // namespace partnerctl::cli
