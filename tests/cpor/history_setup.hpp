#pragma once

#include "partnerctl/core/time.hpp"
#include "partnerctl/cpor/deadlines.hpp"
#include "partnerctl/cpor/standing.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

namespace Catch {
template <>
struct StringMaker<std::chrono::year_month_day> {
  static std::string convert(std::chrono::year_month_day const& date) {
    return partnerctl::core::format_date(date);
  }
};
template <>
struct StringMaker<partnerctl::cpor::Status> {
  static std::string convert(partnerctl::cpor::Status status) {
    return std::string(partnerctl::cpor::to_string(status));
  }
};
template <>
struct StringMaker<partnerctl::cpor::Consent> {
  static std::string convert(partnerctl::cpor::Consent consent) {
    return std::string(partnerctl::cpor::to_string(consent));
  }
};
template <>
struct StringMaker<partnerctl::cpor::Deadline> {
  static std::string convert(partnerctl::cpor::Deadline const& deadline) {
    return std::string(to_string(deadline.kind)) + " due " +
           partnerctl::core::format_date(deadline.due);
  }
};
} // namespace Catch

namespace partnerctl::test {

inline core::Date date(std::string const& text) {
  return core::parse_date(text).value();
}

inline core::TimePoint moment(std::string const& text) {
  return core::parse_rfc3339(text).value();
}

// Events as they are written down: each a minute after the one before, on the day that it is of at
// noon.
class History {
public:
  History& created(std::string const& on) { return add(cpor::EventKind::created, on, {}); }
  History& handed_off(std::string const& on) { return add(cpor::EventKind::handed_off, on, {}); }
  History& event(cpor::EventKind kind, std::string const& on) { return add(kind, on, {}); }

  History& recorded(std::string const& on, std::string const& status,
                    std::string const& by = "Ann") {
    add(cpor::EventKind::status, on, status);
    last().source = cpor::Source::record;
    last().by = by;
    return *this;
  }
  History& exported(std::string const& on, std::string const& status,
                    std::string const& file = "claims.csv") {
    add(cpor::EventKind::status, on, status);
    return from_file(cpor::Source::portal_export, file);
  }
  History& associated(std::string const& on, std::string const& file = "usage.csv") {
    add(cpor::EventKind::association, on, "CPOR");
    return from_file(cpor::Source::usage_report, file);
  }
  History& consent(std::string const& on, std::string const& text,
                   cpor::Source source = cpor::Source::portal_export) {
    add(cpor::EventKind::consent, on, text);
    return from_file(source, source == cpor::Source::portal_export ? "claims.csv" : "");
  }

  cpor::Event& last() { return m_events.back(); }
  std::vector<cpor::Event> const& events() const { return m_events; }

private:
  History& add(cpor::EventKind kind, std::string const& on, std::string const& text) {
    cpor::Event event{.kind = kind, .text = text, .by = "Ann", .on = date(on)};
    event.recorded = std::chrono::sys_days(event.on) + std::chrono::hours(12) +
                     std::chrono::minutes(m_events.size());
    m_events.push_back(event);
    return *this;
  }
  History& from_file(cpor::Source source, std::string const& file) {
    last().source = source;
    last().source_name = file;
    return *this;
  }

  std::vector<cpor::Event> m_events{};
};

inline cpor::Standing standing(History const& history, std::string const& today = "2026-12-31",
                               cpor::Clocks const& clocks = {}) {
  return cpor::standing_of(history.events(), clocks, date(today));
}

// Clocks as built in, but with these holidays.
inline cpor::Clocks clocks_with(std::vector<std::string> const& holidays) {
  cpor::Clocks clocks;
  for (auto const& day : holidays) {
    clocks.holidays.insert(date(day));
  }
  return clocks;
}

} // namespace partnerctl::test
