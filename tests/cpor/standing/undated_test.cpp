#include "cpor/history_setup.hpp"
#include "cpor/standing/undated.hpp"

using namespace partnerctl;
using cpor::Status;
using test::date;
using test::History;
using test::standing;

namespace {

constexpr auto k_of_file =
    "no source says the day: that on which the file was written stands for it";
constexpr auto k_of_import = "no source says the day: that of the import stands for it";

History undated(History history, std::string const& on, std::string const& status,
                std::string const& comment = k_of_file) {
  history.exported(on, status, "copy.csv").last().comment = comment;
  return history;
}

History stands_at(std::string const& status) {
  return History().recorded("2026-11-02", "Submitted").exported("2026-11-12", status);
}

// The same, and then the same bytes with a day that somebody gave.
History dated_later(History history, std::string const& on, std::string const& status,
                    std::string const& by_person) {
  history = undated(history, on, status);
  history.last().source_sha256 = "digest";
  history.exported(by_person, status, "copy.csv").last().source_sha256 = "digest";
  return history;
}

std::vector<cpor::Deadline> deadlines(History const& history, std::string const& today) {
  cpor::KeptClaim const kept{.id = "C-0001", .history = history.events()};
  return cpor::deadlines_of(kept, standing(history, today), {}, date(today));
}

} // namespace

TEST_CASE("an event of a file says by its comment that no source says its day") {
  for (auto const words : {k_of_file, k_of_import}) {
    auto history = undated({}, "2026-11-20", "Approved", words);
    CHECK(cpor::is_undated(history.last()));
    CHECK(cpor::comment_of(history.last()).empty());
    history.last().comment = std::string("Fine; ") + words;
    CHECK(cpor::is_undated(history.last()));
    CHECK(cpor::comment_of(history.last()) == "Fine");
    CHECK(standing(history).comment == "Fine");
    history.last().source = cpor::Source::record;
    CHECK_FALSE(cpor::is_undated(history.last()));
  }
  auto dated = undated({}, "2026-11-20", "Approved", "no source says the day");
  CHECK_FALSE(cpor::is_undated(dated.last()));
  CHECK(cpor::comment_of(dated.last()) == "no source says the day");
}

TEST_CASE("an older export that was copied today takes nothing back") {
  auto const [stands, shown, conflicts] = GENERATE(table<std::string, std::string, std::size_t>({
      {"Under review", "Submitted", 0},
      {"Partner action required", "Submitted", 0},
      {"Partner action required", "Under review", 0},
      {"Approved", "Under review", 0},
      {"Approved", "Submitted", 0},
      {"Rejected", "Under review", 0},
      {"Disputed", "Submitted", 0},
      {"Disputed", "Rejected", 0},
      // What nobody has seen before, and what not every claim comes through.
      {"Rejected", "Approved", 1},
      {"Approved", "Partner action required", 1},
      {"Rejected final", "Rejected", 1},
      {"Rejected final", "Approved", 1},
      // What cannot have been before either.
      {"Under review", "Rejected final", 1},
  }));
  CAPTURE(stands, shown);
  for (auto const on : {"2026-11-12", "2026-11-20"}) {
    auto const now = standing(undated(stands_at(stands), on, shown));
    CHECK(now.text == stands);
    CHECK(now.as_of == date("2026-11-12"));
    CHECK(now.conflicts.size() == standing(stands_at(stands)).conflicts.size() + conflicts);
  }
}

TEST_CASE("an undated word that goes on from where the claim stands counts") {
  auto const [stands, shown] = GENERATE(table<std::string, std::string>({
      {"Submitted", "Under review"},
      {"Submitted", "Partner action required"},
      {"Under review", "Partner action required"},
      {"Under review", "Approved"},
      {"Partner action required", "Approved"},
      {"Partner action required", "Rejected"},
      {"Approved", "Rejected"},
      {"Approved", "In limbo"},
      {"Draft", "Approved"},
  }));
  CAPTURE(stands, shown);
  auto const before = stands == "Draft" ? History().created("2026-11-02") : stands_at(stands);
  auto const now = standing(undated(before, "2026-11-20", shown));
  CHECK(now.text == shown);
  CHECK(now.conflicts.empty());
}

TEST_CASE("beside an undated word a record of the day counts as any other day's") {
  auto const history =
      undated(History().recorded("2026-11-02", "Submitted"), "2026-11-20", "Under review");
  auto asked = History(history).recorded("2026-11-20", "Partner action required");
  CHECK(standing(asked).status == Status::partner_action_required);
  CHECK(standing(asked).conflicts.empty());
  CHECK_FALSE(standing(asked).is_at_latest);
  auto const same = History(history).recorded("2026-11-20", "Under review");
  CHECK_FALSE(standing(same).is_at_latest);
  CHECK_NOTHROW(cpor::check_recordable(history.events(), asked.last(), {}));
}

TEST_CASE("of undated words alone the later file counts") {
  auto history = undated(History().created("2026-11-01"), "2026-11-12", "Partner action required");
  history = undated(history, "2026-11-20", "Submitted");
  CHECK(standing(history).status == Status::submitted);
  CHECK(standing(history).is_at_latest);
}

TEST_CASE("a clock from an undated word says that it may end before") {
  auto const asked = undated(stands_at("Under review"), "2026-11-20", "Partner action required");
  auto const all = deadlines(asked, "2026-11-21");
  REQUIRE(all.size() == 1);
  CHECK(all.front().due == date("2026-12-10"));
  CHECK(all.front().says ==
        "answer in the portal and submit the claim again, else it is rejected; first seen "
        "2026-11-20, it may have been so earlier: due then at the latest");
  // That the same is seen later with a day makes the first no surer; a dated word before it does.
  auto const confirmed = History(asked).exported("2026-11-23", "Partner action required");
  CHECK(standing(confirmed).is_at_latest);
  auto const known = History(asked).recorded("2026-11-18", "Partner action required");
  CHECK_FALSE(standing(known).is_at_latest);
  CHECK(deadlines(known, "2026-11-21").front().due == date("2026-12-08"));
  CHECK(deadlines(stands_at("Under review"), "2026-11-21").front().says ==
        "Microsoft ends the review, later where claims compete");
  CHECK_FALSE(standing(History(asked).recorded("2026-11-24", "Submitted")).is_at_latest);
}

TEST_CASE("what a dated word confirms no undated one takes back, though the first had no day") {
  auto history = undated(History().recorded("2026-10-20", "Submitted"), "2026-11-01", "Approved");
  CHECK(standing(undated(history, "2026-11-15", "Rejected")).status == Status::rejected);
  auto const later = undated(history, "2026-11-15", "Under review");
  CHECK(standing(later).status == Status::under_review);
  history.recorded("2026-11-10", "Approved");
  history = undated(history, "2026-11-12", "Approved");
  auto const now = standing(undated(history, "2026-11-15", "Under review"));
  CHECK(now.status == Status::approved);
  CHECK(now.approved == date("2026-11-01"));
  CHECK(now.is_at_latest);
  CHECK(now.conflicts.empty());
  // Another undated status is sure no more.
  history = undated(history, "2026-11-14", "Rejected");
  CHECK(standing(undated(history, "2026-11-15", "Under review")).status == Status::under_review);
}

TEST_CASE("a day that is given for a file later is the one that counts") {
  auto const asked =
      dated_later(stands_at("Under review"), "2026-11-13", "Partner action required", "2026-11-25");
  CHECK(standing(asked).since == date("2026-11-25"));
  CHECK_FALSE(standing(asked).is_at_latest);
  auto const all = deadlines(asked, "2026-11-26");
  REQUIRE(all.size() == 1);
  CHECK(all.front().due == date("2026-12-15"));
  CHECK(all.front().says.find("first seen") == std::string::npos);
  // Of other bytes, words or kinds nothing was said by that.
  for (int change = 0; change < 3; ++change) {
    auto other = asked;
    auto& last = other.last();
    (change == 0 ? last.source_sha256 : last.text) = change == 1 ? "Under review" : "Approved";
    last.kind = change == 2 ? cpor::EventKind::association : last.kind;
    CHECK(cpor::without_superseded(other.events()).size() == other.events().size());
  }
  auto no_digest = asked.events();
  for (auto& event : no_digest) {
    event.source_sha256.clear();
  }
  CHECK(cpor::without_superseded(no_digest).size() == no_digest.size());
}

TEST_CASE("an answer with a day that is given later counts from that day") {
  auto history =
      dated_later(stands_at("Approved"), "2026-11-13", "Customer consent received", "2026-11-15");
  CHECK(standing(history).consent_since == date("2026-11-15"));
  history.consent("2026-11-14", "Declined");
  CHECK(standing(history).consent == cpor::Consent::received);
  CHECK(standing(history).conflicts.empty());
}

TEST_CASE("the day of a file that was unpacked with a wrong one contradicts nobody") {
  auto const submitted = History().created("2026-11-01").recorded("2026-11-02", "Submitted");
  auto const unpacked = undated(submitted, "2020-01-01", "Approved");
  CHECK(standing(unpacked).status == Status::submitted);
  CHECK(standing(unpacked).conflicts.empty());
  auto const mended = standing(dated_later(submitted, "2020-01-01", "Approved", "2026-11-05"));
  CHECK(mended.approved == date("2026-11-05"));
  CHECK(mended.conflicts.empty());
  // Nobody may record what a file says cannot be, and what has a day is held against what has one.
  auto const history = undated(submitted, "2026-11-10", "Rejected");
  CHECK_THROWS(cpor::check_recordable(history.events(),
                                      History().recorded("2026-11-12", "Approved").last(), {}));
  auto rejected = History(history).recorded("2026-11-11", "Rejected");
  CHECK(standing(rejected.exported("2026-11-12", "Approved")).conflicts.size() == 1);
}

TEST_CASE("undated words of one day that make way are not held against each other") {
  auto const approved =
      History().recorded("2026-11-02", "Submitted").recorded("2026-11-10", "Approved");
  auto const add_report = [](History history) {
    history.associated("2026-11-20").last().comment = k_of_file;
    return history;
  };
  auto const now = standing(add_report(undated(approved, "2026-11-20", "Under review")));
  CHECK(now.status == Status::approved);
  CHECK(now.as_of == date("2026-11-20"));
  CHECK(now.conflicts.empty());
  // Nor is one that says the same twice said twice.
  auto const final = undated(stands_at("Under review"), "2026-11-20", "Rejected final");
  auto const twice = undated(final, "2026-11-20", "Rejected final");
  CHECK(standing(twice).conflicts.size() == 1);
  // Those that count follow each other.
  auto const before = History().recorded("2026-11-02", "Submitted");
  auto const both = add_report(undated(before, "2026-11-20", "Under review"));
  CHECK(standing(both).status == Status::approved);
  CHECK(standing(both).conflicts.empty());
}

TEST_CASE("a fresh export without a day contradicts a slip, and one of before does not") {
  auto const slip = [](History history) {
    return history.recorded("2026-11-10", "Rejected final");
  };
  auto const disputed = History()
                            .recorded("2026-11-01", "Submitted")
                            .recorded("2026-11-05", "Rejected")
                            .recorded("2026-11-07", "Disputed");
  auto const now = standing(undated(slip(disputed), "2026-11-20", "Approved"));
  CHECK(now.status == Status::rejected_final);
  CHECK(now.conflicts ==
        std::vector<std::string>{
            "'Approved' (portal export copy.csv of 2026-11-20) does not go with 'Rejected final' "
            "(recorded by Ann on 2026-11-10), which stands"});
  for (std::string const seen : {"Disputed", "Rejected", "Under review", "Submitted"}) {
    CAPTURE(seen);
    CHECK(standing(undated(slip(disputed), "2026-11-20", seen)).conflicts.empty());
  }
  auto const approved = History(disputed).recorded("2026-11-09", "Approved");
  CHECK(standing(undated(slip(approved), "2026-11-20", "Approved")).conflicts.empty());
  // A claim comes back from a rejection by a dispute alone, and nobody knows of one.
  auto const shown =
      History().exported("2026-11-01", "Rejected").exported("2026-11-05", "Approved");
  auto const again = undated(shown, "2026-11-20", "Disputed");
  CHECK(standing(again).status == Status::approved);
  CHECK(standing(again).conflicts.size() == standing(shown).conflicts.size() + 1);
}

TEST_CASE("a claim that was disputed was rejected, whoever saw that") {
  auto const disputed = History().exported("2026-11-10", "Disputed");
  auto const known = standing(disputed).conflicts;
  auto const now = standing(undated(disputed, "2026-11-20", "Rejected"));
  CHECK(now.status == Status::disputed);
  CHECK(now.conflicts == known);
}
