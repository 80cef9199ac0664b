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
  auto const near = core::closest(name, names);
  auto const path = path_of(app);
  return core::usage_error(
      "no option '" + core::printable(name) + "'" + (&app == &tree.root() ? "" : " of " + path),
      near.empty() ? "see: partnerctl " + (path == "partnerctl" ? "" : path + " ") + "--help"
                   : "did you mean " + near + "?");
}

core::Error unknown_command(Tree& tree, CLI::App const& app, std::vector<std::string> words) {
  if (&app != &tree.root()) {
    words.insert(words.begin(), app.get_name());
  }
  auto const meant = meant_command(tree, words);
  auto const said = core::printable(core::join(words, " "));
  return core::usage_error("no command '" + said + "'", meant.empty()
                                                            ? "see: partnerctl --help"
                                                            : "did you mean: partnerctl " + meant);
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
    return core::usage_error("'" + core::printable(words.front()) +
                                 "' was not expected: " + path_of(app) + " takes options only",
                             "see: partnerctl " + path_of(app) + " --help");
  }
  return core::usage_error(core::printable(complaint), "see: partnerctl --help");
}

} // namespace partnerctl::cli
