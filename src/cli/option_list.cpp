#include "cli/option_list.hpp"

#include "partnerctl/core/text.hpp"

#include <CLI/CLI.hpp>

namespace partnerctl::cli {

std::vector<std::string> option_names(CLI::App const& app) {
  std::vector<std::string> names;
  for (auto const* option : app.get_options()) {
    for (auto const& name : option->get_snames()) {
      names.push_back("-" + name);
    }
    for (auto const& name : option->get_lnames()) {
      names.push_back("--" + name);
    }
  }
  return names;
}

std::string operands_of(CLI::App const& app) {
  std::string text;
  for (auto const* option : app.get_options()) {
    if (option->get_positional()) {
      auto const name =
          option->get_name(true) + (option->get_items_expected_max() > 1 ? "..." : "");
      text += option->get_required() ? " " + name : " [" + name + "]";
    }
  }
  return text;
}

std::vector<OptionText> options_of(CLI::App const& app) {
  std::vector<OptionText> result;
  for (auto const* option : app.get_options()) {
    if (option == app.get_help_ptr()) {
      continue;
    }
    std::vector<std::string> names;
    for (auto const& name : option->get_snames()) {
      names.push_back("-" + name);
    }
    for (auto const& name : option->get_lnames()) {
      names.push_back((option->get_snames().empty() ? "    --" : "--") + name);
    }
    auto text = core::join(names, ", ");
    if (option->get_positional()) {
      text = option->get_name(true);
    } else if (option->get_items_expected_max() > 0) {
      // CLI11 appends what its validators say; the description says it better.
      auto const type = option->get_type_name();
      text += " " + type.substr(0, type.find(':'));
    }
    result.push_back({text, option->get_description()});
  }
  return result;
}

} // namespace partnerctl::cli
