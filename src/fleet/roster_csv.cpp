#include "fleet/roster_forms.hpp"
#include "partnerctl/core/csv.hpp"
#include "partnerctl/core/text.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <map>

namespace partnerctl::fleet {
namespace {

// Which column holds what.
class Header {
public:
  explicit Header(core::CsvRecord const& record) {
    m_spellings = record.fields;
    for (auto const& field : record.fields) {
      m_names.push_back(core::to_lower(core::trim(field)));
      m_columns.try_emplace(m_names.back(), m_names.size() - 1);
    }
    bool const has_results = has("result") || has("pal");
    m_is_our_output = has("tenant") && has("tenant_id") && (has_results || has("source"));
    // A list of tenants may have a column of the user's that is called like a result.
    m_is_tenant_list =
        m_is_our_output && has_listed_columns() && (!has_results || begins_with_listed_columns());
  }

  std::size_t size() const { return m_names.size(); }
  std::vector<std::string> const& names() const { return m_names; }
  // A column's name as it was before it was written.
  std::string_view spelling(std::size_t number) const { return text_of(m_spellings[number]); }
  bool has(std::string_view name) const { return m_columns.find(name) != m_columns.end(); }
  // The first column of that name, which the header has.
  std::size_t column(std::string_view name) const { return m_columns.find(name)->second; }
  // Only tenant, name, profile and labels count of what a command here wrote.
  bool is_our_output() const { return m_is_our_output; }
  // Of that, a list of tenants: it has no results, and all columns but its own are the user's.
  bool is_tenant_list() const { return m_is_tenant_list; }

  // The field under a name, without blanks; empty when there is no such column.
  std::string value(core::CsvRecord const& record, std::string_view name) const {
    return has(name) ? std::string(core::trim(text_of(record.fields.at(column(name)))))
                     : std::string();
  }

  // A field as it was before it was written.
  std::string_view text_of(std::string const& field) const {
    return m_is_our_output ? core::csv_unguarded(field) : std::string_view(field);
  }

  // Whether a column is the user's own, and no result of a command here. A name that is ours may
  // stand there once more as theirs, behind ours.
  bool is_users(std::size_t number) const {
    auto const& name = m_names[number];
    bool const is_first = column(name) == number;
    bool const always_ours = name == "tenant" || name == "name" || name == "tenant_id";
    bool const listed_by_us = name == "domain" || name == "access" || name == "source";
    if (m_is_tenant_list) {
      return !(is_first && (always_ours || listed_by_us));
    }
    return !m_is_our_output && !always_ours;
  }

private:
  static std::vector<std::string> const& listed_columns() {
    static std::vector<std::string> const k_columns{"tenant", "name",   "domain",
                                                    "access", "source", "tenant_id"};
    return k_columns;
  }
  bool has_listed_columns() const {
    auto const& all = listed_columns();
    return std::all_of(all.begin(), all.end(), [this](auto const& name) { return has(name); });
  }
  bool begins_with_listed_columns() const {
    auto const& all = listed_columns();
    return m_names.size() >= all.size() && std::equal(all.begin(), all.end(), m_names.begin());
  }

  std::vector<std::string> m_names;
  std::vector<std::string> m_spellings;
  std::map<std::string, std::size_t, std::less<>> m_columns;
  bool m_is_our_output = false;
  bool m_is_tenant_list = false;
};

bool is_known(std::string_view name) {
  auto const& keys = roster_keys();
  return std::find(keys.begin(), keys.end(), name) != keys.end();
}

void report_missing_tenant(Header const& header, std::string const& place, RosterBuilder& roster) {
  constexpr std::size_t k_shown = 20;
  std::vector<std::string> shown;
  for (auto const& name : header.names()) {
    if (shown.size() < k_shown) {
      shown.push_back(fmt::format("'{}'", core::cut_to_width(core::printable(name), 40)));
    }
  }
  std::string hint = "the first line names the columns, such as: tenant,name";
  for (auto const& name : header.names()) {
    if (core::closest(name, {"tenant"}) == "tenant") {
      hint = fmt::format("is '{}' meant to be 'tenant'?", core::printable(name));
    }
  }
  roster.fault(place,
               fmt::format("no column is called 'tenant'; the columns are {}{}",
                           core::join(shown, ", "), header.size() > k_shown ? ", …" : ""),
               hint);
}

// False when the header is such that no row can be read by it.
bool check_header(core::CsvRecord const& record, Header const& header, RosterBuilder& roster) {
  bool good = true;
  for (std::size_t i = 0; i < header.size(); ++i) {
    auto const& name = header.names()[i];
    if ((is_known(name) || name == "tenant_id") && header.column(name) != i) {
      roster.fault(roster.place(record.line, record.columns[i]),
                   fmt::format("the column '{}' stands here for the second time", name));
      good = false;
    }
  }
  if (!header.has("tenant")) {
    report_missing_tenant(header, roster.place(record.line), roster);
    good = false;
  }
  return good;
}

// The user's own columns, to the letter, and the domain that our own list says.
void add_others(RosterRow& row, core::CsvRecord const& record, Header const& header) {
  for (std::size_t i = 0; i < header.size(); ++i) {
    if (header.is_users(i)) {
      row.others.emplace_back(header.spelling(i), header.text_of(record.fields[i]));
    }
  }
  if (header.is_tenant_list()) {
    row.shown = header.value(record, "domain");
  }
}

RosterRow row_of(core::CsvRecord const& record, Header const& header) {
  RosterRow row{.tenant = header.value(record, "tenant"),
                .name = header.value(record, "name"),
                .profile = header.value(record, "profile"),
                .labels = split_labels(header.value(record, "labels"))};
  if (!header.is_our_output() || header.is_tenant_list()) {
    row.partner_id = header.value(record, "partner_id");
    row.client_id = header.value(record, "client_id");
  }
  if (header.is_tenant_list() && header.value(record, "access") == "lighthouse") {
    row.skip = k_delegated;
  }
  if (header.is_our_output() &&
      (row.tenant.empty() || core::equal_ignoring_case(row.tenant, "home"))) {
    // `home` was another identity's, perhaps; its GUID says which tenant it was.
    auto const id = header.value(record, "tenant_id");
    row.tenant = id.empty() ? row.tenant : id;
  }
  return row;
}

void add_record(core::CsvRecord const& record, Header const& header, RosterBuilder& roster) {
  auto const is_blank = [](std::string const& field) { return core::trim(field).empty(); };
  if (std::all_of(record.fields.begin(), record.fields.end(), is_blank)) {
    return;
  }
  if (record.fields.size() != header.size()) {
    roster.fault(roster.place(record.line),
                 fmt::format("has {} field{}, the header {}", record.fields.size(),
                             record.fields.size() == 1 ? "" : "s", header.size()));
    return;
  }
  auto row = row_of(record, header);
  if (roster.wants_all()) {
    add_others(row, record, header);
  }
  roster.add(std::move(row), roster.place(record.line), [&](std::string_view key) {
    return roster.place(record.line, record.columns.at(header.column(key)));
  });
}

} // namespace

void read_csv_roster(std::string_view text, std::size_t first_line, RosterBuilder& roster) {
  core::CsvReader reader(text, first_line);
  std::optional<Header> header;
  while (!roster.full()) {
    auto const step = reader.next();
    if (!step) {
      return;
    }
    if (auto const* fault = std::get_if<core::CsvFault>(&*step)) {
      roster.fault(roster.place(fault->line, fault->column), fault->message);
      if (!header) {
        return;
      }
      continue;
    }
    auto const& record = std::get<core::CsvRecord>(*step);
    if (header) {
      add_record(record, *header, roster);
      continue;
    }
    header.emplace(record);
    if (!check_header(record, *header, roster)) {
      return;
    }
  }
}

} // namespace partnerctl::fleet
