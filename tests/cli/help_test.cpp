#include "cli/commands/all.hpp"
#include "cli/help.hpp"
#include "cli/option_list.hpp"
#include "cli/stage.hpp"
#include "cli/tree.hpp"
#include "partnerctl/core/text.hpp"
#include "support/fixtures.hpp"

#include <CLI/CLI.hpp>
#include <catch2/catch.hpp>

#include <fstream>
#include <iomanip>
#include <set>
#include <sstream>

using namespace partnerctl;

namespace {

// As a shell reads it, as far as examples need one: double quotes, and no further than "> file".
std::vector<std::string> words_of(std::string const& line) {
  std::istringstream text(line.substr(0, line.find(" > ")));
  std::vector<std::string> words;
  for (std::string word; text >> std::ws && !text.eof(); words.push_back(word)) {
    if (text.peek() == '"') {
      text >> std::quoted(word);
    } else {
      text >> word;
    }
  }
  return words;
}

} // namespace

TEST_CASE("the help of the root, of a noun and of every command is its golden file") {
  test::Stage const stage;
  std::vector<std::vector<std::string>> asked{
      {"--help"}, {"tenant", "--help"}, {"claim", "--help"}};
  for (auto const& command : cli::all_commands()) {
    asked.push_back(core::split(command.path + " --help", ' '));
  }
  for (auto const& arguments : asked) {
    auto const shown = stage.run(arguments);
    CHECK(shown.code == core::ExitCode::ok);
    CHECK(shown.err.empty());
    auto name = core::join(arguments, "");
    auto const difference = test::differs_from_golden(
        "help/" + name.substr(0, name.find("--help")) + ".txt", shown.out);
    INFO(difference);
    CHECK(difference.empty());
  }
}

TEST_CASE("a line of usage names what stands behind the command") {
  auto const usage = [](std::string const& path) {
    auto const help = test::Stage().run(core::split(path + " --help", ' ')).out;
    auto const at = help.find("Usage: partnerctl ") + 18;
    return help.substr(at, help.find('\n', at) - at);
  };
  CHECK(usage("claim show") == "claim show ID [options]");
  CHECK(usage("claim attach") == "claim attach ID FILE [options]");
  CHECK(usage("claim edit") == "claim edit ID [FILE] [options]");
  CHECK(usage("claim delete") == "claim delete ID... [options]");
  CHECK(usage("claim check") == "claim check [ID...] [options]");
  CHECK(usage("claim new") == "claim new [FILE] [options]");
  CHECK(usage("run show") == "run show RUN [options]");
  CHECK(usage("auth logout") == "auth logout [ACCOUNT] [options]");
  CHECK(usage("link-pal") == "link-pal [options]");
}

TEST_CASE("claim edit names no default, for what is not said stays as it is") {
  auto const help = [](std::string const& verb) {
    return test::Stage().run({"claim", verb, "--help"}).out;
  };
  CHECK(help("new").find("(default: the profile's)") != std::string::npos);
  CHECK(help("edit").find("the profile's") == std::string::npos);
  CHECK(help("edit").find("Of the location that is enrolled in incentives\n") != std::string::npos);
}

TEST_CASE("every command has a summary, a description and examples that begin with partnerctl") {
  for (auto const& command : cli::all_commands()) {
    INFO(command.path);
    CHECK_FALSE(command.summary.empty());
    CHECK_FALSE(command.description.empty());
    CHECK(command.examples.size() >= 2);
    for (auto const& example : command.examples) {
      CHECK(example.line.rfind("partnerctl " + command.path, 0) == 0);
      CHECK_FALSE(example.says.empty());
    }
  }
}

TEST_CASE("every example parses") {
  for (auto const& command : cli::all_commands()) {
    for (auto const& example : command.examples) {
      auto const words = words_of(example.line);
      cli::Tree tree(cli::all_commands());
      INFO(example.line);
      CHECK_NOTHROW(tree.root().parse(std::vector<std::string>(words.rbegin(), words.rend() - 1)));
      CHECK(tree.command_of(tree.reached())->path == command.path);
    }
  }
}

TEST_CASE("names are lower case with hyphens, and no option collides with a global one") {
  cli::Tree const tree(cli::all_commands());
  auto const global = cli::option_names(tree.root());
  std::set<std::string> const globals(global.begin(), global.end());
  for (auto const& command : tree.commands()) {
    CHECK(command.path.find_first_not_of("abcdefghijklmnopqrstuvwxyz- ") == std::string::npos);
    for (auto const& name : cli::option_names(tree.app_of(command))) {
      INFO(command.path << " " << name);
      CHECK(name.find_first_not_of("abcdefghijklmnopqrstuvwxyz-") == std::string::npos);
      if (name != "--help" && name != "-h") {
        CHECK(globals.count(name) == 0);
      }
    }
  }
}

TEST_CASE("docs/commands.md is what the command tree says") {
  cli::Tree const tree(cli::all_commands());
  auto const now = cli::reference(tree);
  std::string const path = test::source_folder() + "/docs/commands.md";
  if (std::getenv("PARTNERCTL_WRITE_GOLDEN") != nullptr) {
    std::ofstream(path) << now;
  }
  std::ifstream file(path);
  std::ostringstream text;
  text << file.rdbuf();
  CHECK(text.str() == now);
}

TEST_CASE("the version is the same however it is asked for") {
  auto const alone = test::Stage().run({"--version"});
  auto const parsed = test::Stage().run({"--no-color", "--version"});
  CHECK(alone.out == parsed.out);
  CHECK(alone.code == parsed.code);
}

TEST_CASE("the version is one line") {
  auto const shown = test::Stage().run({"--version"});
  CHECK(shown.out == "partnerctl " PARTNERCTL_VERSION "\n");
  CHECK(shown.err.empty());
}
