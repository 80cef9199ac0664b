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

  // The tables in a table: ("lab", Reader) for [cloud.lab] by tables("cloud").
  std::vector<std::pair<std::string, Reader>> tables(std::string const& key) const;

  // A usage error at the table's head.
  core::Error fault(std::string const& message, std::string const& hint) const;

private:
  std::string place(toml::source_region const& region) const;
  std::string full_name(std::string const& key) const;

  std::string const& m_path;
  toml::table const& m_table;
  std::string m_name;
};

} // namespace partnerctl::config
