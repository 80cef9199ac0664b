#include "cpor/history_setup.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/cpor/clocks.hpp"

using namespace partnerctl;
using test::date;
using test::moment;

namespace {

core::Date day_in(std::string const& zone, std::string const& time) {
  cpor::Clocks clocks;
  clocks.time_zone = zone;
  return cpor::day_of(moment(time), clocks);
}

} // namespace

TEST_CASE("which day it is depends on the zone, to the second") {
  auto const [zone, time, day] = GENERATE(table<std::string, std::string, std::string>({
      {"UTC", "2026-11-22T23:59:59Z", "2026-11-22"},
      {"UTC", "2026-11-23T00:00:00Z", "2026-11-23"},
      {"Etc/UTC", "2026-11-22T23:59:59.999999Z", "2026-11-22"},
      // East of UTC the day is ahead.
      {"Europe/Berlin", "2026-11-22T22:59:59Z", "2026-11-22"},
      {"Europe/Berlin", "2026-11-22T23:00:00Z", "2026-11-23"},
      {"Asia/Tokyo", "2026-11-22T14:59:59Z", "2026-11-22"},
      {"Asia/Tokyo", "2026-11-22T15:00:00Z", "2026-11-23"},
      {"Asia/Kathmandu", "2026-11-22T18:14:59Z", "2026-11-22"},
      {"Asia/Kathmandu", "2026-11-22T18:15:00Z", "2026-11-23"},
      {"Pacific/Kiritimati", "2026-11-22T09:59:59Z", "2026-11-22"},
      {"Pacific/Kiritimati", "2026-11-22T10:00:00Z", "2026-11-23"},
      // West of it, behind.
      {"America/New_York", "2026-11-22T04:59:59Z", "2026-11-21"},
      {"America/New_York", "2026-11-22T05:00:00Z", "2026-11-22"},
      {"America/St_Johns", "2026-11-22T03:29:59Z", "2026-11-21"},
      {"America/St_Johns", "2026-11-22T03:30:00Z", "2026-11-22"},
      {"Pacific/Pago_Pago", "2026-11-22T10:59:59Z", "2026-11-21"},
      {"Pacific/Pago_Pago", "2026-11-22T11:00:00Z", "2026-11-22"},
  }));
  CAPTURE(zone, time);
  CHECK(day_in(zone, time) == date(day));
}

TEST_CASE("when the clocks change, midnight moves by an hour") {
  auto const [zone, time, day] = GENERATE(table<std::string, std::string, std::string>({
      // Berlin, into summer on 29 March 2026: midnight was 23:00 UTC, is 22:00 the evening after.
      {"Europe/Berlin", "2026-03-28T22:59:59Z", "2026-03-28"},
      {"Europe/Berlin", "2026-03-28T23:00:00Z", "2026-03-29"},
      {"Europe/Berlin", "2026-03-29T21:59:59Z", "2026-03-29"},
      {"Europe/Berlin", "2026-03-29T22:00:00Z", "2026-03-30"},
      // And back on 25 October.
      {"Europe/Berlin", "2026-10-24T21:59:59Z", "2026-10-24"},
      {"Europe/Berlin", "2026-10-24T22:00:00Z", "2026-10-25"},
      {"Europe/Berlin", "2026-10-25T22:59:59Z", "2026-10-25"},
      {"Europe/Berlin", "2026-10-25T23:00:00Z", "2026-10-26"},
      // New York, 8 March and 1 November.
      {"America/New_York", "2026-03-08T04:59:59Z", "2026-03-07"},
      {"America/New_York", "2026-03-09T03:59:59Z", "2026-03-08"},
      {"America/New_York", "2026-03-09T04:00:00Z", "2026-03-09"},
      {"America/New_York", "2026-11-02T04:59:59Z", "2026-11-01"},
      {"America/New_York", "2026-11-02T05:00:00Z", "2026-11-02"},
      // Lord Howe by half an hour; Cairo at midnight itself: 24 April 2026 begins at 01:00.
      {"Australia/Lord_Howe", "2026-04-04T12:59:59Z", "2026-04-04"},
      {"Australia/Lord_Howe", "2026-04-04T13:00:00Z", "2026-04-05"},
      {"Australia/Lord_Howe", "2026-04-05T13:29:59Z", "2026-04-05"},
      {"Australia/Lord_Howe", "2026-04-05T13:30:00Z", "2026-04-06"},
      {"Africa/Cairo", "2026-04-23T21:59:59Z", "2026-04-23"},
      {"Africa/Cairo", "2026-04-23T22:00:00Z", "2026-04-24"},
      // Samoa had no 30 December 2011.
      {"Pacific/Apia", "2011-12-30T09:59:59Z", "2011-12-29"},
      {"Pacific/Apia", "2011-12-30T10:00:00Z", "2011-12-31"},
  }));
  CAPTURE(zone, time);
  CHECK(day_in(zone, time) == date(day));
}

TEST_CASE("year ends and leap days are days like others") {
  CHECK(day_in("Europe/Berlin", "2026-12-31T23:00:00Z") == date("2027-01-01"));
  CHECK(day_in("America/New_York", "2027-01-01T04:59:59Z") == date("2026-12-31"));
  CHECK(day_in("Asia/Tokyo", "2028-02-28T15:00:00Z") == date("2028-02-29"));
  CHECK(day_in("Asia/Tokyo", "2027-02-28T15:00:00Z") == date("2027-03-01"));
}

TEST_CASE("the first and the last moment that the clock holds have a day") {
  using namespace std::chrono;
  cpor::Clocks clocks;
  clocks.time_zone = "Pacific/Kiritimati";
  CHECK(cpor::day_of(core::TimePoint::max(), clocks) == core::Date(2262y / April / 12));
  clocks.time_zone = "America/New_York";
  CHECK(cpor::day_of(core::TimePoint::min(), clocks) == core::Date(1677y / September / 20));
}

TEST_CASE("a zone that is not known is refused, with the one that was meant") {
  auto const [name, hint] = GENERATE(table<std::string, std::string>({
      {"Europe/Berln", "did you mean 'Europe/Berlin'?"},
      {"europe/berlin", "did you mean 'Europe/Berlin'?"},
      {"Berlin", "did you mean 'Europe/Berlin'?"},
      {"new york", "did you mean 'America/New_York'?"},
      {"America/New York", "did you mean 'America/New_York'?"},
      {"utc", "did you mean 'UTC'?"},
      {"W. Europe Standard Time", "names are those of IANA, such as Europe/Berlin or UTC"},
      {"", "names are those of IANA, such as Europe/Berlin or UTC"},
      {"../../../etc/passwd", "names are those of IANA, such as Europe/Berlin or UTC"},
      {"tzdata.zi", "names are those of IANA, such as Europe/Berlin or UTC"},
  }));
  CAPTURE(name);
  try {
    cpor::check_time_zone(name, "time_zone in config.toml");
    FAIL("it was taken");
  } catch (core::Error const& error) {
    CHECK(error.kind == core::ErrorKind::usage);
    CHECK(error.message.rfind("time_zone in config.toml: '" + name + "' is no time zone", 0) == 0);
    CHECK(error.hint == hint);
  }
  cpor::Clocks clocks;
  clocks.time_zone = name;
  CHECK_THROWS_AS(cpor::day_of(core::TimePoint{}, clocks), core::Error);
}

TEST_CASE("zones that the system knows pass") {
  for (auto const* name :
       {"UTC", "Etc/UTC", "Europe/Berlin", "America/Argentina/Buenos_Aires", "Etc/GMT+12"}) {
    CHECK_NOTHROW(cpor::check_time_zone(name, "x"));
  }
}

TEST_CASE("a zone's name from a file does not colour a terminal") {
  try {
    cpor::check_time_zone("\x1B[31mEurope\nBerlin" + std::string(100'000, 'x'), "x");
    FAIL("it was taken");
  } catch (core::Error const& error) {
    CHECK(error.message.find('\x1B') == std::string::npos);
    CHECK(error.message.find('\n') == std::string::npos);
    CHECK(error.message.size() < 200);
  }
}

TEST_CASE("business days are those from Monday to Friday that are no holidays") {
  auto const clocks = test::clocks_with({"2026-12-25", "2026-12-26"});
  CHECK(cpor::is_business_day(date("2026-11-20"), clocks));       // Friday
  CHECK_FALSE(cpor::is_business_day(date("2026-11-21"), clocks)); // Saturday
  CHECK_FALSE(cpor::is_business_day(date("2026-11-22"), clocks)); // Sunday
  CHECK(cpor::is_business_day(date("2026-11-23"), clocks));       // Monday
  CHECK_FALSE(cpor::is_business_day(date("2026-12-25"), clocks));
  CHECK(cpor::is_business_day(date("2028-02-29"), clocks)); // a Tuesday
}

TEST_CASE("the day that business days are counted from does not count itself") {
  auto const [from, days, to] = GENERATE(table<std::string, int, std::string>({
      {"2026-11-20", 0, "2026-11-20"},
      {"2026-11-21", 0, "2026-11-21"},
      {"2026-11-20", 1, "2026-11-23"},
      // From a weekend the first is Monday.
      {"2026-11-21", 1, "2026-11-23"},
      {"2026-11-22", 1, "2026-11-23"},
      {"2026-11-20", 5, "2026-11-27"},
      {"2026-11-20", 14, "2026-12-10"},
      // Christmas on a Friday, its second day on a Saturday, which costs nothing; New Year's Day.
      {"2026-12-24", 1, "2026-12-28"},
      {"2026-12-18", 5, "2026-12-28"},
      {"2026-12-30", 2, "2027-01-04"},
      {"2026-12-25", 1, "2026-12-28"},
      // Over 29 February.
      {"2028-02-28", 1, "2028-02-29"},
      {"2028-02-28", 2, "2028-03-01"},
      {"2027-02-26", 1, "2027-03-01"},
      // 52 weeks, less two holidays.
      {"2026-01-02", 258, "2026-12-31"},
  }));
  CAPTURE(from, days);
  auto const clocks = test::clocks_with({"2026-12-25", "2026-12-26", "2027-01-01"});
  CHECK(cpor::plus_business_days(date(from), days, clocks) == date(to));
}

TEST_CASE("a year of holidays puts the next business day off, and ends") {
  cpor::Clocks clocks;
  for (int i = 0; i < 365; ++i) {
    clocks.holidays.insert(core::plus_days(date("2026-01-01"), i));
  }
  CHECK(cpor::plus_business_days(date("2025-12-31"), 1, clocks) == date("2027-01-01"));
  CHECK(cpor::plus_business_days(date("2026-06-01"), -3, clocks) == date("2026-06-01"));
}
