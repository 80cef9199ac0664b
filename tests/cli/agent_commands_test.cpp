// What is written is read back as the agents read it: by rules of their own, one line at a time.

#include "cli/agent_commands.hpp"

#include <catch2/catch.hpp>

#include <map>
#include <optional>
#include <utility>
#include <vector>

using namespace partnerctl;
using Severity = cli::Annotation::Severity;

namespace {

struct Command {
  std::string name{};
  std::map<std::string, std::string> properties{};
  std::string data{};
};

using Escapes = std::vector<std::pair<std::string, std::string>>;

// One after the other, as both agents do, so that an escaped percent sign comes last.
std::string unescaped(std::string text, Escapes const& escapes) {
  for (auto const& [escape, character] : escapes) {
    for (auto at = text.find(escape); at != std::string::npos;
         at = text.find(escape, at + character.size())) {
      text.replace(at, escape.size(), character);
    }
  }
  return text;
}

std::map<std::string, std::string> properties(std::string const& text, char separator,
                                              Escapes const& escapes) {
  std::map<std::string, std::string> result;
  for (std::size_t at = 0; at < text.size();) {
    auto const end = std::min(text.find(separator, at), text.size());
    auto const pair = text.substr(at, end - at);
    auto const equals = pair.find('=');
    if (equals != std::string::npos) {
      result[pair.substr(0, equals)] = unescaped(pair.substr(equals + 1), escapes);
    }
    at = end + 1;
  }
  return result;
}

// nullopt where a line end would leave a part of it to be read as a line of its own.
std::optional<Command> as_github_reads(std::string const& line) {
  static Escapes const k_data{{"%0D", "\r"}, {"%0A", "\n"}, {"%25", "%"}};
  static Escapes const k_property{
      {"%0D", "\r"}, {"%0A", "\n"}, {"%3A", ":"}, {"%2C", ","}, {"%25", "%"}};
  auto const end = line.find("::", 2);
  if (line.rfind("::", 0) != 0 || end == std::string::npos ||
      line.find_first_of("\r\n") != std::string::npos) {
    return std::nullopt;
  }
  auto const head = line.substr(2, end - 2);
  auto const blank = std::min(head.find(' '), head.size());
  return Command{.name = head.substr(0, blank),
                 .properties =
                     properties(head.substr(std::min(blank + 1, head.size())), ',', k_property),
                 .data = unescaped(line.substr(end + 2), k_data)};
}

std::optional<Command> as_azure_reads(std::string const& line) {
  static Escapes const k_escapes{
      {"%3B", ";"}, {"%0D", "\r"}, {"%0A", "\n"}, {"%5D", "]"}, {"%AZP25", "%"}};
  auto const begin = line.find("##vso[");
  auto const end = line.find(']', begin);
  if (begin != 0 || end == std::string::npos || line.find_first_of("\r\n") != std::string::npos) {
    return std::nullopt;
  }
  auto const head = line.substr(6, end - 6);
  auto const blank = std::min(head.find(' '), head.size());
  return Command{.name = head.substr(0, blank),
                 .properties =
                     properties(head.substr(std::min(blank + 1, head.size())), ';', k_escapes),
                 .data = unescaped(line.substr(end + 1), k_escapes)};
}

// What somebody might call a tenant.
std::vector<std::string> hostile_texts() {
  return {"plain",
          "50 % off, 100%25, %0A::set-env name=a::b",
          "a::b,file=/etc/passwd::c",
          "a\n::add-mask::b\r\n##[group]c",
          "##vso[task.setvariable variable=x;issecret=true]y",
          "a;type=warning]b%3Bc%AZP25",
          "]##vso[task.complete result=Failed;]",
          "::stop-commands::t",
          ""};
}

} // namespace

TEST_CASE("a GitHub annotation carries any text as it is and nothing else") {
  for (auto const& text : hostile_texts()) {
    for (auto const severity : {Severity::error, Severity::warning}) {
      auto const read = as_github_reads(cli::github_annotation({severity, text, text}));
      INFO(text);
      REQUIRE(read);
      CHECK(read->name == (severity == Severity::error ? "error" : "warning"));
      CHECK(read->properties == std::map<std::string, std::string>{{"title", text}});
      CHECK(read->data == text);
    }
  }
}

TEST_CASE("an Azure Pipelines annotation carries any text as it is and nothing else") {
  for (auto const& text : hostile_texts()) {
    for (auto const severity : {Severity::error, Severity::warning}) {
      auto const read = as_azure_reads(cli::azure_annotation({severity, text, text}));
      INFO(text);
      REQUIRE(read);
      CHECK(read->name == "task.logissue");
      CHECK(read->properties == std::map<std::string, std::string>{
                                    {"type", severity == Severity::error ? "error" : "warning"}});
      CHECK(read->data == text + ": " + text);
    }
  }
}

TEST_CASE("Azure Pipelines gets a summary's path as it is") {
  auto const read = as_azure_reads(cli::azure_upload_summary("/agent/_temp/50%; a]b.md"));
  REQUIRE(read);
  CHECK(read->name == "task.uploadsummary");
  CHECK(read->data == "/agent/_temp/50%; a]b.md");
}

TEST_CASE("the commands are spelled as the services document them") {
  CHECK(cli::github_annotation({Severity::error, "a.com: failed", "no, 5 %"}) ==
        "::error title=a.com%3A failed::no, 5 %25");
  CHECK(cli::azure_annotation({Severity::warning, "a.com", "no; 5 %"}) ==
        "##vso[task.logissue type=warning;]a.com: no%3B 5 %AZP25");
}
