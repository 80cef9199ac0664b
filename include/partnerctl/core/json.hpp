#pragma once

#include <nlohmann/json_fwd.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace partnerctl::core {

// Keys keep the order in which they were set: what we write is read by people too.
using Json = nlohmann::ordered_json;

// Parses a JSON text of at most 64 levels; nullopt when it is not JSON, not UTF-8 or deeper. (A
// document of half a million levels parses, and then overflows the stack when it is written again.)
std::optional<Json> parse_json(std::string_view text);

// Why a text is not JSON, and where: 1-based line and column (in bytes).
struct JsonFault {
  std::size_t line = 0;
  std::size_t column = 0;
  std::string message{};
};

// The same for a text that a person wrote, who wants to know where it is wrong: fault is set where
// nullopt is returned.
std::optional<Json> parse_json(std::string_view text, JsonFault& fault);

// Writes with what is not UTF-8 replaced, so that no foreign text can make writing fail. indent <
// 0: one line.
std::string write_json(Json const& value, int indent = -1);

// Members of an object, tolerant of what services do: nullopt unless value is an object with a
// non-null member of that type. number_at also reads a number that came as a string.
std::optional<std::string> string_at(Json const& value, std::string_view key);
std::optional<long long> number_at(Json const& value, std::string_view key);
// The member itself, or nullptr.
Json const* member_at(Json const& value, std::string_view key);

} // namespace partnerctl::core
