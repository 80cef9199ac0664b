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

Read read(std::vector<std::string> const& cells, bool english) {
  EvidenceDays days;
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
                           "46348",
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

TEST_CASE("what cannot be read is counted, and shown harmless") {
  std::vector<std::string> const cells{"soon", "later\x1B[31m", "\x1B]0;x"};
  auto const remarks = read(cells, true).remarks;
  REQUIRE(remarks.size() == 1);
  CHECK(contains(remarks.front(), "3 days"));
  CHECK(contains(remarks.front(), "'soon' in line 2"));
  CHECK_FALSE(contains(read({"\x1B[31m"}, true).remarks.front(), "\x1B"));
}
