#include "cli/diagnose.hpp"

#include "cli/option_list.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/core/text.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>

namespace partnerctl::cli {
namespace {

std::string sorted_words(std::string text) {
  std::replace(text.begin(), text.end(), '-', ' ');
  auto words = core::split(text, ' ');
  std::sort(words.begin(), words.end());
  return core::join(words, " ");
}

// The command meant by a word or two: the same words in another order or joined otherwise
// ("pal link", "link pal", "list-tenant"), else the nearest spelling.
std::string meant_command(Tree const& tree, std::vector<std::string> const& words) {
  std::vector<std::string> paths;
  for (auto const& command : tree.commands()) {
    paths.push_back(command.path);
  }
  for (auto const& path : paths) {
    bool const begins = words.front().size() >= 3 && path.rfind(words.front(), 0) == 0;
    if (begins && words.size() == 1) {
      return path;
    }
  }
  for (std::size_t count = std::min<std::size_t>(words.size(), 3); count > 0; --count) {
    auto const said = core::join({words.begin(), words.begin() + static_cast<long>(count)}, " ");
    for (auto const& path : paths) {
      if (sorted_words(said) == sorted_words(path)) {
        return path;
      }
    }
    auto near = core::closest(said, paths);
    if (!near.empty()) {
      return near;
    }
  }
  return {};
}

std::string path_of(CLI::App const& app) {
  return app.get_parent() == nullptr || app.get_parent()->get_parent() == nullptr
             ? app.get_name()
             : app.get_parent()->get_name() + " " + app.get_name();
}

core::Error unknown_option(Tree& tree, CLI::App const& app, std::string const& word) {
  auto const name = word.substr(0, word.find('='));
  auto names = option_names(tree.root());
  if (&app != &tree.root()) {
    auto const own = option_names(app);
    names.insert(names.end(), own.begin(), own.end());
  }
  auto const path = path_of(app);
  if (std::find(names.begin(), names.end(), name) != names.end()) {
    return core::usage_error("'" + name + "' stands before the command that it belongs to",
                             "put it behind: partnerctl " + path + " " + name + " …");
  }
  // One letter is near to every other.
  auto const near = name.size() > 2 ? core::closest(name, names) : std::string();
  return core::usage_error(
      "no option '" + core::printable(name) + "'" + (&app == &tree.root() ? "" : " of " + path),
      near.empty() ? "see: partnerctl " + (path == "partnerctl" ? "" : path + " ") + "--help"
                   : "did you mean " + near + "?");
}

// The words as they were typed: those nobody knew, and those of the command that was reached.
std::vector<std::string> typed(Tree& tree, std::vector<std::string> const& stray,
                               CLI::App const& app) {
  std::vector<std::string> words;
  for (auto const& word : tree.globals().arguments) {
    bool const is_stray = std::find(stray.begin(), stray.end(), word) != stray.end();
    if (is_stray || word == app.get_name()) {
      words.push_back(core::to_lower(word));
    }
  }
  return words;
}

core::Error unknown_command(Tree& tree, CLI::App const& app,
                            std::vector<std::string> const& stray) {
  auto const words = typed(tree, stray, app);
  if (words.size() >= 2 && words[0] == "claim" && words[1] == "submit") {
    // Kept for a carrier that really submits.
    return core::usage_error(
        "nothing here submits a claim: Microsoft publishes no interface for it",
        "a person enters it, with what this writes: partnerctl claim handoff "
        "ID --out PATH");
  }
  auto const meant = meant_command(tree, words);
  return core::usage_error("no command '" + core::printable(core::join(words, " ")) + "'",
                           meant.empty() ? "see: partnerctl --help"
                                         : "did you mean: partnerctl " + meant);
}

bool takes_words(CLI::App const& app) {
  auto const options = app.get_options();
  return std::any_of(options.begin(), options.end(),
                     [](CLI::Option const* option) { return option->get_positional(); });
}

// CLI11's words for the two commonest slips, in ours.
std::string reworded(std::string const& complaint) {
  auto const option = complaint.substr(0, complaint.find(':'));
  if (complaint.find("At Most 1 required") != std::string::npos) {
    return option + " is given more than once";
  }
  if (complaint.find("1 required") != std::string::npos &&
      complaint.find("missing") != std::string::npos) {
    return option + " needs a value";
  }
  return core::printable(complaint);
}

} // namespace

core::Error diagnose(Tree& tree, std::string const& complaint) {
  auto const& app = tree.reached();
  auto const stray = tree.root().remaining(true);
  auto const is_option = [](std::string const& word) { return word.size() > 1 && word[0] == '-'; };
  auto const option = std::find_if(stray.begin(), stray.end(), is_option);
  std::vector<std::string> words;
  std::copy_if(stray.begin(), stray.end(), std::back_inserter(words),
               [&](std::string const& word) { return !is_option(word); });
  bool const is_command = tree.command_of(app) != nullptr;
  if (!words.empty() && !is_command) {
    return unknown_command(tree, app, words);
  }
  if (option != stray.end()) {
    return unknown_option(tree, app, *option);
  }
  if (!words.empty()) {
    return core::usage_error(
        "'" + core::printable(words.front()) +
            (takes_words(app) ? "' is one too many for " : "' was not expected: ") + path_of(app) +
            (takes_words(app) ? "" : " takes options only"),
        "see: partnerctl " + path_of(app) + " --help");
  }
  auto const path = &app == &tree.root() ? std::string() : path_of(app) + " ";
  return core::usage_error(reworded(complaint), "see: partnerctl " + path + "--help");
}

} // namespace partnerctl::cli
