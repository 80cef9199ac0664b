// status over what the sandbox has and what its ledger remembers, as a user runs it.

#include "cli/stage.hpp"
#include "partnerctl/core/json.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <filesystem>

using namespace partnerctl;
using core::ExitCode;
using test::content_of;
using test::Stage;

namespace {

core::Json document(test::Shown const& shown) {
  INFO(shown.err);
  auto parsed = core::parse_json(shown.out);
  REQUIRE(parsed);
  return *parsed;
}

std::vector<std::string> with(std::vector<std::string> words,
                              std::vector<std::string> const& more) {
  words.insert(words.end(), {"--cloud", "sandbox"});
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

core::Json tenant_in(core::Json const& document, std::string const& tenant) {
  for (auto const& one : document.at("tenants")) {
    if (one.at("tenant") == tenant) {
      return one;
    }
  }
  FAIL("no row of " + tenant);
  return {};
}

std::string status_change(Stage const& stage, std::vector<std::string> const& more) {
  auto words = with({"status", "-t", "contoso.example", "-o", "json"}, more);
  auto const change = tenant_in(document(stage.run(words)), "contoso.example").at("change");
  return change.is_null() ? "" : change.get<std::string>();
}

std::string run_of(test::Shown const& shown) {
  return document(shown).at("run").get<std::string>();
}

} // namespace

TEST_CASE("what changed is told against the last record, a run and a date", "[socket]") {
  Stage const stage;
  CHECK(status_change(stage, {}).empty());
  auto const first = run_of(stage.run(with({"status", "-t", "contoso.example", "-o", "json"}, {})));
  auto const link =
      with({"link-pal", "-t", "contoso.example", "-o", "json"}, {"--partner-id", "1234567"});
  CHECK(stage.run(link).code == ExitCode::ok);
  // link-pal itself was the last record.
  CHECK(status_change(stage, {}) == "same");
  CHECK(status_change(stage, {"--since", first}) == "new");
  CHECK(status_change(stage, {"--since", "2026-01-01"}).empty());
  auto const linked = run_of(stage.run(link));
  stage.run(with({"link-pal", "-t", "contoso.example"},
                 {"--partner-id", "7654321", "--replace", "--yes"}));
  CHECK(status_change(stage, {"--since", linked}) == "partner");
  stage.run(with({"unlink-pal", "-t", "contoso.example"}, {"--any", "--yes"}));
  CHECK(status_change(stage, {"--since", linked}) == "gone");
}

TEST_CASE("a run to compare with that is none is said with the nearest", "[socket]") {
  Stage const stage;
  auto const none =
      stage.run(with({"status", "-t", "contoso.example"}, {"--since", "20260101T000000Z-aaaa"}));
  CHECK(none.code == ExitCode::usage);
  CHECK(none.err.find("nothing is recorded") != std::string::npos);
  stage.run(with({"status", "-t", "contoso.example"}, {}));
  auto const unknown =
      stage.run(with({"status", "-t", "contoso.example"}, {"--since", "20260101T000000Z-aaaa"}));
  CHECK(unknown.code == ExitCode::usage);
  CHECK(unknown.out.empty());
  for (auto const* since : {"nonsense", "yesterday", "2026-13-45", "2999-01-01", ""}) {
    auto const wrong = stage.run(with({"status", "-t", "contoso.example"}, {"--since", since}));
    INFO(since << wrong.err);
    CHECK(wrong.code == ExitCode::usage);
    CHECK(wrong.err.find("--since") != std::string::npos);
  }
}

TEST_CASE("what is recorded is shown with its age without anybody being asked", "[socket]") {
  Stage const stage;
  auto const run = run_of(
      stage.run(with({"link-pal", "-t", "contoso.example", "-t", "litware.example", "-o", "json"},
                     {"--partner-id", "1234567", "--yes"})));
  auto const shown = stage.run(
      with({"status", "--recorded", "-o", "json", "-t", "contoso.example", "-t", "nobody.example"},
           {"--partner-id", "1234567", "--debug"}));
  CHECK(shown.code == ExitCode::some_failed);
  // --debug would show every call.
  CHECK(shown.err.find("> #") == std::string::npos);
  auto const rows = document(shown);
  CHECK(rows.at("tenants").size() == 2);
  auto const contoso = tenant_in(rows, "contoso.example");
  CHECK(contoso.at("state") == "linked");
  CHECK(contoso.at("recorded").at("run") == run);
  CHECK(contoso.at("recorded").at("command") == "link-pal");
  CHECK(tenant_in(rows, "nobody.example").at("state") == "unreadable");
  auto const all = document(stage.run(with({"status", "--recorded", "-o", "json"}, {})));
  CHECK(all.at("summary").at("linked") == 2);
  // The sandbox's customers with claims and no recorded link.
  CHECK(all.at("summary").at("skipped") == 3);
  auto const other = stage.run(
      with({"status", "--recorded", "-o", "none"}, {"--partner-id", "7654321", "--check"}));
  CHECK(other.code == ExitCode::not_as_wanted);
}

TEST_CASE("a run of status that was recorded shows its earning again", "[socket]") {
  Stage const stage;
  auto const first =
      stage.run(with({"status", "-t", "treyresearch.example", "--access", "-o", "csv"}, {}));
  CHECK(first.out.find("does-not-earn") != std::string::npos);
  auto const again = stage.run(with({"run", "show", "20", "-o", "csv"}, {}));
  CHECK(again.out == first.out);
}

TEST_CASE("a link-pal says at no call which of its links were seen to earn nothing", "[socket]") {
  Stage const stage;
  auto const link =
      with({"link-pal", "-t", "treyresearch.example", "-o", "none"}, {"--partner-id", "1234567"});
  CHECK(stage.run(link).err.find("earns nothing") == std::string::npos);
  stage.run(with({"status", "-t", "treyresearch.example", "--access", "-o", "none"}, {}));
  auto const told = stage.run(link).err;
  CHECK(told.find("1 linked and earns nothing: as it was last checked, 20") != std::string::npos);
  CHECK(told.find(": no earning role (Reader): treyresearch.example") != std::string::npos);
}

TEST_CASE("a row that is not linked says what its access would be worth", "[socket]") {
  Stage const stage;
  auto const shown = stage.run(
      with({"status", "-t", "contoso.example", "--access", "-o", "csv", "--columns", "note"}, {}));
  CHECK(shown.out.find("linked to no partner; its access: Contributor on subscription") !=
        std::string::npos);
}

TEST_CASE("a table of one's own takes the place of Microsoft's", "[socket]") {
  Stage const stage;
  auto const roles = stage.folder.write("roles.csv", "role,earns\nReader,yes\n");
  auto const shown = document(stage.run(with(
      {"status", "-t", "treyresearch.example", "-o", "json", "--access", "--earning-roles", roles},
      {})));
  auto const trey = tenant_in(shown, "treyresearch.example").at("earning");
  CHECK(trey.at("why") != "no-earning-role");
  CHECK(trey.at("table").get<std::string>().find("roles.csv") != std::string::npos);
  auto const wrong = stage.folder.write("wrong.csv", "role,earns\nReader,perhaps\n");
  auto const refused = stage.run(
      with({"status", "-t", "treyresearch.example", "--access", "--earning-roles", wrong}, {}));
  CHECK(refused.code == ExitCode::usage);
  CHECK(refused.err.find("perhaps") != std::string::npos);
}

TEST_CASE("the page is written as a whole and refused before anything is sent", "[socket]") {
  Stage const stage;
  auto const path = stage.folder.path() + "/page.html";
  auto const shown = stage.run(
      with({"status", "-t", "contoso.example", "-t", "fourthcoffee.example", "-o", "none"},
           {"--html", path}));
  CHECK(shown.code == ExitCode::ok);
  auto const page = content_of(path);
  CHECK(page.find("contoso.example") != std::string::npos);
  CHECK(page.find("<script>alert") == std::string::npos);
  auto const refused = stage.run(with({"status", "-t", "contoso.example", "--debug"},
                                      {"--html", stage.folder.path() + "/none/page.html"}));
  CHECK(refused.code == ExitCode::usage);
  CHECK(refused.err.find("> #") == std::string::npos);
}

TEST_CASE("a page is written over one of its own, and over no other", "[socket]") {
  Stage const stage;
  auto const path = stage.folder.path() + "/page.html";
  auto const write =
      with({"status", "-t", "contoso.example", "-o", "none", "--debug"}, {"--html", path});
  CHECK(stage.run(write).code == ExitCode::ok);
  CHECK(stage.run(write).code == ExitCode::ok);
  auto const page = content_of(path);
  auto const begin = page.find("<meta http-equiv");
  REQUIRE(begin != std::string::npos);
  std::string const theirs =
      "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n";
  for (auto const& other :
       {theirs + page.substr(begin), theirs, std::string("<!doctype html>"),
        theirs + "<meta name=\"generator\" content=\"partnerctl sheet\">\n" + page.substr(begin)}) {
    stage.folder.write("page.html", other);
    auto const refused = stage.run(write);
    INFO(refused.err);
    CHECK(refused.code == ExitCode::usage);
    CHECK(refused.out.empty());
    CHECK(refused.err.find("> #") == std::string::npos);
    CHECK(refused.err.find("--html: '" + path +
                           "' is there already, and no file that this option "
                           "writes") != std::string::npos);
    CHECK(content_of(path) == other);
  }
}

TEST_CASE("options that do not go together are refused", "[socket]") {
  Stage const stage;
  for (auto const& more : std::vector<std::vector<std::string>>{
           {"--recorded", "--all-tenants"},
           {"--recorded", "--label", "gold"},
           {"--recorded", "-t", "home"},
           {"--recorded", "--check"},
           {"-t", "contoso.example", "--earning-roles", "roles.csv"}}) {
    auto const shown = stage.run(with({"status"}, more));
    INFO(shown.err);
    // Nothing is recorded yet: that is what the selection by name meets first.
    CHECK((shown.code == ExitCode::usage || shown.code == ExitCode::not_found));
    CHECK(shown.out.empty());
  }
}
