// The real binary in the environment of a CI service, with tenants in trouble.

#include "acceptance/stand.hpp"
#include "partnerctl/core/json.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <fstream>
#include <iterator>

using partnerctl::core::Json;
using partnerctl::test::Stand;

namespace {

constexpr char const* k_roster = "tenant,name\n"
                                 "contoso.example,Contoso\n"
                                 "proseware.example,##vso[task.setvariable variable=x]y\n"
                                 "tailspin.example,| <script> `x` [l](http://evil.example)\n";

bool has(std::string const& text, std::string const& part) {
  return text.find(part) != std::string::npos;
}

std::string read(std::string const& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

} // namespace

TEST_CASE("on GitHub Actions tenants in trouble are annotated and summed up") {
  Stand stand;
  auto const file = stand.folder().write("customers.csv", k_roster);
  auto const summary = stand.folder().write("summary.md", "");
  stand.environment()["GITHUB_ACTIONS"] = "true";
  stand.environment()["GITHUB_STEP_SUMMARY"] = summary;
  auto const ended = stand.run({"link-pal", "-f", file, "--partner-id", "1234567", "-o", "json"});
  INFO(ended.err);
  CHECK(ended.code == 5);
  CHECK(Json::parse(ended.out).at("summary").at("failed") == 1);
  CHECK(has(ended.err, "\n::error title=proseware.example%3A failed::AADSTS700016"));
  CHECK(has(ended.err, "\n::warning title=tailspin.example%3A refused::linked to 7654321"));
  auto const text = read(summary);
  CHECK(text.rfind("## partnerctl link-pal: 3 tenants in ", 0) == 0);
  CHECK(has(text,
            "\n| `proseware.example` | &#35; &#35;vso&#91;task.setvariable variable=x&#93;y |"));
  CHECK(has(text, "\n| `tailspin.example` | &#124; &#60;script&#62; &#96;x&#96; "));
}

TEST_CASE("on Azure Pipelines tenants in trouble are issues and the summary is handed over") {
  Stand stand;
  auto const file = stand.folder().write("customers.csv", k_roster);
  stand.environment()["TF_BUILD"] = "True";
  stand.environment()["AGENT_TEMPDIRECTORY"] = stand.folder().path();
  auto const ended = stand.run({"link-pal", "-f", file, "--partner-id", "1234567", "-v"});
  INFO(ended.err);
  CHECK(ended.code == 5);
  CHECK_FALSE(has(ended.out, "##vso"));
  CHECK(has(ended.err, "\n##vso[task.logissue type=error;]proseware.example: failed: "));
  CHECK(has(ended.err, "\n##vso[task.logissue type=warning;]tailspin.example: refused: "));
  CHECK_FALSE(has(ended.err, "setvariable"));
  std::string const command = "\n##vso[task.uploadsummary]";
  auto const at = ended.err.find(command);
  REQUIRE(at != std::string::npos);
  auto const begin = at + command.size();
  CHECK(has(read(ended.err.substr(begin, ended.err.find('\n', begin) - begin)),
            "| `proseware.example` |"));
}
