#include "cli/claim/claim_stage.hpp"
#include "partnerctl/core/date.hpp"

#include <catch2/catch.hpp>

#include <fcntl.h>
#include <sys/stat.h>

#include <array>
#include <chrono>

using namespace partnerctl;
using core::ExitCode;
using test::ClaimStage;
using test::has;

namespace {

std::string const k_header = "Claim ID,Status,Customer tenant ID,Workloads,Last updated\n";

std::string row(std::string const& number, std::string const& status, int days_ago) {
  return number + "," + status + ",5a4d0000-0000-4000-8000-000000000001,Intune," +
         test::day(-days_ago) + "\n";
}

std::string const k_undated = "Claim ID,Status\n7000001,Under review\n";

// False where the file system cannot hold it: each has years of its own.
bool write_moment(std::string const& path, std::chrono::sys_seconds moment) {
  timespec const at{.tv_sec = moment.time_since_epoch().count(), .tv_nsec = 0};
  std::array const times{at, at};
  struct stat written {};
  return ::utimensat(AT_FDCWD, path.c_str(), times.data(), 0) == 0 &&
         ::stat(path.c_str(), &written) == 0 && written.st_mtim.tv_sec == at.tv_sec;
}

// At noon, so that it is the same day in the zones near.
void write_day(std::string const& path, int days) {
  auto const day = std::chrono::sys_days(*core::parse_date(test::day(days)));
  REQUIRE(write_moment(path, day + std::chrono::hours(12)));
}

// With a claim that was submitted 20 days ago.
struct Desk {
  ClaimStage stage{};

  Desk() {
    stage.make();
    stage.claim({"record", "C-0001", "--status", "Submitted", "--number", "7000001", "--on",
                 test::day(-20)});
  }

  test::Shown import(std::string const& text, std::vector<std::string> more = {}) {
    auto const path = stage.folder.write("export.csv", text);
    more.insert(more.begin(), {"import", "--portal-export", path});
    return stage.claim(more);
  }

  std::string state() const { return stage.shown("1")["status"]["state"]; }
};

} // namespace

TEST_CASE("the portal's export says what became of a claim, by its word and its day") {
  Desk desk;
  auto const read = desk.import(k_header + row("7000001", "Under review", 4), {"-o", "csv"});
  CHECK(read.code == ExitCode::ok);
  CHECK(has(read.out, "updated,C-0001,2,Under review,Submitted,,number,"));
  CHECK(has(read.err, "1 row: 1 new, 0 known already, 0 conflicts, 0 without a claim"));
  auto const status = desk.stage.shown("1")["status"];
  CHECK(status["state"] == "under-review");
  CHECK(status["source"] == "portal-export");
  CHECK(status["sourceName"] == "export.csv");
  CHECK(status["asOf"] == test::day(-4));
}

TEST_CASE("a dry run shows what would follow, and keeps nothing") {
  Desk desk;
  auto const dry = desk.import(k_header + row("7000001", "Under review", 4), {"--dry-run"});
  CHECK(dry.code == ExitCode::ok);
  CHECK(has(dry.err, "Would be read: 1 row:"));
  CHECK(desk.state() == "submitted");
  CHECK_FALSE(has(desk.import(k_header + row("7000001", "Under review", 4)).err, "read before"));
}

TEST_CASE("a file that matches nothing changes nothing, and may be read again") {
  Desk desk;
  auto const other = k_header + "7999999,Approved,5a4d0000-0000-4000-8000-0000000000ff,Exchange," +
                     test::day(-1) + "\n";
  auto const read = desk.import(other);
  CHECK(read.code == ExitCode::ok);
  CHECK(has(read.err, "is about none of the claims here; nothing was changed"));
  CHECK(has(read.out, "no-claim"));
  CHECK(desk.stage.shown("1")["history"].size() == 2);
  CHECK_FALSE(has(desk.import(other).err, "The same file was read before"));
}

TEST_CASE("a file whose rows fit several claims alike is not said to be about none") {
  Desk desk;
  desk.stage.make();
  desk.stage.make();
  auto const read = desk.import("Customer tenant ID,Workloads,Status\n"
                                "5a4d0000-0000-4000-8000-000000000001,Intune,Approved\n");
  CHECK(has(read.out, "conflict"));
  CHECK(has(read.err,
            "export.csv has no row that is surely of one of the claims here (1 conflict); "
            "nothing was changed"));
}

TEST_CASE("the same file again adds nothing") {
  Desk desk;
  auto const text = k_header + row("7000001", "Under review", 4);
  desk.import(text);
  auto const again = desk.import(text);
  CHECK(again.code == ExitCode::ok);
  CHECK(has(again.err, "The same file was read before"));
  CHECK(has(again.err, "0 new, 1 known already"));
  CHECK(desk.stage.shown("1")["history"].size() == 3);
}

TEST_CASE("what a file says against what is known is a conflict that is shown") {
  Desk desk;
  desk.stage.record("C-0001", "Rejected", 4);
  auto const read = desk.import(k_header + row("7000001", "Approved", 4), {"-o", "csv"});
  CHECK(has(read.out, "\nconflict,C-0001,2,"));
  CHECK(has(read.err, "1 conflict,"));
  CHECK(desk.stage.shown("1")["status"]["conflicts"].size() == 1);
  CHECK(has(desk.stage.claim({"list"}).out, "Approved (conflict)"));
}

TEST_CASE("the usage report says which claims are associated") {
  Desk desk;
  desk.stage.record("C-0001", "Approved", 10);
  auto const path = desk.stage.folder.write(
      "usage.csv", "CustomerTenantId,CustomerName,WorkloadName,MonthlyActiveUsers,"
                   "PaidAvailableUnits,ClaimId,MpnId,DateAssociated,PartnerAttributionType,Date\n"
                   "5a4d0000-0000-4000-8000-000000000001,Contoso,Intune,12,15,7000001,1234567," +
                       test::day(-8) + ",CPOR," + test::day(-2) + "\n");
  auto const read = desk.stage.claim({"import", "--usage-report", path, "-o", "csv"});
  CHECK(read.code == ExitCode::ok);
  CHECK(has(read.out, "association,C-0001,2,"));
  auto const last = desk.stage.shown("1")["history"].back();
  CHECK(last["kind"] == "association");
  CHECK(last["source"] == "usage-report");
}

TEST_CASE("one file is named, of a day that was") {
  Desk desk;
  auto const path = desk.stage.folder.write("a.csv", k_header);
  CHECK(desk.stage.claim({"import"}).code == ExitCode::usage);
  auto const both = desk.stage.claim({"import", "--portal-export", path, "--usage-report", path});
  CHECK(both.code == ExitCode::usage);
  CHECK(has(both.err, "--portal-export FILE or --usage-report FILE"));
  CHECK(desk.import(k_header + row("7000001", "Approved", 1), {"--on", test::day(1)}).code ==
        ExitCode::usage);
  CHECK(desk.import("nothing,of,it\n1,2,3\n").code == ExitCode::usage);
  CHECK(desk.import("").code == ExitCode::usage);
  CHECK(desk.state() == "submitted");
}

TEST_CASE("rows without a day are of the day that is given") {
  Desk desk;
  auto const text = "Claim ID,Status,Customer tenant ID\n7000001,Under review,"
                    "5a4d0000-0000-4000-8000-000000000001\n";
  CHECK(desk.import(text, {"--on", test::day(-6)}).code == ExitCode::ok);
  CHECK(desk.stage.shown("1")["status"]["since"] == test::day(-6));
}

TEST_CASE("a day that no source says is said of the row, in stderr and in the history") {
  Desk desk;
  auto const path = desk.stage.folder.write("export.csv", k_undated);
  write_day(path, -6);
  auto const read = desk.stage.claim({"import", "--portal-export", path, "-o", "csv"});
  CHECK(has(read.out, "updated,C-0001,2,Under review,Submitted,no source says the day: that on "
                      "which the file was written stands for it,"));
  CHECK(has(read.err, "Of 1 row no source says the day: that on which the file was written, " +
                          test::day(-6) + ", stands for it; give the day with --on DATE"));
  CHECK(desk.stage.shown("1")["status"]["since"] == test::day(-6));
  CHECK(has(desk.stage.claim({"show", "1"}).out, "(no source says the day: that on which the file "
                                                 "was written stands for it)"));
  // Somebody knows it after all.
  auto const again =
      desk.stage.claim({"import", "--portal-export", path, "--on", test::day(-8), "-o", "csv"});
  CHECK_FALSE(has(again.out, "no source"));
  CHECK_FALSE(has(again.err, "no source"));
  CHECK(has(again.err, "1 new"));
  CHECK(desk.stage.shown("1")["status"]["since"] == test::day(-8));
}

TEST_CASE("a day that no source says is said in every format") {
  for (std::string const format : {"table", "json", "csv", "tsv"}) {
    INFO(format);
    Desk desk;
    CHECK(has(desk.import(k_undated, {"-o", format}).out, "no source says the day"));
  }
}

TEST_CASE("a file of a day that cannot be right, or is yet to come, is of today") {
  for (auto const year : {1600, 1899, 2200, 2300}) {
    INFO(year);
    Desk desk;
    auto const path = desk.stage.folder.write("export.csv", k_undated);
    using namespace std::chrono;
    if (!write_moment(path, sys_days(std::chrono::year(year) / June / 1))) {
      continue;
    }
    auto const read = desk.stage.claim({"import", "--portal-export", path, "-o", "csv"});
    CHECK(read.code == ExitCode::ok);
    CHECK(has(read.err, "cannot be right; today stands for it"));
    CHECK(has(read.out, "that of the import stands for it"));
    CHECK(desk.stage.shown("1")["status"]["since"] == test::day(0));
  }
  Desk desk;
  auto const path = desk.stage.folder.write("export.csv", k_undated);
  write_day(path, 3);
  auto const read = desk.stage.claim({"import", "--portal-export", path, "-o", "csv"});
  CHECK(has(read.out, "that of the import stands for it"));
  CHECK(desk.stage.shown("1")["status"]["since"] == test::day(0));
}

TEST_CASE("a moment is on its day in the configured time zone") {
  Desk desk;
  auto const text =
      "Claim ID,Status,Last updated\n7000001,Under review," + test::day(-4) + "T23:30:00-08:00\n";
  CHECK(desk.import(text).code == ExitCode::ok);
  CHECK(desk.stage.shown("1")["status"]["since"] == test::day(-3));
}

TEST_CASE("a row without a status is listed") {
  Desk desk;
  auto const read = desk.import(k_header + row("7000001", "", 4), {"-o", "csv"});
  CHECK(has(read.out, "no-status,C-0001,2,,,the row says neither a status nor a consent"));
  CHECK(has(read.err, "0 new, 0 known already, 0 conflicts, 0 without a claim, 1 without a "
                      "status"));
  CHECK_FALSE(has(desk.import(k_header + row("7000001", "Approved", 4)).err, "without a status"));
}

TEST_CASE("an export is read from standard input too") {
  Desk desk;
  desk.stage.input = k_header + row("7000001", "Approved", 3);
  CHECK(desk.stage.claim({"import", "--portal-export", "-"}).code == ExitCode::ok);
  CHECK(desk.state() == "approved");
  CHECK(desk.stage.shown("1")["status"]["sourceName"] == "standard input");
}
