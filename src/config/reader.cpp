#include "config/reader.hpp"

#include "partnerctl/core/text.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace partnerctl::config {
namespace {

core::Error usage(std::string const& message, std::string const& hint) {
  return {.kind = core::ErrorKind::usage,
          .message = core::printable(message),
          .hint = core::printable(hint)};
}

bool is_control(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == '\x7F';
}

Field field_of(toml::node const& node, std::string where) {
  Field field{.where = std::move(where)};
  auto const* const text = node.as_string();
  if (text == nullptr) {
    throw usage(field.where + " must be a text", "put the value in quotes");
  }
  field.value = text->get();
  if (core::trim(field.value).empty()) {
    throw usage(field.where + " is empty", "give it a value or take the line out");
  }
  if (std::any_of(field.value.begin(), field.value.end(), is_control)) {
    throw usage(field.where + " holds a control character", "take it out");
  }
  return field;
}

Field day_of(toml::node const& node, std::string where) {
  if (auto const* const date = node.as_date()) {
    auto const& day = date->get();
    return {.value = fmt::format("{:04}-{:02}-{:02}", int{day.year}, int{day.month}, int{day.day}),
            .where = std::move(where)};
  }
  if (!node.is_string()) {
    throw usage(where + " must be a day", "write it as \"2026-12-25\"");
  }
  return field_of(node, std::move(where));
}

} // namespace

std::string Reader::place(toml::source_region const& region) const {
  return fmt::format("{}:{}:{}: ", core::printable(m_path), region.begin.line, region.begin.column);
}

std::string Reader::full_name(std::string const& key) const {
  return m_name.empty() ? key : m_name + "." + key;
}

core::Error Reader::fault(std::string const& message, std::string const& hint) const {
  return usage(place(m_table.source()) + message, hint);
}

void Reader::allow_only(std::vector<std::string> const& known) const {
  for (auto const& [key, value] : m_table) {
    std::string const name(key.str());
    if (std::find(known.begin(), known.end(), name) != known.end()) {
      continue;
    }
    auto const nearest = core::closest(name, known);
    throw usage(place(key.source()) + "unknown key '" + full_name(name) + "'",
                nearest.empty() ? "known here: " + core::join(known, ", ")
                                : "did you mean '" + full_name(nearest) + "'?");
  }
}

std::string Reader::where(toml::node const& node, std::string const& key) const {
  return place(node.source()) + full_name(key);
}

core::Error Reader::fault_at(std::string const& key, std::string const& why,
                             std::string const& hint) const {
  return usage(where(*m_table.get(key), key) + " " + why, hint);
}

std::optional<Field> Reader::text(std::string const& key) const {
  auto const* const node = m_table.get(key);
  return node == nullptr ? std::nullopt : std::optional(field_of(*node, where(*node, key)));
}

bool Reader::is_text(std::string const& key) const {
  auto const* const node = m_table.get(key);
  return node != nullptr && node->is_string();
}

std::optional<int> Reader::integer(std::string const& key, int lowest, int highest) const {
  auto const* const node = m_table.get(key);
  if (node == nullptr) {
    return std::nullopt;
  }
  auto const range = fmt::format("{} to {}", lowest, highest);
  auto const* const number = node->as_integer();
  if (number == nullptr) {
    throw usage(where(*node, key) + " must be a whole number",
                "write a number from " + range + " without quotes");
  }
  if (number->get() < lowest || number->get() > highest) {
    throw usage(fmt::format("{} is {}", where(*node, key), number->get()),
                "write a number from " + range);
  }
  return static_cast<int>(number->get());
}

std::optional<std::vector<Field>> Reader::list(std::string const& key, Items items) const {
  auto const* const node = m_table.get(key);
  if (node == nullptr) {
    return std::nullopt;
  }
  auto const* const array = node->as_array();
  if (array == nullptr) {
    throw usage(where(*node, key) + (items == Items::days
                                         ? " must be a list of days or the path of a file"
                                         : " must be a list of texts"),
                items == Items::days ? "write [\"2026-12-25\"] or \"holidays.txt\""
                                     : "write [\"one\", \"two\"]");
  }
  std::vector<Field> fields;
  for (auto const& item : *array) {
    auto place_of_item = where(item, fmt::format("{}[{}]", key, fields.size()));
    fields.push_back(items == Items::days ? day_of(item, std::move(place_of_item))
                                          : field_of(item, std::move(place_of_item)));
  }
  return fields;
}

std::optional<Reader> Reader::table(std::string const& key) const {
  auto const* const node = m_table.get(key);
  if (node == nullptr) {
    return std::nullopt;
  }
  auto const* const inner = node->as_table();
  if (inner == nullptr) {
    throw usage(where(*node, key) + " must be a table",
                "write a table [" + full_name(key) + "] and put the keys below it");
  }
  return Reader(m_path, *inner, full_name(key));
}

Field Reader::required_text(std::string const& key) const {
  auto field = text(key);
  if (!field) {
    throw fault("[" + m_name + "] has no '" + key + "'",
                "add a line " + key + " = \"…\" to the table");
  }
  return *std::move(field);
}

std::vector<std::pair<std::string, Reader>> Reader::tables(std::string const& key) const {
  std::vector<std::pair<std::string, Reader>> found;
  auto const* const node = m_table.get(key);
  if (node == nullptr) {
    return found;
  }
  auto const example = "write a table [" + full_name(key) + ".NAME] and put the keys below it";
  auto const* const outer = node->as_table();
  if (outer == nullptr) {
    throw usage(place(node->source()) + full_name(key) + " must be a table", example);
  }
  for (auto const& [name, value] : *outer) {
    auto const full = full_name(key) + "." + std::string(name.str());
    auto const* const inner = value.as_table();
    if (inner == nullptr) {
      throw usage(place(name.source()) + full + " must be a table", example);
    }
    found.emplace_back(name.str(), Reader(m_path, *inner, full));
  }
  return found;
}

} // namespace partnerctl::config
