#include "cli/claim/claim_stage.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using core::ExitCode;
using test::ClaimStage;
using test::has;

namespace {

// Where the portal waits for the partner since a Monday; it is 2026-03-02.
struct Desk {
  ClaimStage stage{};

  Desk() {
    stage.make();
    stage.claim({"record", "C-0001", "--status", "Submitted", "--on", "2026-02-02"});
    stage.claim({"record", "C-0001", "--status", "Partner action required", "--on", "2026-03-02"});
  }

  test::Shown deadlines(std::vector<std::string> words) const {
    words.insert(words.begin(), "deadlines");
    return stage.claim(words);
  }
};

} // namespace

TEST_CASE("what is due is counted in business days, and asked for as of a day") {
  Desk const desk;
  auto const due = desk.deadlines({"--on", "2026-03-03", "-o", "csv"});
  CHECK(due.code == ExitCode::ok);
  CHECK(has(due.out, "2026-03-20,C-0001,Contoso,partner,"));
  CHECK(has(due.err, "1 due, 0 of them overdue"));
  CHECK(has(desk.deadlines({"--on", "2026-03-20"}).err, "1 due, 0 of them overdue"));
  CHECK(has(desk.deadlines({"--on", "2026-03-21"}).err, "1 due, 1 of them overdue"));
  CHECK(desk.deadlines({"--on", "tomorrow"}).code == ExitCode::usage);
}

TEST_CASE("a nightly check fails where something is due soon, or overdue") {
  Desk const desk;
  CHECK(desk.deadlines({"--check", "--on", "2026-03-12"}).code == ExitCode::ok);
  CHECK(desk.deadlines({"--check", "--on", "2026-03-13"}).code == ExitCode::not_as_wanted);
  CHECK(desk.deadlines({"--check", "--on", "2026-05-01"}).code == ExitCode::not_as_wanted);
  CHECK(desk.deadlines({"--check", "--within", "3", "--on", "2026-03-13"}).code == ExitCode::ok);
  CHECK(desk.deadlines({"--within", "3", "--on", "2026-03-17"}).code == ExitCode::ok);
  CHECK(has(desk.deadlines({"--within", "3", "--on", "2026-03-16"}).err, "Nothing is due"));
  CHECK(desk.deadlines({"--within", "-1"}).code == ExitCode::usage);
}

TEST_CASE("only what is ours to do can be asked for") {
  ClaimStage const stage;
  stage.make();
  stage.claim({"record", "C-0001", "--status", "Submitted", "--on", "2026-02-02"});
  CHECK(has(stage.claim({"deadlines", "--on", "2026-02-03"}).out, "microsoft"));
  auto const mine = stage.claim({"deadlines", "--mine", "--check", "--on", "2026-05-01"});
  CHECK(mine.code == ExitCode::ok);
  CHECK(has(mine.err, "Nothing is due"));
}

TEST_CASE("the dates come as a calendar, and no other file is written over") {
  Desk const desk;
  auto const path = desk.stage.folder.path() + "/claims.ics";
  CHECK(desk.deadlines({"--ics", path, "--on", "2026-03-03"}).code == ExitCode::ok);
  auto const calendar = test::content_of(path);
  CHECK(has(calendar, "BEGIN:VCALENDAR"));
  CHECK(has(calendar, "20260320"));
  CHECK(desk.deadlines({"--ics", path, "--on", "2026-03-03"}).code == ExitCode::ok);
  auto const letter = desk.stage.folder.write("letter.ics", "Dear Ann\n");
  CHECK(desk.deadlines({"--ics", letter}).code == ExitCode::usage);
  CHECK(test::content_of(letter) == "Dear Ann\n");
}

TEST_CASE("a calendar of somebody else's is not written over") {
  Desk const desk;
  for (std::string const calendar :
       {"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Example//Calendar//EN\r\nEND:VCALENDAR\r\n",
        "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n",
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Example\r\nX-A:-//partnerctl//\r\n"}) {
    auto const path = desk.stage.folder.write("mine.ics", calendar);
    auto const refused = desk.deadlines({"--ics", path});
    CHECK(refused.code == ExitCode::usage);
    CHECK(refused.out.empty());
    CHECK(has(refused.err, "name another file, or take that one away"));
    CHECK(test::content_of(path) == calendar);
  }
}

TEST_CASE("the configuration says holidays and how long things take") {
  Desk desk;
  auto const path = desk.stage.folder.path() + "/config.toml";
  desk.stage.environment["PARTNERCTL_CONFIG"] = path;
  desk.stage.folder.write("config.toml", "[claims]\nholidays = [\"2026-03-20\"]\n");
  CHECK(has(desk.deadlines({"--on", "2026-03-03"}).out, "2026-03-23"));
  desk.stage.folder.write("config.toml", "[claims]\npartner_action_days = 2\n");
  CHECK(has(desk.deadlines({"--on", "2026-03-03"}).out, "2026-03-04"));
  desk.stage.folder.write("config.toml", "[claims]\ntime_zone = \"Europe/Berlim\"\n");
  auto const odd = desk.deadlines({});
  CHECK(odd.code == ExitCode::usage);
  CHECK(has(odd.err, "claims.time_zone"));
  CHECK(has(odd.err, "Europe/Berlin"));
}
