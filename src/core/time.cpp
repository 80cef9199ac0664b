#include "partnerctl/core/time.hpp"

#include "partnerctl/core/text.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace partnerctl::core {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;
using std::chrono::sys_days;

constexpr std::array<std::string_view, 12> k_months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                    "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr std::array<std::string_view, 7> k_weekdays{"Sun", "Mon", "Tue", "Wed",
                                                     "Thu", "Fri", "Sat"};

// Reads fixed-width fields from the front of a text; once something is wrong, all else is.
class Reader {
public:
  explicit Reader(std::string_view text) : m_rest(text) {}

  int number(std::size_t width) {
    int value = 0;
    for (std::size_t i = 0; i < width; ++i) {
      if (m_rest.empty() || m_rest.front() < '0' || m_rest.front() > '9') {
        m_good = false;
        return 0;
      }
      value = value * 10 + (m_rest.front() - '0');
      m_rest.remove_prefix(1);
    }
    return value;
  }
  bool skip(char wanted) {
    if (m_rest.empty() || m_rest.front() != wanted) {
      return false;
    }
    m_rest.remove_prefix(1);
    return true;
  }
  void expect(std::string_view wanted) {
    m_good = m_good && m_rest.substr(0, wanted.size()) == wanted;
    m_rest.remove_prefix(std::min(wanted.size(), m_rest.size()));
  }
  std::string_view take(std::size_t width) {
    auto const taken = m_rest.substr(0, width);
    m_rest.remove_prefix(taken.size());
    return taken;
  }
  std::string_view rest() const { return m_rest; }
  void fail() { m_good = false; }
  bool good() const { return m_good; }

private:
  std::string_view m_rest;
  bool m_good = true;
};

std::optional<TimePoint> point(int year, int month, int day, int hour, int minute, int second) {
  std::chrono::year_month_day const date{std::chrono::year(year),
                                         std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  // Nanoseconds in 64 bits reach from 1677 to 2262; services do send the year 1 and the year 9999.
  bool const in_range = year >= 1678 && year <= 2261;
  if (!in_range || !date.ok() || hour > 23 || minute > 59 || second > 60) {
    return std::nullopt;
  }
  return TimePoint(sys_days(date)) + hours(hour) + minutes(minute) + seconds(second);
}

struct Parts {
  int year, month, day, weekday, hour, minute, second;
};

Parts parts(TimePoint time) {
  auto const whole = std::chrono::floor<seconds>(time);
  auto const day = std::chrono::floor<days>(whole);
  std::chrono::year_month_day const date{day};
  auto const in_day = static_cast<int>((whole - day).count());
  return {.year = static_cast<int>(date.year()),
          .month = static_cast<int>(static_cast<unsigned>(date.month())),
          .day = static_cast<int>(static_cast<unsigned>(date.day())),
          .weekday = static_cast<int>(std::chrono::weekday(day).c_encoding()),
          .hour = in_day / 3600,
          .minute = in_day / 60 % 60,
          .second = in_day % 60};
}

} // namespace

std::string format_rfc3339(TimePoint time) {
  auto const p = parts(time);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", p.year, p.month, p.day, p.hour,
                     p.minute, p.second);
}

std::optional<TimePoint> parse_rfc3339(std::string_view text) {
  Reader in(text);
  int const year = in.number(4);
  in.expect("-");
  int const month = in.number(2);
  in.expect("-");
  int const day = in.number(2);
  if (!in.skip('T') && !in.skip('t') && !in.skip(' ')) {
    return std::nullopt;
  }
  int const hour = in.number(2);
  in.expect(":");
  int const minute = in.number(2);
  in.expect(":");
  int const second = in.number(2);
  std::chrono::nanoseconds fraction{0};
  if (in.skip('.')) {
    std::chrono::nanoseconds unit{100'000'000};
    auto const digits = in.rest().substr(0, in.rest().find_first_not_of("0123456789"));
    if (digits.empty()) {
      return std::nullopt;
    }
    for (char const digit : in.take(digits.size())) {
      fraction += unit * (digit - '0');
      unit /= 10;
    }
  }
  seconds offset{0};
  if (!in.skip('Z') && !in.skip('z') && !in.rest().empty()) {
    bool const west = in.skip('-');
    if (!west && !in.skip('+')) {
      return std::nullopt;
    }
    int const offset_hours = in.number(2);
    in.expect(":");
    offset = hours(offset_hours) + minutes(in.number(2));
    offset = west ? -offset : offset;
  }
  auto const time = point(year, month, day, hour, minute, second);
  if (!in.good() || !in.rest().empty() || !time) {
    return std::nullopt;
  }
  return *time - offset + std::chrono::duration_cast<TimePoint::duration>(fraction);
}

std::optional<TimePoint> parse_http_date(std::string_view text) {
  Reader in(text);
  auto const weekday = in.take(3);
  in.expect(", ");
  int const day = in.number(2);
  in.expect(" ");
  auto const month = in.take(3);
  in.expect(" ");
  int const year = in.number(4);
  in.expect(" ");
  int const hour = in.number(2);
  in.expect(":");
  int const minute = in.number(2);
  in.expect(":");
  int const second = in.number(2);
  in.expect(" GMT");
  auto const found = std::find(k_months.begin(), k_months.end(), month);
  bool const known = found != k_months.end() &&
                     std::find(k_weekdays.begin(), k_weekdays.end(), weekday) != k_weekdays.end();
  if (!in.good() || !in.rest().empty() || !known) {
    return std::nullopt;
  }
  return point(year, static_cast<int>(found - k_months.begin()) + 1, day, hour, minute, second);
}

std::string format_http_date(TimePoint time) {
  auto const p = parts(time);
  return fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} GMT",
                     k_weekdays.at(static_cast<std::size_t>(p.weekday)), p.day,
                     k_months.at(static_cast<std::size_t>(p.month - 1)), p.year, p.hour, p.minute,
                     p.second);
}

} // namespace partnerctl::core
