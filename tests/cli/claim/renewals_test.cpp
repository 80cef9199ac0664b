#include "cli/claim/claim_stage.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using core::ExitCode;
using test::ClaimStage;
using test::has;

namespace {

std::string sales(std::string const& subscription, std::string const& ends) {
  return "Sales=5a4d0000-0000-4000-8010-0000000003" + subscription +
         (ends.empty() ? "" : "@" + ends);
}

// Where Sales is claimed for a subscription that ends in 20 days.
struct Desk {
  ClaimStage stage{};

  Desk() {
    claim(sales("01", test::day(20)));
    approve("C-0001");
  }

  void claim(std::string const& workload) const {
    stage.make(
        {"--area", "business-applications", "--role", "usage-recognition", "--workload", workload});
  }
  test::Shown renew(std::string const& workload, std::string const& from = "C-0001") const {
    return stage.claim({"new", "--from", from, "--workload", workload});
  }
  void approve(std::string const& id) const {
    stage.record(id, "Submitted", 40);
    stage.record(id, "Approved", 30);
  }

  // The claims with a renewal that is due, and what is said of it.
  std::vector<std::string> due() const {
    std::vector<std::string> ids;
    auto const answer = stage.json({"deadlines"});
    for (auto const& one : answer.at("deadlines")) {
      if (one.at("kind") == "renewal") {
        ids.push_back(one.at("claim"));
      }
    }
    return ids;
  }
  std::string next(std::string const& id) const { return stage.shown(id).at("next"); }
  ExitCode check() const {
    return stage.claim({"deadlines", "--mine", "--check", "--within", "30"}).code;
  }
};

using Ids = std::vector<std::string>;

} // namespace

TEST_CASE("a customer with two subscriptions of one product has both of them watched") {
  for (int const days : {20, 10, 40}) {
    CAPTURE(days);
    Desk const desk;
    desk.claim(sales("03", test::day(days)));
    desk.approve("C-0002");
    CHECK(desk.due() == (days == 10 ? Ids{"C-0002", "C-0001"} : Ids{"C-0001", "C-0002"}));
    CHECK(has(desk.next("C-0001"), "partnerctl claim new --from C-0001"));
  }
}

TEST_CASE("a second subscription whose end nobody knows leaves the first one watched") {
  for (auto const& ends : {std::string(), test::day(400)}) {
    Desk const desk;
    desk.claim(sales("03", ends));
    desk.approve("C-0002");
    CHECK(desk.due() == Ids{"C-0001"});
    CHECK(desk.check() == ExitCode::not_as_wanted);
  }
}

TEST_CASE("a renewal is due until a source says that its claim is approved") {
  Desk const desk;
  CHECK(has(desk.renew(sales("03", test::day(385))).err, "C-0002 is meant to renew C-0001"));
  for (std::string const status : {"", "Submitted", "Under review"}) {
    CAPTURE(status);
    if (!status.empty()) {
      desk.stage.record("C-0002", status, 5);
    }
    CHECK(desk.due() == Ids{"C-0001"});
    CHECK(desk.check() == ExitCode::not_as_wanted);
    auto const says = std::string(desk.stage.json({"deadlines"}).at("deadlines").back().at("says"));
    CHECK(has(says, "C-0002 is meant to renew it: " +
                        (status.empty() ? "Draft (local " + test::day(0)
                                        : status + " (record " + test::day(-5))));
    CHECK(has(desk.next("C-0001"), "go on with C-0002: partnerctl claim show C-0002"));
  }
  desk.stage.record("C-0002", "Approved", 1);
  CHECK(desk.due().empty());
  CHECK(desk.check() == ExitCode::ok);
  CHECK(desk.next("C-0001") ==
        "nothing: in its place is C-0002, Approved (record " + test::day(-1) + ")");
}

TEST_CASE("a pack that was handed off renews nothing yet") {
  ClaimStage const stage;
  auto const id = stage.make({"--workload", "Intune=@" + test::day(20)});
  stage.record(id, "Submitted", 40);
  stage.record(id, "Approved", 30);
  stage.claim({"new", "--from", id, "--workload", "Intune=@" + test::day(385)});
  stage.attach("C-0002");
  stage.claim({"acknowledge", "C-0002", "--as", "Ann Example", "--yes"});
  stage.record(id, "Rejected final", 20);
  REQUIRE(stage
              .claim({"handoff", "C-0002", "--offline", "--out", stage.folder.path() + "/pack",
                      "--no-open"})
              .code == ExitCode::ok);
  stage.claim({"record", id, "--withdraw"});
  auto const due = stage.claim({"deadlines", "-o", "csv"});
  CHECK(has(due.out, "C-0002 is meant to renew it: Handed off (local " + test::day(0) + ")"));
}

TEST_CASE("a renewal that was rejected is due again") {
  Desk const desk;
  desk.renew(sales("03", test::day(385)));
  desk.stage.record("C-0002", "Submitted", 9);
  for (std::string const status : {"Rejected", "Dispute", "Rejected final"}) {
    CAPTURE(status);
    desk.stage.record("C-0002", status, 5);
    CHECK(desk.due() == Ids{"C-0001"});
    CHECK(has(desk.next("C-0001"),
              status == "Dispute" ? "go on with C-0002" : "partnerctl claim new --from C-0001"));
  }
}

TEST_CASE("an approval that is taken back makes the renewal due again") {
  Desk const desk;
  desk.renew(sales("03", test::day(385)));
  desk.approve("C-0002");
  CHECK(desk.due().empty());
  desk.stage.claim({"record", "C-0002", "--withdraw"});
  CHECK(desk.due() == Ids{"C-0001"});
  desk.stage.record("C-0002", "Approved", 1);
  CHECK(desk.due().empty());
  desk.stage.record("C-0002", "Rejected final", 0);
  CHECK(desk.due() == Ids{"C-0001"});
}

TEST_CASE("a renewal whose consent expired is due again, until the portal shows it approved") {
  Desk const desk;
  desk.renew(sales("03", test::day(385)));
  desk.approve("C-0002");
  desk.stage.record("C-0002", "Customer consent expired", 5);
  CHECK(desk.due() == Ids{"C-0001"});
  CHECK(desk.check() == ExitCode::not_as_wanted);
  desk.stage.record("C-0002", "Approved", 4);
  CHECK(desk.due().empty());
}

TEST_CASE("a second try renews as the first would have") {
  Desk const desk;
  desk.renew(sales("03", test::day(385)));
  desk.stage.record("C-0002", "Submitted", 9);
  desk.stage.record("C-0002", "Rejected", 5);
  auto const again = desk.renew(sales("03", test::day(385)), "C-0002");
  CHECK(has(again.err, "C-0003 is meant to renew C-0001"));
  desk.approve("C-0003");
  CHECK(desk.due().empty());
}

TEST_CASE("the suggested command as it stands renews nothing, and says why") {
  Desk const desk;
  desk.stage.claim({"new", "--from", "C-0001"});
  desk.approve("C-0002");
  CHECK(desk.due() == Ids{"C-0001", "C-0002"});
  CHECK(has(desk.stage.claim({"deadlines"}).out, "no later end"));
}

TEST_CASE("a further role of the same subscription renews nothing") {
  Desk const desk;
  auto const made = desk.stage.claim({"new", "--from", "C-0001", "--role", "build-intent-advisor",
                                      "--workload", sales("01", test::day(385))});
  CHECK_FALSE(has(made.err, "is meant to renew"));
  desk.approve("C-0002");
  CHECK(desk.due() == Ids{"C-0001"});
}

TEST_CASE("a claim for a second subscription that was rejected can be disputed all the same") {
  Desk const desk;
  desk.claim(sales("03", test::day(400)));
  desk.stage.record("C-0002", "Submitted", 9);
  desk.stage.record("C-0002", "Rejected", 5);
  desk.claim(sales("05", test::day(400)));
  desk.stage.record("C-0003", "Submitted", 2);
  CHECK(has(desk.stage.claim({"deadlines", "-o", "csv"}).out, "dispute the rejection"));
}

TEST_CASE("a copy that is made before the renewal notice is said to renew nothing") {
  Desk const desk;
  desk.claim(sales("05", test::day(61)));
  desk.approve("C-0002");
  auto const made = desk.renew(sales("07", test::day(420)), "C-0002");
  CHECK(has(made.err, "C-0003 is taken for a claim beside C-0002, and will not renew it: its "
                      "subscription ends on " +
                          test::day(61) + ", and what is made from it renews it from " +
                          test::day(1) + " on"));
  CHECK_FALSE(has(desk.renew(sales("09", test::day(420))).err, "beside C-0001"));
  auto const role = desk.stage.claim({"new", "--from", "C-0002", "--role", "build-intent-advisor"});
  CHECK_FALSE(has(role.err, "beside C-0002"));
}
