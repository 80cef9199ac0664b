#include "cli/claim/claim_stage.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using core::ExitCode;
using test::ClaimStage;
using test::has;

namespace {

std::string const k_first = "5a4d0000-0000-4000-8010-000000000301";
std::string const k_second = "5a4d0000-0000-4000-8010-000000000303";
std::string const k_other = "5a4d0000-0000-4000-8010-000000000305";

std::string sales(std::string const& ends, std::string const& id = k_first) {
  return "Sales=" + id + (ends.empty() ? "" : "@" + ends);
}
std::string finance(std::string const& ends) {
  return "Finance=" + k_second + (ends.empty() ? "" : "@" + ends);
}

// A claim of two subscriptions that was acknowledged and has that status.
struct Desk {
  ClaimStage stage{};

  explicit Desk(std::string const& status = "Approved") {
    stage.make({"--area", "business-applications", "--role", "usage-recognition", "--workload",
                sales(test::day(20)), "--workload", finance("")});
    stage.attach("C-0001");
    stage.claim({"acknowledge", "C-0001", "--as", "Ann Example"});
    stage.record("C-0001", "Submitted", 40);
    if (status != "Submitted") {
      stage.record("C-0001", status, 20);
    }
  }

  test::Shown edit(std::vector<std::string> words) const {
    words.insert(words.begin(), {"edit", "C-0001"});
    return stage.claim(words);
  }
  core::Json shown() const { return stage.shown("C-0001"); }
};

} // namespace

TEST_CASE("the ends of subscriptions can be given and moved in any state but a final one") {
  for (std::string const status :
       {"Submitted", "Under review", "Approved", "Rejected", "Canceled", "Verified"}) {
    CAPTURE(status);
    Desk const desk(status);
    auto const edited = desk.edit({"--workload", sales(test::day(385)), "--workload",
                                   finance(test::day(300)), "--as", "Bob"});
    CHECK(edited.code == ExitCode::ok);
    CHECK(has(edited.err, "C-0001 changed: workloads"));
    auto const claim = desk.shown();
    CHECK(claim["workloads"][0]["subscriptionEnds"] == test::day(385));
    CHECK(claim["workloads"][1]["subscriptionEnds"] == test::day(300));
    CHECK(claim["history"].back()["kind"] == "edited");
    CHECK(claim["history"].back()["by"] == "Bob");
    CHECK(claim["status"]["text"] == status);
  }
}

TEST_CASE("an end that is moved is watched on, and takes no acknowledgement away") {
  Desk const desk;
  CHECK(desk.stage.claim({"deadlines", "--mine", "--check", "--within", "30"}).code ==
        ExitCode::not_as_wanted);
  auto const edited = desk.edit({"--workload", sales(test::day(385)), "--workload", finance("")});
  CHECK_FALSE(has(edited.err, "acknowledge"));
  CHECK(desk.shown()["acknowledgements"][0]["holds"] == true);
  CHECK(desk.stage.claim({"deadlines", "--mine", "--check", "--within", "30"}).code ==
        ExitCode::ok);
}

TEST_CASE("a file can move an end as options can") {
  Desk desk;
  auto const workloads = [](std::string const& id) {
    return core::Json{
        {"workloads",
         {{{"name", "Sales"}, {"subscriptionId", id}, {"subscriptionEnds", "2031-01-31"}},
          {{"name", "Finance"}, {"subscriptionId", k_second}}}}}
        .dump();
  };
  desk.stage.input = workloads(k_first);
  CHECK(desk.edit({"-"}).code == ExitCode::ok);
  CHECK(desk.shown()["workloads"][0]["subscriptionEnds"] == "2031-01-31");
  desk.stage.input = workloads(k_other);
  CHECK(desk.edit({"-"}).code == ExitCode::usage);
  CHECK(desk.edit({"-", "--comments", "more"}).code == ExitCode::usage);
}

TEST_CASE("what changes more than ends is refused before anything is written") {
  Desk const desk;
  auto const before = desk.shown();
  auto const moved = sales(test::day(385));
  for (std::vector<std::string> const& words : std::vector<std::vector<std::string>>{
           {"--workload", moved},
           {"--workload", finance(""), "--workload", moved},
           {"--workload", moved, "--workload", finance(""), "--workload", "Teams"},
           {"--workload", sales(test::day(385), k_other), "--workload", finance("")},
           {"--workload", moved, "--workload", finance(""), "--name", "Another"},
           {"--planned", test::day(1)}}) {
    CAPTURE(words);
    auto const refused = desk.edit(words);
    CHECK(refused.code == ExitCode::usage);
    CHECK(has(refused.err, "C-0001 is Approved (recorded by ann on " + test::day(-20) + ")"));
    CHECK(has(refused.err, "only the ends of its subscriptions can, with all its workloads"));
  }
  CHECK(desk.shown() == before);
}

TEST_CASE("of a claim that is final no end can be moved") {
  Desk const desk;
  desk.stage.record("C-0001", "Rejected final", 10);
  auto const refused = desk.edit({"--workload", sales(test::day(385)), "--workload", finance("")});
  CHECK(refused.code == ExitCode::usage);
  CHECK_FALSE(has(refused.err, "only the ends"));
  CHECK(desk.shown()["workloads"][0]["subscriptionEnds"] == test::day(20));
}

TEST_CASE("a renewal that was approved without an end takes over once it is given one") {
  Desk const desk;
  desk.stage.claim(
      {"new", "--from", "C-0001", "--workload", sales("", k_other), "--comments", "x"});
  desk.stage.record("C-0002", "Submitted", 10);
  desk.stage.record("C-0002", "Approved", 5);
  CHECK(has(std::string(desk.shown()["next"]),
            "partnerctl claim edit C-0002 --workload Sales=" + k_other + "@DATE"));
  desk.stage.claim({"edit", "C-0002", "--workload", sales(test::day(385), k_other)});
  CHECK(has(std::string(desk.shown()["next"]), "nothing: in its place is C-0002"));
}
