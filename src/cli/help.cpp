#include "cli/help.hpp"

#include "cli/option_list.hpp"
#include "partnerctl/core/text.hpp"

#include <CLI/CLI.hpp>
#include <fmt/core.h>

namespace partnerctl::cli {
namespace {

constexpr std::size_t k_line = 96;

// Words of `text` in lines of at most `width`, each after the first indented.
std::string wrapped(std::string const& text, std::size_t indent, std::size_t width) {
  std::string result;
  std::size_t column = indent;
  for (auto const& word : core::split(text, ' ')) {
    if (column > indent && column + 1 + word.size() > width) {
      result += "\n" + std::string(indent, ' ');
      column = indent;
    } else if (column > indent) {
      result += ' ';
      ++column;
    }
    result += word;
    column += word.size();
  }
  return result;
}

std::string entries(std::vector<OptionText> const& options) {
  std::size_t widest = 0;
  for (auto const& option : options) {
    widest = std::max(widest, option.names.size());
  }
  std::string text;
  for (auto const& option : options) {
    text += fmt::format("  {:<{}}  {}\n", option.names, widest,
                        wrapped(option.says, widest + 4, k_line));
  }
  return text;
}

std::string command_help(Tree const& tree, CLI::App const& app, Command const& command) {
  std::string text = command.summary + ".\n";
  if (!command.description.empty()) {
    text += "\n" + wrapped(command.description, 0, k_line) + "\n";
  }
  text += fmt::format("\nUsage: partnerctl {}{} [options]\n", command.path, operands_of(app));
  text += "\nExamples:\n";
  for (auto const& example : command.examples) {
    text += fmt::format("  # {}\n  {}\n", example.says, example.line);
  }
  auto const own = options_of(app);
  if (!own.empty()) {
    text += "\nOptions:\n" + entries(own);
  }
  text += "\nOptions of every command, in any position:\n";
  text += entries(options_of(tree.root()));
  return text;
}

std::string group_help(Tree const& tree, CLI::App const& app) {
  bool const is_root = app.get_parent() == nullptr;
  std::string text = is_root ? "Links your Microsoft partner ID in every customer tenant.\n"
                             : app.get_description() + ".\n";
  text += fmt::format("\nUsage: partnerctl {}<command> [options]\n\nCommands:\n",
                      is_root ? "" : app.get_name() + " ");
  std::vector<OptionText> rows;
  for (auto const& command : tree.commands()) {
    bool const below = is_root || command.path.rfind(app.get_name() + " ", 0) == 0;
    if (below) {
      rows.push_back({command.path, command.summary});
    }
  }
  text += entries(rows);
  if (is_root) {
    text += "\nOptions of every command, in any position:\n" + entries(options_of(app));
    text += "\nTry it without any account: partnerctl link-pal --cloud sandbox --all-tenants "
            "--partner-id 1234567 --yes\n";
  }
  text += fmt::format("\nMore about a command: partnerctl {}<command> --help\n",
                      is_root ? "" : app.get_name() + " ");
  return text;
}

} // namespace

std::string help(Tree const& tree, CLI::App const& app) {
  auto const* command = tree.command_of(app);
  return command != nullptr ? command_help(tree, app, *command) : group_help(tree, app);
}

} // namespace partnerctl::cli
