#include "cli/ci_report.hpp"
#include "cli/stage.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>

using namespace partnerctl;
using core::ExitCode;
using test::Stage;

namespace {

std::vector<std::string> link(std::vector<std::string> const& more = {}) {
  std::vector<std::string> arguments{"link-pal",
                                     "--cloud",
                                     "sandbox",
                                     "-t",
                                     "contoso.example",
                                     "-t",
                                     "proseware.example",
                                     "-t",
                                     "tailspin.example",
                                     "--partner-id",
                                     "1234567",
                                     "-o",
                                     "csv"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  return arguments;
}

std::string read(std::string const& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

bool has(std::string const& text, std::string const& part) {
  return text.find(part) != std::string::npos;
}

struct Job : Stage {
  std::string summary() const { return folder.path() + "/summary.md"; }
  void on_github() {
    environment["GITHUB_ACTIONS"] = "true";
    environment["GITHUB_STEP_SUMMARY"] = summary();
  }
  void on_azure() {
    environment["TF_BUILD"] = "True";
    environment["AGENT_TEMPDIRECTORY"] = folder.path();
  }
};

} // namespace

TEST_CASE("GitHub Actions gets annotations on stderr and a summary, and stdout stays", "[socket]") {
  Job job;
  auto const alone = job.run(link());
  CHECK_FALSE(has(alone.err, "::error"));
  job.on_github();
  auto const shown = job.run(link());
  CHECK(shown.code == ExitCode::some_failed);
  CHECK(has(shown.err, "\n::error title=proseware.example%3A failed::AADSTS65001"));
  CHECK(has(shown.err, "\n::warning title=tailspin.example%3A refused::linked to 7654321"));
  CHECK_FALSE(has(shown.err, "##vso"));
  CHECK_FALSE(has(shown.out, "::error"));
  // The last line is still the command that goes on.
  CHECK(shown.err.rfind("\nAgain: ") > shown.err.rfind("\n::warning"));
  auto const text = read(job.summary());
  CHECK(text.rfind("## SANDBOX: partnerctl link-pal: 3 tenants in ", 0) == 0);
  CHECK(has(text, "| `proseware.example` |"));
}

TEST_CASE("a summary is appended to what the step has said", "[socket]") {
  Job job;
  job.on_github();
  job.folder.write("summary.md", "# Before");
  job.run(link({"--dry-run"}));
  job.run(link());
  auto const text = read(job.summary());
  CHECK(text.rfind("# Before\n\n## SANDBOX: partnerctl link-pal, dry run: ", 0) == 0);
  CHECK(has(text, "\n\n## SANDBOX: partnerctl link-pal: 3 tenants"));
}

TEST_CASE("a summary that does not fit or cannot be written is a line and no failure", "[socket]") {
  Job job;
  job.on_github();
  job.folder.write("summary.md", std::string(1024 * 1024 - 100, 'x'));
  auto const full = job.run(link());
  CHECK(full.code == ExitCode::some_failed);
  CHECK(has(full.err, "The job's summary is missing: "));
  CHECK(read(job.summary()).size() == 1024 * 1024 - 100);
  job.environment["GITHUB_STEP_SUMMARY"] = job.folder.path();
  auto const folder = job.run({"status", "--cloud", "sandbox", "-t", "contoso.example"});
  CHECK(folder.code == ExitCode::ok);
  CHECK(has(folder.err, "Is a directory"));
}

TEST_CASE("Azure Pipelines gets issues and a summary of its own", "[socket]") {
  Job job;
  job.on_azure();
  auto const shown = job.run(link());
  CHECK(shown.code == ExitCode::some_failed);
  CHECK(has(shown.err, "\n##vso[task.logissue type=error;]proseware.example: failed: AADSTS65001"));
  CHECK(has(shown.err, "\n##vso[task.logissue type=warning;]tailspin.example: refused: "));
  CHECK_FALSE(has(shown.err, "::error"));
  CHECK_FALSE(has(shown.err, "task.complete"));
  std::string const command = "\n##vso[task.uploadsummary]";
  auto const at = shown.err.find(command);
  REQUIRE(at != std::string::npos);
  auto const begin = at + command.size();
  auto const path = shown.err.substr(begin, shown.err.find('\n', begin) - begin);
  CHECK(path.rfind(job.folder.path() + "/partnerctl link-pal ", 0) == 0);
  CHECK(has(read(path), "## SANDBOX: partnerctl link-pal: 3 tenants"));
  job.environment["AGENT_TEMPDIRECTORY"] = job.folder.path() + "/none";
  auto const missing = job.run(link());
  CHECK(missing.code == ExitCode::some_failed);
  CHECK(has(missing.err, "The job's summary is missing: "));
  CHECK_FALSE(has(missing.err, "uploadsummary"));
}

TEST_CASE("under quiet a run without trouble leaves stderr empty in CI too", "[socket]") {
  Job job;
  job.on_azure();
  auto const good = job.run(
      {"link-pal", "-q", "--cloud", "sandbox", "-t", "contoso.example", "--partner-id", "1234567"});
  CHECK(good.code == ExitCode::ok);
  CHECK(good.err.empty());
  auto const bad = job.run(link({"-q"}));
  CHECK(bad.code == ExitCode::some_failed);
  CHECK(has(bad.err, "##vso[task.logissue type=error;]"));
}

TEST_CASE("a CI variable that says false is no CI service", "[socket]") {
  Job job;
  job.on_github();
  job.environment["GITHUB_ACTIONS"] = "false";
  CHECK_FALSE(has(job.run(link()).err, "::error"));
  CHECK_FALSE(std::filesystem::exists(job.summary()));
}

TEST_CASE("a display name is no command to the agent, wherever it is shown", "[socket]") {
  Job job;
  job.on_azure();
  auto const roster = job.folder.write(
      "r.csv", "name,tenant\n##vso[task.setvariable variable=x]y,proseware.example\n"
               "::add-mask::z,5a4d0000-0000-4000-8000-00000000000c\n"
               "##vso[task.complete]a,5a4d0000-0000-4000-8000-000000000006\n");
  auto const* format = GENERATE("table", "csv", "tsv");
  auto const shown = job.run(
      {"status", "--cloud", "sandbox", "-f", roster, "-o", format, "--columns", "name,pal", "-v"});
  CHECK_FALSE(has(shown.out, "##vso"));
  CHECK_FALSE(has("\n" + shown.out, "\n::"));
  auto rest = shown.err;
  for (std::string const own :
       {"\n##vso[task.logissue type=error;]", "\n##vso[task.uploadsummary]"}) {
    for (auto at = rest.find(own); at != std::string::npos; at = rest.find(own)) {
      rest.erase(at, own.size());
    }
  }
  CHECK_FALSE(has(rest, "##vso"));
}
