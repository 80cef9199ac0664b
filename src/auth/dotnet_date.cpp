#include "auth/dotnet_date.hpp"

#include <charconv>
#include <chrono>

namespace partnerctl::auth {
namespace {

// Reads from the front of a text; once something is wrong, all else is.
class Reader {
public:
  explicit Reader(std::string_view text) : m_rest(text) {}

  int number(std::size_t widest) {
    int value = 0;
    auto const field = m_rest.substr(0, m_rest.find_first_not_of("0123456789"));
    auto const read = std::from_chars(field.data(), field.data() + field.size(), value);
    m_good = m_good && read.ec == std::errc{} && field.size() <= widest;
    m_rest.remove_prefix(field.size());
    return value;
  }
  bool skip(std::string_view wanted) {
    bool const is_there = m_rest.starts_with(wanted);
    m_rest.remove_prefix(is_there ? wanted.size() : 0);
    return is_there;
  }
  void expect(std::string_view wanted) { m_good = skip(wanted) && m_good; }
  void fail() { m_good = false; }
  bool ended_well() const { return m_good && m_rest.empty(); }

private:
  std::string_view m_rest;
  bool m_good = true;
};

// 12 AM is midnight. Old services write "00:00:00 AM" and even "13:00:00 PM" too.
int hour_of_day(int hour, bool is_am, bool is_pm) {
  if (is_am && hour == 12) {
    return 0;
  }
  return is_pm && hour < 12 ? hour + 12 : hour;
}

std::chrono::year_month_day read_date(Reader& reader) {
  int const month = reader.number(2);
  reader.expect("/");
  int const day = reader.number(2);
  reader.expect("/");
  int const year = reader.number(4);
  return {std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
          std::chrono::day{static_cast<unsigned>(day)}};
}

std::chrono::seconds read_time(Reader& reader) {
  int const hour = reader.number(2);
  reader.expect(":");
  int const minute = reader.number(2);
  reader.expect(":");
  int const second = reader.number(2);
  bool const is_am = reader.skip(" AM");
  bool const is_pm = reader.skip(" PM");
  if (hour > 23 || minute > 59 || second > 59) {
    reader.fail();
  }
  return std::chrono::hours{hour_of_day(hour, is_am, is_pm)} + std::chrono::minutes{minute} +
         std::chrono::seconds{second};
}

} // namespace

std::optional<long long> parse_dotnet_date(std::string_view text) {
  Reader reader(text);
  auto const date = read_date(reader);
  reader.expect(" ");
  auto const time = read_time(reader);
  reader.expect(" +00:00");
  if (!reader.ended_well() || !date.ok()) {
    return std::nullopt;
  }
  return (std::chrono::sys_seconds(std::chrono::sys_days(date)) + time).time_since_epoch().count();
}

} // namespace partnerctl::auth
