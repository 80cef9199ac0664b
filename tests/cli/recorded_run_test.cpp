// What a run leaves in the ledger, and how it goes on, through the whole program and the sandbox.

#include "cli/stage.hpp"
#include "partnerctl/core/json.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <fstream>

using namespace partnerctl;
using core::ExitCode;
using test::Stage;

namespace {

std::vector<std::string> sandboxed(std::vector<std::string> arguments) {
  arguments.insert(arguments.end(), {"--cloud", "sandbox"});
  return arguments;
}

std::vector<std::string> link_pal(std::vector<std::string> const& more) {
  std::vector<std::string> arguments{"link-pal", "--partner-id", "1234567", "--parallel", "1"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  return sandboxed(arguments);
}

bool has(std::string const& text, std::string const& part) {
  return text.find(part) != std::string::npos;
}

core::Json document(test::Shown const& shown) {
  return core::parse_json(shown.out).value_or(core::Json::object());
}

std::string roster(Stage const& stage, std::string const& text) {
  auto const path = stage.folder.path() + "/customers.csv";
  std::ofstream(path) << text;
  return path;
}

// One that failed, so that something is left to resume.
std::string const k_one_fails = "tenant,name\ncontoso.example,Contoso\nproseware.example,P\n";

} // namespace

TEST_CASE("a run that did all it should leaves nothing to resume", "[socket]") {
  Stage const stage;
  CHECK(stage.run(link_pal({"-t", "contoso.example"})).code == ExitCode::ok);
  auto const resumed = stage.run(sandboxed({"run", "resume", "20", "-o", "csv"}));
  CHECK(resumed.code == ExitCode::ok);
  CHECK(resumed.out == "tenant,name,result,partner,was,note,tenant_id,partner_name,identity,"
                       "object_id,error_kind,error_code,hint,request_id\n");
  CHECK(has(resumed.err, "Nothing is left to do of run 20"));
}

TEST_CASE("where only refusals are left, nothing is said to help again", "[socket]") {
  auto const shown = Stage().run(link_pal({"-t", "tailspin.example"}));
  CHECK(has(shown.err, "1 refused"));
  CHECK_FALSE(has(shown.err, "Again:"));
}

TEST_CASE("a roster that has changed since is noted, and the rows of then are worked on",
          "[socket]") {
  Stage const stage;
  auto const path = roster(stage, k_one_fails);
  CHECK(stage.run(link_pal({"-f", path})).code == ExitCode::some_failed);

  auto const same = stage.run(sandboxed({"run", "resume", "20"}));
  CHECK_FALSE(has(same.err, "changed"));

  roster(stage, "tenant\nnorthwind.example\n");
  auto const changed = stage.run(sandboxed({"run", "resume", "20", "-o", "csv"}));
  CHECK(has(changed.err, path + " has changed since the run began: the run goes on with the rows "
                                "of then\n"));
  CHECK(has(changed.out, "proseware.example"));
  CHECK_FALSE(has(changed.out, "northwind.example"));

  std::remove(path.c_str());
  auto const gone = stage.run(sandboxed({"run", "resume", "20"}));
  CHECK(has(gone.err, path + " cannot be read any more"));
}

TEST_CASE("rows from standard input need not be given again", "[socket]") {
  Stage stage;
  stage.input = k_one_fails;
  CHECK(stage.run(link_pal({"-f", "-"})).code == ExitCode::some_failed);
  stage.input.clear();
  auto const resumed = stage.run(sandboxed({"run", "resume", "20", "-o", "json"}));
  CHECK(document(resumed)["summary"]["total"] == 1);
  CHECK(document(resumed)["tenants"][0]["attempts"] == 2);
}

TEST_CASE("a run is shown as what it was, dry runs too", "[socket]") {
  Stage const stage;
  CHECK(stage.run(link_pal({"-t", "contoso.example", "--dry-run"})).code == ExitCode::ok);
  auto const shown = document(stage.run(sandboxed({"run", "show", "20", "-o", "json"})));
  CHECK(shown["dryRun"] == true);
  CHECK(shown["tenants"][0]["action"] == "would-link");
}

TEST_CASE("a run that is left or failed is shown with the command that goes on", "[socket]") {
  Stage const stage;
  stage.run(link_pal({"-f", roster(stage, k_one_fails)}));
  auto const shown = stage.run(sandboxed({"run", "show", "20", "-o", "none"}));
  CHECK(has(shown.err, "link-pal, finished, 0 left\nAgain: partnerctl run resume 20"));
}

TEST_CASE("a run that is not recorded is not found", "[socket]") {
  Stage const stage;
  auto const none = stage.run(sandboxed({"run", "show", "2026"}));
  CHECK(none.code == ExitCode::not_found);
  CHECK(has(none.err, "no run is recorded in the default ledger (sqlite:///"));
  CHECK(stage.run(link_pal({"-t", "contoso.example"})).code == ExitCode::ok);
  for (auto const* verb : {"show", "resume"}) {
    auto const shown = stage.run(sandboxed({"run", verb, "1999"}));
    CHECK(shown.code == ExitCode::not_found);
    CHECK(shown.out.empty());
    CHECK(has(shown.err, "1999"));
  }
  CHECK(stage.run(sandboxed({"run", "show", "20", "--ledger", "none"})).code ==
        ExitCode::not_found);
}

TEST_CASE("with --ledger none nothing is kept, and the last line says to run it again",
          "[socket]") {
  Stage const stage;
  auto const shown = stage.run(link_pal({"-t", "proseware.example", "--ledger", "none"}));
  CHECK(has(shown.err, "Again: run the same command: partnerctl link-pal"));
  CHECK_FALSE(has(shown.err, ", run 20"));
  CHECK(stage.run(sandboxed({"run", "list", "-o", "csv"})).out ==
        "run,started,command,identity,linked,failed,left\n");
}

TEST_CASE("a run whose ledger cannot be used is told that it can do without", "[socket]") {
  Stage const stage;
  auto const ledger = "sqlite://" + stage.folder.write("file", "x") + "/a.db";
  auto const shown = stage.run(link_pal({"-t", "contoso.example", "--ledger", ledger}));
  CHECK(shown.code == ExitCode::usage);
  CHECK(has(shown.err, "name another with --ledger sqlite:///path/file.db, or keep nothing with "
                       "--ledger none\n"));
  auto const resumed = stage.run(sandboxed({"run", "resume", "20", "--ledger", ledger}));
  CHECK(has(resumed.err, "sqlite:///path/file.db"));
  CHECK_FALSE(has(resumed.err, "--ledger none"));
}

TEST_CASE("a ledger of another kind is refused before anything is sent", "[socket]") {
  for (auto const* url : {"postgresql://db.example/partner", "postgresql://me:hunter2@db/partner",
                          "ledger.db", "mysql://db/partner", "sqlite://relative.db"}) {
    Stage const stage;
    auto const shown = stage.run(link_pal({"-t", "contoso.example", "--ledger", url}));
    INFO(url << "\n" << shown.err);
    CHECK(shown.code == ExitCode::usage);
    CHECK(shown.out.empty());
    CHECK(has(shown.err, "--ledger"));
    CHECK_FALSE(has(shown.err, "hunter2"));
  }
}

TEST_CASE("tenants that Lighthouse delegates stay skipped when a run goes on", "[socket]") {
  Stage const stage;
  auto const all = stage.run(link_pal({"--all-tenants", "--yes"}));
  CHECK(all.code == ExitCode::some_failed);
  auto const resumed = stage.run(sandboxed({"run", "resume", "20", "-o", "csv"}));
  CHECK_FALSE(has(resumed.out, "adatum.example"));
}

TEST_CASE("each tenant is in one shard, and the shards together are all", "[socket]") {
  Stage const stage;
  std::size_t total = 0;
  for (auto const* shard : {"1/3", "2/3", "3/3"}) {
    auto const shown =
        stage.run(sandboxed({"status", "--all-tenants", "--shard", shard, "-o", "json"}));
    total += document(shown)["summary"]["total"].get<std::size_t>();
  }
  CHECK(total == 12);
}

TEST_CASE("a shard without tenants is done at once, with a whole document", "[socket]") {
  Stage const stage;
  std::size_t empty = 0;
  for (int shard = 1; shard <= 4; ++shard) {
    auto const text = std::to_string(shard) + "/4";
    auto const shown =
        stage.run(link_pal({"-t", "contoso.example", "--shard", text, "-o", "json"}));
    CHECK(shown.code == ExitCode::ok);
    auto const whole = document(shown);
    if (whole["summary"]["total"] == 0) {
      ++empty;
      CHECK(whole["tenants"] == core::Json::array());
      CHECK(whole["identity"].is_null());
      CHECK(has(shown.err, "none is in shard " + text));
    }
  }
  CHECK(empty == 3);
}

TEST_CASE("a shard that is none is refused before a roster is read", "[socket]") {
  for (auto const* shard : {"0/3", "4/3", "1", "a/b", "1/0", "-1/2", "1/1001"}) {
    auto const shown = Stage().run(link_pal({"-f", "/nowhere.csv", "--shard", shard}));
    INFO(shard << "\n" << shown.err);
    CHECK(shown.code == ExitCode::usage);
    CHECK(has(shown.err, shard));
    CHECK_FALSE(has(shown.err, "nowhere"));
  }
}
