#include "partnerctl/http/retry_after.hpp"

#include "partnerctl/core/text.hpp"
#include "partnerctl/core/time.hpp"

#include <algorithm>
#include <charconv>

namespace partnerctl::http {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

// Far above any wait that is waited for, far below what overflows when it is added up.
constexpr milliseconds k_longest = std::chrono::hours{24 * 36525};

bool is_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

// A number that is not negative; a fraction counts as a whole unit, since waiting longer than asked
// does no harm.
std::optional<milliseconds> parse_number(std::string_view text, milliseconds unit) {
  auto const point = text.find('.');
  auto const whole = text.substr(0, point);
  if (!is_digits(whole) ||
      (point != std::string_view::npos && !is_digits(text.substr(point + 1)))) {
    return std::nullopt;
  }
  long long number = 0;
  auto const [end, fault] = std::from_chars(whole.data(), whole.data() + whole.size(), number);
  if (fault != std::errc{} || number >= k_longest / unit) {
    return k_longest;
  }
  return unit * (number + (point == std::string_view::npos ? 0 : 1));
}

// The clock ends in 2262; a service that says 9999 means "never", and 2260 is never enough. (A leap
// year, so that no date is lost.)
std::string within_the_clock(std::string_view date) {
  std::string text(date);
  constexpr std::size_t k_year = 12;
  if (text.size() == std::string_view("Sun, 22 Nov 2026 10:15:00 GMT").size() &&
      is_digits(std::string_view(text).substr(k_year, 4)) && text.substr(k_year, 4) > "2260") {
    text.replace(k_year, 4, "2260");
  }
  return text;
}

std::optional<milliseconds> parse_date(std::string_view text, core::TimePoint now) {
  auto const date = core::parse_http_date(within_the_clock(text));
  if (!date) {
    return std::nullopt;
  }
  return std::min(std::chrono::ceil<milliseconds>(*date - now), k_longest);
}

std::optional<milliseconds> read_field(std::string_view name, std::string_view value,
                                       core::TimePoint now) {
  auto const text = core::trim(value);
  if (core::equal_ignoring_case(name, "Retry-After")) {
    auto const number = parse_number(text, seconds{1});
    return number ? number : parse_date(text, now);
  }
  bool const in_milliseconds = core::equal_ignoring_case(name, "retry-after-ms") ||
                               core::equal_ignoring_case(name, "x-ms-retry-after-ms");
  return in_milliseconds ? parse_number(text, milliseconds{1}) : std::nullopt;
}

} // namespace

std::optional<milliseconds> retry_after(Headers const& headers, core::TimePoint now) {
  // A machine whose clock runs ahead of the service's would call too early by its own.
  auto const date = core::parse_http_date(within_the_clock(headers.get("Date").value_or("")));
  now = std::min(now, date.value_or(now));
  std::optional<milliseconds> longest;
  for (auto const& [name, value] : headers.all()) {
    // An empty optional is less than any value.
    longest = std::max(longest, read_field(name, value, now));
  }
  // "At once" would have a throttled service called over and over without a pause.
  return longest > milliseconds{0} ? longest : std::nullopt;
}

} // namespace partnerctl::http
