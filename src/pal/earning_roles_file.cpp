#include "partnerctl/core/csv.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/pal/earning_roles.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <set>
#include <utility>

namespace partnerctl::pal {
namespace {

constexpr std::size_t k_most_shown = 20;
constexpr std::size_t k_columns_shown = 40;
constexpr std::string_view k_byte_order_mark = "\xEF\xBB\xBF";

std::string quoted(std::string_view text) {
  return fmt::format("'{}'", core::cut_to_width(core::printable(text), k_columns_shown));
}

// Reads record by record, and gathers what is wrong with each.
class Reader {
public:
  void read(core::CsvText const& csv) {
    for (auto const& fault : csv.faults) {
      m_faults.emplace_back(fault.line, fmt::format("{} (column {})", fault.message, fault.column));
    }
    if (csv.records.empty()) {
      fault(1, "the table is empty; its first line is: role,earns");
      return;
    }
    if (!read_header(csv.records.front())) {
      return;
    }
    for (auto record = csv.records.begin() + 1; record != csv.records.end(); ++record) {
      read_role(*record);
    }
    if (m_roles.empty() && m_faults.empty()) {
      fault(csv.records.front().line, "no role follows the header");
    }
  }

  std::vector<EarningRole> take_roles() { return std::move(m_roles); }

  // Every fault in the order of the lines, such as "earning.csv:3: …".
  std::vector<std::string> messages(std::string const& source) {
    std::stable_sort(m_faults.begin(), m_faults.end(),
                     [](auto const& a, auto const& b) { return a.first < b.first; });
    std::vector<std::string> all;
    for (auto const& [line, message] : m_faults) {
      all.push_back(fmt::format("{}:{}: {}", source, line, message));
    }
    return all;
  }

private:
  void fault(std::size_t line, std::string message) {
    m_faults.emplace_back(line, std::move(message));
  }

  bool read_header(core::CsvRecord const& record) {
    auto const before = m_faults.size();
    for (auto const& field : record.fields) {
      auto name = core::to_lower(core::trim(field));
      bool const known = name == "role" || name == "role_id" || name == "earns";
      if (!known) {
        fault(record.line,
              fmt::format("the column {} is none of role, role_id and earns", quoted(name)));
      } else if (column(name) < m_header.size()) {
        fault(record.line, fmt::format("the column {} stands here twice", quoted(name)));
      }
      m_header.push_back(std::move(name));
    }
    for (auto const* needed : {"role", "earns"}) {
      if (column(needed) == m_header.size()) {
        fault(record.line, fmt::format("no column is called {}", quoted(needed)));
      }
    }
    return m_faults.size() == before;
  }

  std::size_t column(std::string_view name) const {
    return static_cast<std::size_t>(std::find(m_header.begin(), m_header.end(), name) -
                                    m_header.begin());
  }

  std::string value(core::CsvRecord const& record, std::string_view name) const {
    auto const at = column(name);
    return at < m_header.size() ? std::string(core::trim(record.fields[at])) : std::string();
  }

  void read_role(core::CsvRecord const& record) {
    if (record.fields.size() != m_header.size()) {
      fault(record.line,
            fmt::format("has {} fields, the header has {}", record.fields.size(), m_header.size()));
      return;
    }
    auto const before = m_faults.size();
    EarningRole role{.name = value(record, "role")};
    read_name(record.line, role);
    read_id(record.line, value(record, "role_id"), role);
    read_earns(record.line, value(record, "earns"), role);
    if (m_faults.size() == before) {
      m_roles.push_back(std::move(role));
    }
  }

  void read_name(std::size_t line, EarningRole const& role) {
    if (role.name.empty()) {
      fault(line, "the role has no name");
    } else if (!m_names.insert(core::to_lower(role.name)).second) {
      fault(line, fmt::format("the role {} stands here for the second time", quoted(role.name)));
    }
  }

  void read_id(std::size_t line, std::string const& text, EarningRole& role) {
    if (text.empty()) {
      return;
    }
    auto const id = core::Guid::parse(text);
    if (!id || id->is_nil()) {
      fault(line, fmt::format("the role_id {} is no GUID", quoted(text)));
    } else if (!m_ids.insert(*id).second) {
      fault(line, fmt::format("the role_id {} stands here for the second time", quoted(text)));
    } else {
      role.id = *id;
    }
  }

  void read_earns(std::size_t line, std::string const& text, EarningRole& role) {
    auto const word = core::to_lower(text);
    if (word != "yes" && word != "no") {
      fault(line, fmt::format("earns is yes or no, not {}", quoted(text)));
    }
    role.earns = word == "yes";
  }

  std::vector<std::string> m_header;
  std::vector<EarningRole> m_roles;
  std::set<std::string> m_names;
  std::set<core::Guid> m_ids;
  std::vector<std::pair<std::size_t, std::string>> m_faults;
};

} // namespace

EarningRoles parse_earning_roles(std::string_view text, std::string const& source) {
  // Spreadsheets write one in front of what they call CSV UTF-8.
  if (text.starts_with(k_byte_order_mark)) {
    text.remove_prefix(k_byte_order_mark.size());
  }
  Reader reader;
  reader.read(core::parse_csv(text));
  auto messages = reader.messages(core::printable(source));
  if (!messages.empty()) {
    auto const left = messages.size() > k_most_shown ? messages.size() - k_most_shown : 0;
    messages.resize(messages.size() - left);
    if (left > 0) {
      messages.push_back(fmt::format("and {} more", left));
    }
    throw core::usage_error(core::join(messages, "\n"),
                            "a table of earning roles is CSV with the columns role, earns (yes or "
                            "no) and, where it is known, role_id");
  }
  return {reader.take_roles(), "", source};
}

} // namespace partnerctl::pal
