#pragma once

#include "partnerctl/core/faults.hpp"
#include "partnerctl/fleet/roster.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace partnerctl::fleet {

// One tenant as text, whatever form it came in. Empty texts are absent values.
struct RosterRow {
  std::string tenant{};
  std::string name{};
  std::string partner_id{};
  std::string profile{};
  std::string client_id{};
  std::vector<std::string> labels{};
  // As Entry has them.
  std::string shown{};
  std::string skip{};
  std::vector<std::pair<std::string, std::string>> others{};
};

// The keys of a row, as CSV columns and as JSON members.
std::vector<std::string> const& roster_keys();

// `text` divided at ';', without blanks and empty parts.
std::vector<std::string> split_labels(std::string_view text);

// Collects what the reading of a roster brings: entries, and faults with their places.
class RosterBuilder {
public:
  // source is what messages call the roster.
  RosterBuilder(std::string source, RosterColumns columns);

  // Whether rows are to have their `others`, and `shown`.
  bool wants_all() const { return m_columns == RosterColumns::all; }

  // "customers.csv:7" and "customers.csv:7:3".
  std::string place(std::size_t line) const;
  std::string place(std::size_t line, std::size_t column) const;
  std::string const& source() const { return m_source; }

  // Adds an entry, or the row's faults; place_of says where the value of a key stands.
  void add(RosterRow row, std::string where,
           std::function<std::string(std::string_view key)> const& place_of);
  void fault(std::string const& place, std::string const& message, std::string const& hint = {});

  // True when reading on would help nobody: too many entries, or too many faults.
  bool full() const;

  // The entries, or the one usage error that lists the faults.
  std::vector<Entry> finish() &&;

private:
  std::string m_source;
  RosterColumns m_columns;
  std::vector<Entry> m_entries;
  core::Faults m_faults;
};

} // namespace partnerctl::fleet
