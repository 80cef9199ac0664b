#include "cpor/claim/claim_header.hpp"

#include "cpor/claim/input_words.hpp"
#include "partnerctl/core/text.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace partnerctl::cpor {
namespace {

std::string const k_hint = "'partnerctl claim new --csv-header' writes the columns";

std::string no_column_of_a_claim(std::vector<Heading> const& headings) {
  constexpr std::size_t k_shown = 20;
  std::vector<std::string> shown;
  for (auto const& heading : headings) {
    if (shown.size() < k_shown) {
      shown.push_back(quoted_input(heading.name));
    }
  }
  return fmt::format("no column is one of a claim; the columns are {}{}", core::join(shown, ", "),
                     headings.size() > k_shown ? ", …" : "");
}

std::string unknown_column(Heading const& heading) {
  auto const nearest = nearest_name(heading.name, csv_columns());
  return fmt::format("{} is no column of a claim{}", quoted_input(heading.name),
                     nearest.empty() ? "" : fmt::format("; is '{}' meant?", nearest));
}

// What is wrong with a column; empty: nothing.
std::string fault_of_heading(std::vector<Heading> const& headings, std::size_t number) {
  auto const& heading = headings[number];
  if (heading.column == nullptr) {
    bool const is_harmless = !heading.kept.empty() || core::trim(heading.name).empty();
    return is_harmless ? "" : unknown_column(heading);
  }
  auto const here = headings.begin() + static_cast<std::ptrdiff_t>(number);
  bool const is_second = std::any_of(
      headings.begin(), here, [&](Heading const& other) { return other.column == heading.column; });
  return is_second
             ? fmt::format("the column '{}' stands here for the second time", heading.column->name)
             : "";
}

} // namespace

std::vector<Heading> read_claim_header(core::CsvRecord const& record, ClaimList& list) {
  std::vector<Heading> headings;
  for (auto const& name : record.fields) {
    headings.push_back(
        {.name = name, .column = claim_column_of(name), .kept = kept_member_of(name)});
  }
  bool const has_any = std::any_of(headings.begin(), headings.end(), [](Heading const& heading) {
    return heading.column != nullptr;
  });
  if (!has_any) {
    list.faults().add(list.place(record.line), no_column_of_a_claim(headings), k_hint);
    return {};
  }
  bool good = true;
  for (std::size_t i = 0; i < headings.size(); ++i) {
    if (auto const wrong = fault_of_heading(headings, i); !wrong.empty()) {
      list.faults().add(list.place(record.line, record.columns[i]), wrong, k_hint);
      good = false;
    }
  }
  return good ? headings : std::vector<Heading>();
}

} // namespace partnerctl::cpor
