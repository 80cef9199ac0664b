#pragma once

#include "partnerctl/core/error.hpp"

#include <toml++/toml.h>

#include <optional>
#include <string>
#include <vector>

namespace partnerctl::config {

// A value of the file and what to call it in a message: "PATH:3:1: profile.default.account".
struct Field {
  std::string value{};
  std::string where{};
};

// What a list may hold: texts, or days, which TOML also writes without quotes.
enum class Items { texts, days };

// One table of the file, read key by key, each fault with its place.
class Reader {
public:
  // name is the table's own, as in "profile.default"; empty for the whole file.
  Reader(std::string const& path, toml::table const& table, std::string name)
      : m_path(path), m_table(table), m_name(std::move(name)) {}

  // Throws a usage error at the first key that isn't known.
  void allow_only(std::vector<std::string> const& known) const;

  // A text that is neither empty nor holds control characters; throws a usage error for any other
  // value.
  std::optional<Field> text(std::string const& key) const;
  // The same; throws one where it is missing, too.
  Field required_text(std::string const& key) const;

  bool is_text(std::string const& key) const;

  // A whole number from lowest to highest; throws a usage error for any other value.
  std::optional<int> integer(std::string const& key, int lowest, int highest) const;
  // The items of an array as texts, each with its own place and number; a day as "2026-12-25".
  // nullopt where there is no such key; throws a usage error for any other value or item.
  std::optional<std::vector<Field>> list(std::string const& key, Items items = Items::texts) const;

  // [claims] by table("claims"); nullopt where there is none.
  std::optional<Reader> table(std::string const& key) const;
  // The tables in a table: ("lab", Reader) for [cloud.lab] by tables("cloud").
  std::vector<std::pair<std::string, Reader>> tables(std::string const& key) const;

  // A usage error at the table's head.
  core::Error fault(std::string const& message, std::string const& hint) const;
  // One at the value of a key that is there: its name, and what is wrong with it.
  core::Error fault_at(std::string const& key, std::string const& why,
                       std::string const& hint) const;

private:
  std::string place(toml::source_region const& region) const;
  std::string full_name(std::string const& key) const;
  std::string where(toml::node const& node, std::string const& key) const;

  std::string const& m_path;
  toml::table const& m_table;
  std::string m_name;
};

} // namespace partnerctl::config
