#include "cpor/evidence/written_day.hpp"

#include "cpor/proof/months.hpp"
#include "partnerctl/core/folding.hpp"
#include "partnerctl/core/text.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <initializer_list>

namespace partnerctl::cpor {
namespace {

// Takes a text to pieces from its front.
class Pieces {
public:
  explicit Pieces(std::string_view text) : m_rest(core::trim(text)) {}

  // A number of so many digits, and no more; -1 for anything else.
  int number(std::size_t least, std::size_t most) {
    auto const end = std::min(m_rest.find_first_not_of("0123456789"), m_rest.size());
    if (end < least || end > most) {
      return -1;
    }
    int value = 0;
    for (char const digit : m_rest.substr(0, end)) {
      value = value * 10 + (digit - '0');
    }
    m_rest.remove_prefix(end);
    return value;
  }

  bool skip(std::string_view wanted) {
    if (!m_rest.starts_with(wanted)) {
      return false;
    }
    m_rest.remove_prefix(wanted.size());
    return true;
  }

  // '/', '-' or '.', which one is left behind; 0 for anything else.
  char separator() {
    if (m_rest.empty() || std::string_view("/-.").find(m_rest.front()) == std::string_view::npos) {
      return 0;
    }
    char const found = m_rest.front();
    m_rest.remove_prefix(1);
    while (skip(" ")) {
    }
    return found;
  }

  // 1 to 12 for the name of a month, whole or shortened; 0 for anything else.
  int month() {
    // A blank of another kind begins with one of the last two.
    auto const end = std::min(m_rest.find_first_of(" -.,/'\xC2\xE2"), m_rest.size());
    auto const found = month_of(core::folded(m_rest.substr(0, std::min(end, k_longest_month))));
    if (!found || end > k_longest_month) {
      return 0;
    }
    m_rest.remove_prefix(end);
    return static_cast<int>(*found);
  }

  // "1st", "1er", "1º".
  void skip_ordinal() { skip_one_of({"st", "nd", "rd", "th", "er", "º", "ª"}); }

  // What stands between a day, a month and a year: marks and blanks, "de".
  void skip_between() {
    while (skip_one_of({" ", "-", ".", ",", "/", "'", "\u00A0", "\u202F"})) {
    }
    if (skip_one_of({"de ", "del ", "of "})) {
      skip_between();
    }
  }

  bool at_end_or_fraction() {
    if (!m_rest.empty() && !skip(".") && !skip(",")) {
      return false;
    }
    return m_rest.find_first_not_of("0123456789") == std::string_view::npos;
  }

  // Nothing, or what may be a time: it begins behind a blank or T, and has no words.
  bool at_end_or_time() const {
    if (m_rest.empty()) {
      return true;
    }
    char const first = m_rest.front();
    bool const begins = first == ' ' || first == 'T' || first == 't' || first == ',' ||
                        static_cast<unsigned char>(first) >= 0x80;
    auto const lower = core::to_lower(m_rest);
    return begins && std::all_of(lower.begin(), lower.end(), [](char c) {
             // am, pm, GMT, UTC, Z, T
             return c < 'a' || c > 'z' ||
                    std::string_view("apmgtucz").find(c) != std::string_view::npos;
           });
  }

private:
  static constexpr std::size_t k_longest_month = 20;

  bool skip_one_of(std::initializer_list<std::string_view> all) {
    return std::any_of(all.begin(), all.end(), [this](auto text) { return skip(text); });
  }

  std::string_view m_rest;
};

std::optional<WrittenDay> year_first(std::string_view text) {
  Pieces pieces(text);
  int const year = pieces.number(4, 4);
  bool const kanji = pieces.skip("年");
  if (year < 0 || (!kanji && pieces.separator() == 0)) {
    return std::nullopt;
  }
  int const month = pieces.number(1, 2);
  if (kanji ? !pieces.skip("月") : pieces.separator() == 0) {
    return std::nullopt;
  }
  int const day = pieces.number(1, 2);
  if (kanji && !pieces.skip("日")) {
    return std::nullopt;
  }
  auto const found = day_of_numbers(year, month, day);
  return found && pieces.at_end_or_time() ? std::optional(WrittenDay{.day = found}) : std::nullopt;
}

std::optional<WrittenDay> year_last(std::string_view text) {
  Pieces pieces(text);
  WrittenDay written{.first = pieces.number(1, 2)};
  written.separator = pieces.separator();
  written.second = pieces.number(1, 2);
  bool const same = written.separator != 0 && pieces.separator() == written.separator;
  // "26" only where it can be no day.
  int const short_year = written.separator == '-' ? -1 : pieces.number(2, 2);
  written.year = short_year >= 0 ? 2000 + short_year : pieces.number(4, 4);
  if (!same || !pieces.at_end_or_time()) {
    return std::nullopt;
  }
  auto const day_first = day_of_numbers(written.year, written.second, written.first);
  auto const month_first = day_of_numbers(written.year, written.first, written.second);
  if (written.separator == '.') {
    // Nobody puts the month first and dots between.
    return day_first ? std::optional(WrittenDay{.day = day_first}) : std::nullopt;
  }
  return day_first || month_first ? std::optional(written) : std::nullopt;
}

// "22-Nov-26", "20 novembre 2026", "1 de noviembre de 2026".
std::optional<core::Date> day_then_month(Pieces& pieces) {
  int const day = pieces.number(1, 2);
  pieces.skip_ordinal();
  pieces.skip_between();
  int const month = pieces.month();
  pieces.skip_between();
  int const year = pieces.number(4, 4);
  int const short_year = year < 0 ? pieces.number(2, 2) : -1;
  return day_of_numbers(short_year < 0 ? year : 2000 + short_year, month, day);
}

// "Nov 22, 2026".
std::optional<core::Date> month_then_day(Pieces& pieces) {
  int const month = pieces.month();
  pieces.skip_between();
  int const day = pieces.number(1, 2);
  pieces.skip_ordinal();
  pieces.skip_between();
  return day_of_numbers(pieces.number(4, 4), month, day);
}

std::optional<WrittenDay> month_named(std::string_view text) {
  for (auto* const order : {day_then_month, month_then_day}) {
    Pieces pieces(text);
    auto const found = order(pieces);
    if (found && pieces.at_end_or_time()) {
      return WrittenDay{.day = found};
    }
  }
  return std::nullopt;
}

} // namespace

std::optional<core::Date> day_of_numbers(int year, int month, int day) {
  // core's own bounds of what is a usual year.
  return core::parse_date(fmt::format("{:04}-{:02}-{:02}", year, month, day));
}

std::optional<WrittenDay> read_day(std::string_view text) {
  for (auto* const form : {year_first, year_last, month_named}) {
    if (auto const found = form(text)) {
      return found;
    }
  }
  return std::nullopt;
}

std::optional<core::Date> read_serial_day(std::string_view text) {
  constexpr core::Date k_zero{std::chrono::year(1899), std::chrono::December, std::chrono::day(30)};
  constexpr int k_first_year = 2000;
  constexpr int k_last_year = 2100;
  Pieces pieces(text);
  auto const number = pieces.number(5, 5);
  if (number < 0 || !pieces.at_end_or_fraction()) {
    return std::nullopt;
  }
  auto const day = core::plus_days(k_zero, number);
  int const year = static_cast<int>(day.year());
  return year >= k_first_year && year <= k_last_year ? std::optional(day) : std::nullopt;
}

} // namespace partnerctl::cpor
