#include "config/holidays.hpp"

#include "config/text.hpp"
#include "partnerctl/core/phrase.hpp"
#include "partnerctl/core/text.hpp"

#include <fmt/core.h>

#include <set>
#include <string_view>

namespace partnerctl::config {
namespace {

constexpr char const* k_key = "holidays";
constexpr char const* k_as = "write days as 2026-12-25, between 1900 and 2199";

core::Error no_day(std::string const& where, std::string_view text) {
  constexpr std::size_t k_columns = 40;
  return core::usage_error(where + ": '" + core::phrase(text, k_columns) + "' is no day", k_as);
}

std::set<core::Date> days_in(std::vector<Field> const& fields) {
  std::set<core::Date> days;
  for (auto const& field : fields) {
    auto const day = core::parse_date(core::trim(field.value));
    if (!day) {
      throw no_day(field.where, field.value);
    }
    days.insert(*day);
  }
  return days;
}

std::string_view without_bom(std::string_view text) {
  constexpr std::string_view k_bom = "\xEF\xBB\xBF";
  return text.starts_with(k_bom) ? text.substr(k_bom.size()) : text;
}

std::set<core::Date> days_in_lines(std::string_view text, std::string const& path) {
  std::set<core::Date> days;
  std::size_t number = 0;
  for (auto const& line : core::split(without_bom(text), '\n')) {
    ++number;
    auto const said = core::trim(std::string_view(line).substr(0, line.find('#')));
    if (said.empty()) {
      continue;
    }
    auto const day = core::parse_date(said);
    if (!day) {
      throw no_day(
          fmt::format("{}:{}:{}", core::printable(path), number, line.find(said.front()) + 1),
          said);
    }
    days.insert(*day);
  }
  return days;
}

std::set<core::Date> days_in_file(Field const& field, Folders const& folders) {
  auto const path = path_of(field, folders).value_or("");
  auto const text = read_text(
      path, {.called = "the file of holidays",
             .remedy = "name another file in " + std::string(k_key) + ", or mend this one"});
  if (!text) {
    throw core::usage_error(
        fmt::format("{}: there is no file {}", field.where, core::printable(path)),
        "a relative path stands for a file beside the configuration; or list the days: "
        "[\"2026-12-25\"]");
  }
  return days_in_lines(*text, path);
}

} // namespace

std::vector<core::Date> read_holidays(Reader const& table, Folders const& folders) {
  std::set<core::Date> days;
  if (table.is_text(k_key)) {
    days = days_in_file(*table.text(k_key), folders);
  } else {
    days = days_in(table.list(k_key, Items::days).value_or(std::vector<Field>{}));
  }
  return {days.begin(), days.end()};
}

} // namespace partnerctl::config
