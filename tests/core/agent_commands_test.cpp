#include "partnerctl/core/text.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace partnerctl::core;

TEST_CASE("printable text holds no command of an Azure Pipelines agent") {
  CHECK(printable("a ##vso[task.setvariable variable=x]y") ==
        "a # #vso[task.setvariable variable=x]y");
  CHECK(printable("##VSO[task.complete]") == "# #VSO[task.complete]");
  // The agent warns of it even where it is no command.
  CHECK(printable("##vso") == "# #vso");
}

TEST_CASE("printable text holds no command of a GitHub runner") {
  CHECK(printable("a##[add-mask]b") == "a# #[add-mask]b");
  CHECK(printable("##[[a##[b") == "# #[[a# #[b");
  CHECK(printable("###[x]") == "## #[x]");
  CHECK(printable("::add-mask::x") == ": :add-mask::x");
  // Whatever white space .NET trims from the beginning of a line.
  auto const* blank = GENERATE("  ", "\u00A0", "\u3000", "\u2003\u202F");
  CHECK(printable(std::string(blank) + "::error::x") == std::string(blank) + ": :error::x");
}

TEST_CASE("printable text keeps what only looks a little like an agent's command") {
  auto const* text = GENERATE("C##", "# #", "#[a]", "## [a]", "Contoso ::error::", "::1", "::", ":",
                              "##", "##vs", "std::string", "");
  CHECK(printable(text) == text);
}

TEST_CASE("printable text is the same when it is made printable again") {
  auto const* text = GENERATE("##vso[x]y", "###[##[", "::a::b", "\u00A0::a::##[x]");
  CHECK(printable(printable(text)) == printable(text));
}
