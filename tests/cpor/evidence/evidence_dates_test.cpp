#include "cpor/evidence/evidence_dates.hpp"
#include "cpor/export_file.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace partnerctl;
using namespace partnerctl::test;
using namespace partnerctl::cpor;

namespace {

// The days of a file with these cells, and its remarks; a fault throws.
struct Read {
  std::vector<std::string> days{};
  std::vector<std::string> remarks{};
};

Read read(std::vector<std::string> const& cells, bool english, std::string zone = "UTC") {
  EvidenceDays days(Clocks{.time_zone = std::move(zone)});
  core::Faults faults("f.csv");
  std::size_t line = 2;
  for (auto const& cell : cells) {
    days.note(cell, line++);
  }
  days.decide(english, "f.csv", faults);
  if (faults.count() > 0) {
    throw faults.error();
  }
  Read result{.remarks = days.remarks()};
  for (auto const& cell : cells) {
    auto const day = days.day(cell);
    result.days.push_back(day ? core::format_date(*day) : "-");
  }
  return result;
}

} // namespace

TEST_CASE("a day is read in every way in which it is clear") {
  for (auto const* text : {"2026-11-22",
                           "2026-11-22T23:59:59Z",
                           "2026-11-22T10:15:00.123+01:00",
                           "2026-11-22 10:15",
                           "2026/11/22",
                           "2026.11.22",
                           "2026/11/22 10:15:00",
                           "22.11.2026",
                           "22.11.2026 10:15",
                           "22. 11. 2026",
                           "22.11.26",
                           "22/11/2026",
                           "22-11-2026",
                           "11/22/2026",
                           "11/22/2026 10:15:00 AM",
                           "11/22/2026, 10:15:00\u202FPM",
                           "11/22/26",
                           "11-22-2026",
                           "Nov 22, 2026",
                           "November 22, 2026 10:15 AM",
                           "22 Nov 2026",
                           "22-Nov-2026",
                           "22 november 2026",
                           "22-Nov-26",
                           "22-nov-26 10:15",
                           "22 Nov '26",
                           "22nd of November 2026",
                           "November 22nd, 2026",
                           "22 novembre 2026",
                           "22\u00A0NOVEMBRE\u00A02026",
                           "22 nov. 2026",
                           "22. November 2026",
                           "22 de noviembre de 2026",
                           "22 novembre 2026 10:15:00",
                           "22/nov/2026",
                           "2026年11月22日",
                           "2026年11月22日 10:15",
                           "  2026-11-22  ",
                           "2026-11-22 10:15:00 UTC"}) {
    INFO(text);
    CHECK(read({text}, true).days.front() == "2026-11-22");
    CHECK(read({text}, false).days.front() == "2026-11-22");
    CHECK(read({text}, false).remarks.empty());
  }
}

TEST_CASE("single digits, leap days and the bounds of months are read") {
  CHECK(read({"1.2.2026"}, true).days.front() == "2026-02-01");
  CHECK(read({"29.02.2028"}, true).days.front() == "2028-02-29");
  CHECK(read({"29.02.2026"}, true).days.front() == "-");
  CHECK(read({"31/12/2026"}, true).days.front() == "2026-12-31");
  CHECK(read({"12/31/2026"}, false).days.front() == "2026-12-31");
  CHECK(read({"31.04.2026"}, true).days.front() == "-");
}

TEST_CASE("what is no day is none, and is said") {
  for (auto const* text : {"soon",
                           "2026-13-01",
                           "2026-11",
                           "22/11",
                           "22/11/2026/1",
                           "11.22.2026",
                           "2026-11-22 we called",
                           "22/11-2026",
                           "36525",
                           "73416",
                           "046338",
                           "46338.7x",
                           "46338 10:15",
                           "Nov 22, 26",
                           "22 Nov 10:15",
                           "22 rujna 2026",
                           "99/99/2026",
                           "22 Nov",
                           "Nov 2026",
                           "Novel 22, 2026",
                           "26-11-22",
                           "22/11/226",
                           "2026年11月",
                           "1/2/20266",
                           "-1/2/2026",
                           "11/0/2026",
                           "\xFF"}) {
    INFO(text);
    auto const result = read({"2026-11-22", text}, true);
    CHECK(result.days.back() == "-");
    CHECK(any_contains(result.remarks, "line 3"));
  }
}

TEST_CASE("a cell that says that there is no day is passed over in silence") {
  for (auto const* text : {"", "  ", "-", "\u2013", "n/a", "N/A", "null", "0001-01-01T00:00:00",
                           "1/1/0001 12:00:00 AM", "01/01/0001", "01.01.0001"}) {
    INFO(text);
    CHECK(read({text}, true).days.front() == "-");
    CHECK(read({text}, true).remarks.empty());
  }
}

TEST_CASE("one number above twelve says the order for the whole file") {
  auto const days = read({"03/04/2026", "22/11/2026"}, true);
  CHECK(days.days == std::vector<std::string>{"2026-04-03", "2026-11-22"});
  CHECK(days.remarks.empty());
  auto const months = read({"03/04/2026", "11/22/2026"}, false);
  CHECK(months.days == std::vector<std::string>{"2026-03-04", "2026-11-22"});
  CHECK(months.remarks.empty());
  // Between 12 and 13.
  CHECK(read({"03/04/2026", "13/12/2026"}, true).days.front() == "2026-04-03");
  CHECK(read({"03/04/2026", "12/12/2026"}, true).days.front() == "2026-03-04");
}

TEST_CASE("where nothing says the order, English slashes have the month first, and it is said") {
  CHECK(read({"03/04/2026"}, true).days.front() == "2026-03-04");
  CHECK(read({"03/04/2026"}, false).days.front() == "2026-04-03");
  CHECK(read({"03-04-2026"}, true).days.front() == "2026-04-03");
  CHECK(read({"03.04.2026"}, true).days.front() == "2026-04-03");
  CHECK(any_contains(read({"03/04/2026"}, true).remarks, "the month first"));
  CHECK(any_contains(read({"03/04/2026"}, false).remarks, "the day first"));
  CHECK(any_contains(read({"03-04-2026"}, true).remarks, "'03-04-2026' (line 2)"));
  CHECK(read({"03.04.2026", "2026-04-03"}, true).remarks.empty());
  // The same either way.
  CHECK(read({"04/04/2026"}, true).remarks.empty());
}

TEST_CASE("numbers that say both orders are a fault that names both lines") {
  auto const error = error_of([] { read({"22/11/2026", "11/23/2026"}, true); });
  CHECK(error.kind == core::ErrorKind::usage);
  CHECK(contains(error.message, "f.csv:3"));
  CHECK(contains(error.message, "line 2"));
}

TEST_CASE("a month is known in the languages of exports") {
  CHECK(read({"1er août 2026"}, false).days.front() == "2026-08-01");
  CHECK(read({"3. März 2026"}, false).days.front() == "2026-03-03");
  CHECK(read({"12 févr. 2026"}, false).days.front() == "2026-02-12");
  CHECK(read({"5 giugno 2026"}, false).days.front() == "2026-06-05");
  CHECK(read({"31-Jun-26"}, false).days.front() == "-");
  CHECK(read({"29-Feb-28"}, false).days.front() == "2028-02-29");
}

TEST_CASE("a spreadsheet's number is a day where it can be one, and that is said") {
  CHECK(read({"36526"}, true).days.front() == "2000-01-01");
  CHECK(read({"46338"}, true).days.front() == "2026-11-12");
  CHECK(read({"46338.99"}, true).days.front() == "2026-11-12");
  CHECK(read({"46338,5"}, true).days.front() == "2026-11-12");
  CHECK(read({"73415"}, true).days.front() == "2100-12-31");
  auto const remarks = read({"2026-11-22", "46338", "46339"}, true).remarks;
  REQUIRE(remarks.size() == 1);
  CHECK(contains(remarks.front(), "'46338' (line 3) were read as a spreadsheet's days"));
}

TEST_CASE("a moment that says its zone is on its day in the clocks' zone") {
  auto const day = [](std::string const& cell, std::string zone) {
    return read({cell}, false, std::move(zone)).days.front();
  };
  for (auto const* text : {"2026-11-20T23:30:00Z", "2026-11-20 23:30:00Z", "2026-11-20T23:30Z",
                           "2026-11-20 23:30:00.25 UTC", "2026-11-20T23:30:00+00:00",
                           "2026-11-20T15:30:00-0800", "2026-11-21T08:30:00+09"}) {
    INFO(text);
    CHECK(day(text, "Asia/Tokyo") == "2026-11-21");
    CHECK(day(text, "UTC") == "2026-11-20");
    CHECK(day(text, "America/New_York") == "2026-11-20");
  }
  CHECK(day("2026-11-20T23:30:00-08:00", "UTC") == "2026-11-21");
  CHECK(day("2026-11-20T00:30:00+09:00", "UTC") == "2026-11-19");
  // Where no zone is said the day is the source's.
  CHECK(day("2026-11-20T23:30:00", "Asia/Tokyo") == "2026-11-20");
  CHECK(day("2026-11-20 23:30", "Asia/Tokyo") == "2026-11-20");
  CHECK(day("2026-11-20", "Asia/Tokyo") == "2026-11-20");
  CHECK(day("2199-12-31T23:30:00Z", "Asia/Tokyo") == "2199-12-31");
}

TEST_CASE("what cannot be read is counted, and shown harmless") {
  std::vector<std::string> const cells{"soon", "later\x1B[31m", "\x1B]0;x"};
  auto const remarks = read(cells, true).remarks;
  REQUIRE(remarks.size() == 1);
  CHECK(contains(remarks.front(), "3 days"));
  CHECK(contains(remarks.front(), "'soon' in line 2"));
  CHECK_FALSE(contains(read({"\x1B[31m"}, true).remarks.front(), "\x1B"));
}
