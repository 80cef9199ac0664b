#pragma once

#include "partnerctl/core/date.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/core/text.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace partnerctl::test {

using Table = std::vector<std::vector<std::string>>;

constexpr core::Date day_in(int year, unsigned month, unsigned day) {
  return {std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
}

inline std::string const k_contoso = "11111111-aaaa-4bbb-8ccc-000000000001";
inline std::string const k_fabrikam = "11111111-aaaa-4bbb-8ccc-000000000002";

// A field in quotes wherever one is needed.
inline std::string field(std::string const& text, char separator) {
  if (text.find_first_of(std::string("\"\r\n") + separator) == std::string::npos) {
    return text;
  }
  std::string quoted = "\"";
  for (char const c : text) {
    quoted.append(c == '"' ? 2 : 1, c);
  }
  return quoted + '"';
}

inline std::string csv(Table const& table, char separator = ',', std::string_view line_end = "\n") {
  std::string text;
  for (auto const& row : table) {
    std::vector<std::string> fields;
    for (auto const& cell : row) {
      fields.push_back(field(cell, separator));
    }
    text += core::join(fields, std::string(1, separator)) + std::string(line_end);
  }
  return text;
}

// With its columns in another order: the column order[i] stands at i.
inline Table reordered(Table const& table, std::vector<std::size_t> const& order) {
  Table result;
  for (auto const& row : table) {
    auto& columns = result.emplace_back();
    for (auto const at : order) {
      columns.push_back(row.at(at));
    }
  }
  return result;
}

template <class F>
core::Error error_of(F&& f) {
  try {
    f();
  } catch (core::Error const& error) {
    return error;
  }
  return {.message = "nothing was thrown"};
}

inline bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

// Whether one of the texts has this in it.
inline bool any_contains(std::vector<std::string> const& texts, std::string_view part) {
  for (auto const& text : texts) {
    if (contains(text, part)) {
      return true;
    }
  }
  return false;
}

} // namespace partnerctl::test
