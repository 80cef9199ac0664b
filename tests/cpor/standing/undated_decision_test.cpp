#include "cpor/history_setup.hpp"

using namespace partnerctl;
using cpor::Status;
using test::History;
using test::standing;

namespace {

History undated(History history, std::string const& on, std::string const& status) {
  history.exported(on, status, "copy.csv").last().comment =
      "no source says the day: that on which the file was written stands for it";
  return history;
}

History of(std::vector<std::string> const& statuses) {
  History history;
  auto day = test::date("2026-11-01");
  for (auto const& status : statuses) {
    history.recorded(core::format_date(day), status);
    day = core::plus_days(day, 1);
  }
  return history;
}

} // namespace

TEST_CASE("a decision that was seen before takes back no dated one, and is a conflict") {
  auto const [path, shown] = GENERATE(table<std::vector<std::string>, std::string>({
      {{"Submitted", "Rejected", "Disputed", "Approved"}, "Rejected"},
      // A claim that was disputed was rejected, whoever saw that.
      {{"Disputed", "Approved"}, "Rejected"},
      // Nobody knows of the dispute.
      {{"Rejected", "Approved"}, "Rejected"},
      {{"Submitted", "Approved", "Rejected", "Disputed"}, "Approved"},
      {{"Submitted", "Rejected", "Disputed", "Partner action required"}, "Rejected"},
      {{"Rejected", "Disputed", "Partner action required", "Submitted"}, "Rejected"},
      {{"Approved", "Rejected", "Disputed", "Partner action required"}, "Approved"},
  }));
  CAPTURE(path, shown);
  auto const known = standing(of(path));
  auto const now = standing(undated(of(path), "2026-11-20", shown));
  CHECK(now.text == path.back());
  CHECK(now.as_of == known.as_of);
  REQUIRE(now.conflicts.size() == known.conflicts.size() + 1);
  CHECK(now.conflicts.back() ==
        "'" + shown + "' (portal export copy.csv of 2026-11-20) may be of " + "before '" +
            path.back() + "' (recorded by Ann on " + core::format_date(known.as_of) +
            "), which counts: no source says the day of the former");
}

TEST_CASE("an undated decision that is new, and what Microsoft goes on with, count as before") {
  auto const [path, shown] = GENERATE(table<std::vector<std::string>, std::string>({
      {{"Submitted", "Approved"}, "Rejected"},
      {{"Submitted", "Rejected", "Disputed"}, "Approved"},
      // Who overlooks that Microsoft asks again loses the claim.
      {{"Submitted", "Partner action required", "Submitted"}, "Partner action required"},
      {{"Submitted", "Under review", "Partner action required", "Submitted"}, "Under review"},
  }));
  CAPTURE(path, shown);
  auto const now = standing(undated(of(path), "2026-11-20", shown));
  CHECK(now.text == shown);
  CHECK(now.conflicts.empty());
}

TEST_CASE("a day that is given for a decision that was seen before lets it count") {
  auto history =
      undated(of({"Submitted", "Rejected", "Disputed", "Approved"}), "2026-11-20", "Rejected");
  history.last().source_sha256 = "digest";
  history.exported("2026-11-18", "Rejected", "copy.csv").last().source_sha256 = "digest";
  CHECK(standing(history).status == Status::rejected);
  CHECK(standing(history).conflicts.empty());
}

TEST_CASE("a text without a day hides no moves that an undated word could have come by") {
  auto const approved = of({"Submitted", "Under review", "Approved"});
  auto const hidden = undated(approved, "2026-11-12", "In limbo");
  for (std::string const seen : {"Under review", "Submitted"}) {
    CAPTURE(seen);
    auto const now = standing(undated(hidden, "2026-11-20", seen));
    CHECK(now.text == "In limbo");
    CHECK(now.conflicts.empty());
  }
  auto const asked = standing(undated(hidden, "2026-11-20", "Partner action required"));
  CHECK(asked.text == "In limbo");
  REQUIRE(asked.conflicts.size() == 1);
  CHECK(asked.conflicts.front().find("whatever 'In limbo'") != std::string::npos);
  // What could have followed without them goes on, and back to what is known leads everything.
  CHECK(standing(undated(hidden, "2026-11-20", "Rejected")).text == "Rejected");
  CHECK(standing(undated(hidden, "2026-11-20", "Approved")).text == "Approved");
}

TEST_CASE("a text with a day may hide moves, and what was seen before them is a conflict") {
  auto const hidden =
      History(of({"Submitted", "Under review", "Approved"})).recorded("2026-11-12", "In limbo");
  auto const asked = standing(undated(hidden, "2026-11-20", "Partner action required"));
  CHECK(asked.text == "Partner action required");
  CHECK(asked.conflicts.empty());
  auto const seen = standing(undated(hidden, "2026-11-20", "Under review"));
  CHECK(seen.text == "In limbo");
  REQUIRE(seen.conflicts.size() == 1);
  CHECK(seen.conflicts.front().find("may be of before 'Approved'") != std::string::npos);
  // However many undated ones stand between.
  auto const more = undated(hidden, "2026-11-13", "In another limbo");
  CHECK(standing(undated(more, "2026-11-20", "Partner action required")).text ==
        "Partner action required");
}
