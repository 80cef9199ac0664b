#include "cpor/claim/input_words.hpp"
#include "cpor/claim/workload_name.hpp"
#include "partnerctl/core/csv.hpp"
#include "partnerctl/core/faults.hpp"
#include "partnerctl/core/plain_text.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/cpor/catalogue.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace partnerctl::cpor {
namespace {

constexpr std::array<std::string_view, 5> k_columns{"area", "name", "aliases", "earns", "note"};
constexpr std::string_view k_dated = "dated";
constexpr std::size_t k_most_entries = 10'000;

std::vector<std::string> column_names() {
  return {k_columns.begin(), k_columns.end()};
}

// Reads the lines below the comment that may stand first.
class Reader {
public:
  Reader(Catalogue& catalogue, core::Faults& faults) : m_catalogue(catalogue), m_faults(faults) {}

  // False where no line can be read by it.
  bool header(core::CsvRecord const& record) {
    auto const faults = m_faults.count();
    for (std::size_t i = 0; i < record.fields.size(); ++i) {
      auto const name = core::to_lower(core::trim(record.fields[i]));
      if (!name.empty() && std::find(k_columns.begin(), k_columns.end(), name) == k_columns.end()) {
        auto const nearest = nearest_name(name, column_names());
        fault(record, i,
              fmt::format("{} is no column of a catalogue{}", quoted_input(record.fields[i]),
                          nearest.empty() ? "" : fmt::format("; is '{}' meant?", nearest)));
      } else if (!name.empty() && !m_columns.try_emplace(name, i).second) {
        fault(record, i, fmt::format("the column '{}' stands here for the second time", name));
      }
    }
    for (auto const* const needed : {"area", "name"}) {
      if (m_columns.find(needed) == m_columns.end()) {
        fault(record, 0, fmt::format("no column is called '{}'", needed));
      }
    }
    m_width = record.fields.size();
    return m_faults.count() == faults;
  }

  void record(core::CsvRecord const& record) {
    if (core::is_blank(record)) {
      return;
    }
    if (record.fields.size() != m_width) {
      fault(record, 0, core::width_fault(record, m_width));
      return;
    }
    CatalogueEntry entry{.name = std::string(value(record, "name")),
                         .note = std::string(value(record, "note"))};
    auto aliases = split_cell(value(record, "aliases"));
    std::erase(aliases, "");
    entry.aliases = std::move(aliases);
    if (is_good(record, entry)) {
      m_catalogue.entries.push_back(std::move(entry));
    }
  }

private:
  std::size_t column(std::string_view name) const {
    auto const found = m_columns.find(name);
    return found == m_columns.end() ? 0 : found->second;
  }

  std::string_view value(core::CsvRecord const& record, std::string_view name) const {
    return m_columns.find(name) == m_columns.end()
               ? std::string_view()
               : core::trim(core::csv_unguarded(record.fields[column(name)]));
  }

  // Takes over what is not a text, and says all that is wrong.
  bool is_good(core::CsvRecord const& record, CatalogueEntry& entry) {
    auto const faults = m_faults.count();
    auto const area = area_of(value(record, "area"));
    if (!area) {
      fault(record, column("area"),
            fmt::format("{} is no solution area; there are {}", quoted_input(value(record, "area")),
                        core::join(area_ids(), ", ")));
    }
    auto const earns_text = value(record, "earns");
    auto const earns = earns_text.empty() ? std::optional(true) : yes_or_no(earns_text);
    if (!earns) {
      fault(record, column("earns"),
            fmt::format("earns is {}, neither yes nor no", quoted_input(earns_text)));
    }
    entry.area = area.value_or(entry.area);
    entry.earns = earns.value_or(true);
    check_names(record, entry, area.has_value());
    return m_faults.count() == faults;
  }

  // Two entries of one name would be told apart by their order alone.
  void check_names(core::CsvRecord const& record, CatalogueEntry const& entry, bool has_area) {
    if (folded_workload(entry.name).empty()) {
      fault(record, column("name"), "has no name");
    }
    for (auto const& name : folded_names(entry)) {
      if (name.empty() || !has_area) {
        continue;
      }
      auto const [known, is_new] = m_lines.try_emplace({entry.area, name}, record.line);
      if (!is_new && known->second != record.line) {
        fault(record, column("name"),
              fmt::format("{} has a name or alias of line {}", quoted_input(entry.name),
                          known->second));
        return;
      }
    }
  }

  void fault(core::CsvRecord const& record, std::size_t number, std::string const& message) {
    m_faults.add(fmt::format("{}:{}:{}", m_catalogue.source, record.line, record.columns[number]),
                 message);
  }

  Catalogue& m_catalogue;
  core::Faults& m_faults;
  std::map<std::string, std::size_t, std::less<>> m_columns;
  std::size_t m_width = 0;
  // On which line there is a name already.
  std::map<std::pair<SolutionArea, std::string>, std::size_t> m_lines;
};

// The day in a first line "# dated 2026-11-22", which spreadsheets fill up with separators and may
// put between quotes.
core::Date day_of_first_line(std::string_view line, core::Date today, core::Faults& faults,
                             std::string const& source) {
  line = core::trim(line.substr(0, line.find_first_of(",;\t")));
  while (!line.empty() && (line.front() == '"' || line.front() == '#')) {
    line = core::trim(line.substr(1));
  }
  line = core::trim(line.substr(0, line.find('"')));
  if (!line.starts_with(k_dated)) {
    return today;
  }
  auto const day = core::trim(line.substr(k_dated.size()));
  auto const date = core::parse_date(day);
  if (!date) {
    faults.add(source + ":1", fmt::format("{} is no day; write 2026-11-22", quoted_input(day)));
  }
  return date.value_or(today);
}

bool is_comment(std::string_view line) {
  return line.starts_with('#') || line.starts_with("\"#");
}

void read_lines(std::string_view text, std::size_t first_line, Catalogue& catalogue,
                core::Faults& faults) {
  core::CsvReader csv(text, first_line, core::csv_separator(text));
  Reader reader(catalogue, faults);
  bool has_header = false;
  while (!faults.full() && catalogue.entries.size() <= k_most_entries) {
    auto const step = csv.next();
    if (!step) {
      return;
    }
    if (auto const* const fault = std::get_if<core::CsvFault>(&*step)) {
      faults.add(fmt::format("{}:{}:{}", catalogue.source, fault->line, fault->column),
                 fault->message);
    } else if (has_header) {
      reader.record(std::get<core::CsvRecord>(*step));
    } else {
      has_header = reader.header(std::get<core::CsvRecord>(*step));
    }
    if (!has_header) {
      return;
    }
  }
}

} // namespace

Catalogue parse_catalogue(std::string_view text, std::string const& source, core::Date today) {
  text = core::plain_text(text, source, "a catalogue");
  Catalogue catalogue{.dated = today, .source = source};
  core::Faults faults(source);
  bool const has_comment = is_comment(text);
  auto const end = std::min(text.find('\n'), text.size());
  if (has_comment) {
    catalogue.dated = day_of_first_line(text.substr(0, end), today, faults, source);
  }
  auto const lines = has_comment ? text.substr(std::min(end + 1, text.size())) : text;
  read_lines(lines, has_comment ? 2 : 1, catalogue, faults);
  if (catalogue.entries.size() > k_most_entries) {
    faults.add(source, fmt::format("more than {} names", k_most_entries));
  }
  if (faults.count() > 0) {
    throw faults.error(!faults.full());
  }
  if (catalogue.entries.empty()) {
    throw core::usage_error(source + " names no workload",
                            "the columns are " + core::join(column_names(), ", "));
  }
  return catalogue;
}

std::string to_csv(Catalogue const& catalogue) {
  auto text = fmt::format("# {} {}\n", k_dated, core::format_date(catalogue.dated));
  text += core::csv_record(column_names());
  for (auto const& entry : catalogue.entries) {
    text += core::csv_record({std::string(id_of(entry.area)), entry.name, join_cell(entry.aliases),
                              entry.earns ? "yes" : "no", entry.note});
  }
  return text;
}

} // namespace partnerctl::cpor
