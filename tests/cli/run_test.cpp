// What every command does around its work: quiet, questions, where standard input goes, identity.

#include "cli/stage.hpp"
#include "partnerctl/core/text.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using core::ExitCode;
using test::Stage;

namespace {

std::vector<std::string> sandboxed(std::vector<std::string> arguments) {
  arguments.insert(arguments.end(), {"--cloud", "sandbox"});
  return arguments;
}

bool has(std::string const& text, std::string const& part) {
  return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("who is about to do what is said before it starts", "[socket]") {
  auto const shown =
      Stage().run(sandboxed({"link-pal", "-t", "contoso.example", "--partner-id", "1234567"}));
  CHECK(shown.code == ExitCode::ok);
  CHECK(shown.err.rfind("As engineer@partner.example (sandbox), partner ID 1234567 (Contoso "
                        "Partner Ltd), 1 tenant, "
                        "cloud sandbox\n",
                        0) == 0);
}

TEST_CASE("quiet says nothing when all is well and everything when it is not", "[socket]") {
  Stage const stage;
  auto const good =
      stage.run(sandboxed({"link-pal", "-q", "-t", "contoso.example", "--partner-id", "1234567"}));
  CHECK(good.code == ExitCode::ok);
  CHECK(good.err.empty());
  CHECK_FALSE(good.out.empty());
  auto const bad = stage.run(
      sandboxed({"link-pal", "-q", "-t", "proseware.example", "--partner-id", "1234567"}));
  CHECK(bad.code == ExitCode::auth);
  CHECK(has(bad.err, "SANDBOX 1 tenant"));
}

TEST_CASE("a terminal is asked before many tenants are linked, and no means nothing", "[socket]") {
  Stage stage;
  stage.terminal_columns = 100;
  stage.input = "n\n";
  auto const refused = stage.run(sandboxed(
      {"link-pal", "-t", "contoso.example", "-t", "northwind.example", "--partner-id", "1234567"}));
  CHECK(refused.code == ExitCode::failed);
  CHECK(refused.out.empty());
  CHECK(has(refused.err, "Link 2 tenants?"));
  stage.input = "yes\n";
  CHECK(stage
            .run(sandboxed({"link-pal", "-t", "contoso.example", "-t", "northwind.example",
                            "--partner-id", "1234567"}))
            .code == ExitCode::ok);
}

TEST_CASE("one tenant is linked without a question", "[socket]") {
  Stage stage;
  stage.terminal_columns = 100;
  auto const shown =
      stage.run(sandboxed({"link-pal", "-t", "contoso.example", "--partner-id", "1234567"}));
  CHECK(shown.code == ExitCode::ok);
  CHECK_FALSE(has(shown.err, "?"));
}

TEST_CASE("where nobody can be asked, dangerous commands need --yes") {
  Stage stage;
  for (auto const& arguments : std::vector<std::vector<std::string>>{
           {"unlink-pal", "-t", "contoso.example", "--partner-id", "1234567"},
           {"link-pal", "--all-tenants", "--partner-id", "1234567"},
           {"link-pal", "-t", "contoso.example", "--replace", "--partner-id", "1234567"}}) {
    auto const shown = stage.run(sandboxed(arguments));
    CHECK(shown.code == ExitCode::usage);
    CHECK(has(shown.err, "--yes"));
    CHECK(shown.out.empty());
  }
  stage.terminal_columns = 80;
  CHECK(stage.run(sandboxed({"unlink-pal", "-t", "contoso.example", "--any", "--no-input"})).code ==
        ExitCode::usage);
}

TEST_CASE("standard input is read by one option only") {
  Stage stage;
  auto const shown = stage.run({"status", "-f", "-", "-f", "-", "--client-secret-file", "-"});
  CHECK(shown.code == ExitCode::usage);
}

TEST_CASE("columns are checked before anything is done") {
  auto const shown = Stage().run(sandboxed(
      {"link-pal", "-t", "contoso.example", "--partner-id", "1234567", "--columns", "tenat"}));
  CHECK(shown.code == ExitCode::usage);
  CHECK(has(shown.err, "tenant"));
}

TEST_CASE("the global options may stand before the command") {
  auto const shown = Stage().run({"-o", "tsv", "--cloud", "sandbox", "tenant", "list"});
  CHECK(shown.code == ExitCode::ok);
  CHECK(has(shown.out, "\tarm\t"));
}

TEST_CASE("nothing configured is exit code 4 with the ways to sign in") {
  Stage stage;
  auto const shown = stage.run({"status", "-t", "contoso.example", "--cloud", "public"});
  CHECK(shown.code == ExitCode::auth);
  CHECK(has(shown.err, "AZURE_CLIENT_ID"));
}

TEST_CASE("the partner ID comes from option, environment, profile, in that order", "[socket]") {
  Stage stage;
  stage.environment["PARTNERCTL_CONFIG"] =
      stage.folder.write("config.toml", "[profile.default]\npartner_id = \"7654321\"\n"
                                        "tenants = \"customers.csv\"\n");
  stage.folder.write("customers.csv", "tenant\ncontoso.example\n");
  auto const dry = [&](std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"link-pal", "--dry-run"});
    return stage.run(sandboxed(arguments)).err;
  };
  CHECK(has(dry({}), "partner ID 7654321 (Adatum Consulting), 1 tenant,"));
  stage.environment["PARTNERCTL_PARTNER_ID"] = "5127255";
  CHECK(has(dry({}), "partner ID 5127255 (Fabrikam Partners),"));
  CHECK(has(dry({"--partner-id", "1234567"}), "partner ID 1234567 (Contoso Partner Ltd),"));
}
