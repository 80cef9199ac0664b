#include "partnerctl/core/csv.hpp"

#include "output/formats.hpp"
#include "partnerctl/core/text.hpp"

#include <array>
#include <ostream>
#include <utility>

namespace partnerctl::output {
namespace {

// A quoted field may hold line ends and tabs, and names in Hebrew and Arabic hold the two marks of
// direction; what stands between them is made fit to be shown.
constexpr std::array<std::string_view, 5> k_kept{"\t", "\r", "\n", "\xE2\x80\x8E", "\xE2\x80\x8F"};

// Where the next of those begins, and how long it is; the end and nothing where there is none.
std::pair<std::size_t, std::size_t> next_kept(std::string_view text) {
  std::pair<std::size_t, std::size_t> next{text.size(), 0};
  for (auto const kept : k_kept) {
    auto const at = text.find(kept);
    if (at < next.first) {
      next = {at, kept.size()};
    }
  }
  return next;
}

std::string harmless(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    auto const [at, length] = next_kept(text);
    result += core::printable(text.substr(0, at));
    result += text.substr(at, length);
    text.remove_prefix(at + length);
  }
  return result;
}

std::vector<std::string> csv_row(std::vector<Cell> const& row,
                                 std::vector<std::size_t> const& shown) {
  auto texts = data_row(row, shown);
  for (std::size_t i = 0; i < shown.size(); ++i) {
    if (shown[i] < row.size() && row[shown[i]].as_it_is) {
      texts[i] = harmless(row[shown[i]].text);
    }
  }
  return texts;
}

} // namespace

void csv(Document const& document, RenderOptions const& options, std::ostream& out) {
  auto const shown = shown_columns(document.columns, options);
  std::vector<std::string> header;
  header.reserve(shown.size());
  for (auto const column : shown) {
    header.push_back(harmless(document.columns[column].name));
  }
  out << core::csv_record(header);
  for (std::size_t i = 0; i < document.size; ++i) {
    out << core::csv_record(csv_row(document.row(i), shown));
  }
}

} // namespace partnerctl::output
