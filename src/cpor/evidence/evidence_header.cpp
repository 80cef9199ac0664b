#include "cpor/evidence/evidence_header.hpp"

#include "cpor/evidence/portal_columns.hpp"
#include "partnerctl/core/text.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <vector>

namespace partnerctl::cpor {
namespace {

// Reports have a title and a few lines on what was filtered by.
constexpr std::size_t k_lines_looked_at = 40;

struct Line {
  std::size_t offset = 0;
  std::size_t number = 1;
};

std::vector<Line> first_lines(std::string_view text) {
  std::vector<Line> lines;
  Line line;
  while (line.offset < text.size() && lines.size() < k_lines_looked_at) {
    auto const rest = text.substr(line.offset);
    auto const end = std::min(rest.find('\n'), rest.size() - 1);
    if (!core::trim(rest.substr(0, end + 1)).empty()) {
      lines.push_back(line);
    }
    line.offset += end + 1;
    ++line.number;
  }
  return lines;
}

// A line as a header: how many of its fields are known to be one, each column once.
struct Candidate {
  HeaderPlace place{};
  std::size_t fields = 0;
  std::size_t known = 0;
};

// Read from its own beginning, so that a title with a quote in it does not swallow what follows.
std::optional<Candidate> candidate(std::string_view text, Line const& line, char separator) {
  core::CsvReader reader(text.substr(line.offset), line.number, separator);
  auto const step = reader.next();
  auto const* record = step ? std::get_if<core::CsvRecord>(&*step) : nullptr;
  if (record == nullptr) {
    return std::nullopt;
  }
  std::set<PortalColumn> columns;
  for (auto const& field : record->fields) {
    if (auto const known = known_header(field)) {
      columns.insert(known->column);
    }
  }
  return Candidate{.place = {.separator = separator, .offset = line.offset, .line = line.number},
                   .fields = record->fields.size(),
                   .known = columns.size()};
}

std::vector<Candidate> candidates(std::string_view text, std::vector<char> const& separators) {
  std::vector<Candidate> found;
  for (char const separator : separators) {
    for (auto const& line : first_lines(text)) {
      if (auto const one = candidate(text, line, separator)) {
        found.push_back(*one);
      }
    }
  }
  return found;
}

// With the separator that divides most lines into most fields.
Candidate const& first_of_usual_shape(std::vector<Candidate> const& all) {
  struct Shape {
    char separator;
    std::size_t fields;
    auto operator<=>(Shape const&) const = default;
  };
  std::map<Shape, std::size_t> lines;
  for (auto const& one : all) {
    ++lines[{one.place.separator, one.fields}];
  }
  auto const usual = std::max_element(lines.begin(), lines.end(), [](auto const& a, auto const& b) {
    bool const a_is_one = a.first.fields == 1;
    bool const b_is_one = b.first.fields == 1;
    return a_is_one != b_is_one ? a_is_one : a.second < b.second;
  });
  return *std::find_if(all.begin(), all.end(), [&](Candidate const& one) {
    return Shape{one.place.separator, one.fields} == usual->first;
  });
}

} // namespace

std::optional<HeaderPlace> find_header(std::string_view text, std::optional<char> separator) {
  auto const all =
      candidates(text, separator ? std::vector{*separator} : std::vector{',', ';', '\t'});
  if (all.empty()) {
    return std::nullopt;
  }
  auto const best = std::max_element(
      all.begin(), all.end(), [](auto const& a, auto const& b) { return a.known < b.known; });
  constexpr std::size_t k_enough = 2;
  return best->known >= k_enough ? best->place : first_of_usual_shape(all).place;
}

} // namespace partnerctl::cpor
