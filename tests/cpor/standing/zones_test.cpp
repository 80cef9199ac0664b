#include "cpor/history_setup.hpp"
#include "cpor/standing/zones.hpp"

#include <algorithm>

using namespace partnerctl;
using test::moment;

TEST_CASE("a machine without a zone database is told what to install") {
  auto const error = cpor::zone_trouble("Europe/Berlin", {}, "time_zone in config.toml");
  CHECK(error.kind == core::ErrorKind::internal);
  CHECK(error.message == "time_zone in config.toml: the time zone 'Europe/Berlin' cannot be looked "
                         "up: this system has no time zone database");
  CHECK(error.hint == "install it (the package is called tzdata), or set the time zone to UTC");
}

TEST_CASE("a zone that is there but broken is not called unknown") {
  auto const error = cpor::zone_trouble("Europe/Berlin", {"Europe/Berlin"}, "");
  CHECK(error.kind == core::ErrorKind::internal);
  CHECK(error.message ==
        "the time zone 'Europe/Berlin' is in the system's time zone database but cannot be read");
}

TEST_CASE("UTC needs no database, and a name that is not there has no offset") {
  CHECK(cpor::offset_of("UTC", moment("2026-07-01T00:00:00Z")) == std::chrono::seconds(0));
  CHECK(cpor::offset_of("Europe/Berlin", moment("2026-07-01T00:00:00Z")) == std::chrono::hours(2));
  CHECK(cpor::offset_of("Europe/Berlin", moment("2026-12-01T00:00:00Z")) == std::chrono::hours(1));
  CHECK(cpor::offset_of("Europe/Nowhere", core::TimePoint{}) == std::nullopt);
}

TEST_CASE("the names of the system's zones are those of the database") {
  auto const names = cpor::zone_names();
  CHECK(names.size() > 300);
  CHECK(std::count(names.begin(), names.end(), "Europe/Berlin") == 1);
}
