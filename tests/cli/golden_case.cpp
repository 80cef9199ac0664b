#include "cli/golden_case.hpp"

#include "cli/stage.hpp"

#include <catch2/catch.hpp>

namespace partnerctl::test {
namespace {

std::string whole(Shown const& shown) {
  return without_chance("exit code " + std::to_string(static_cast<int>(shown.code)) +
                        "\n--- stdout\n" + shown.out + "--- stderr\n" + shown.err);
}

void exchange(std::string& text, std::string const& what, std::string const& by) {
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size())) {
    text.replace(at, what.size(), by);
  }
}

std::vector<std::string> filled_in(std::vector<std::string> arguments, Stage const& stage) {
  for (auto& argument : arguments) {
    exchange(argument, "{folder}", stage.folder.path());
    exchange(argument, "{day-10}", day(-10));
  }
  return arguments;
}

} // namespace

void check_golden(GoldenCase const& one, std::string const& format, std::size_t columns) {
  Stage stage;
  for (auto const& earlier : one.before) {
    stage.run(filled_in(earlier, stage));
  }
  stage.terminal_columns = columns;
  stage.input = one.input;
  auto arguments = filled_in(one.arguments, stage);
  arguments.insert(arguments.end(), {"-o", format});
  auto shown = stage.run(arguments);
  exchange(shown.out, stage.folder.path(), "{folder}");
  exchange(shown.err, stage.folder.path(), "{folder}");
  // Otherwise the file holds the refusal of a slip of this test's, and nothing else.
  CHECK(shown.code != core::ExitCode::usage);
  auto const place = columns > 0 ? "terminal" : "pipe";
  auto const difference =
      differs_from_golden("cli/" + one.name + "." + format + "." + place + ".txt", whole(shown));
  INFO(one.name << "\n" << difference);
  CHECK(difference.empty());
}

} // namespace partnerctl::test
