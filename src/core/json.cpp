#include "partnerctl/core/json.hpp"

#include "partnerctl/core/text.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <limits>

namespace partnerctl::core {
namespace {

constexpr int k_max_depth = 64;

// Where the text goes deeper than k_max_depth, or npos. nlohmann's parser is iterative and its
// writer recursive, so depth is cut before reading, by a scan that knows strings: the parser's own
// callback still builds every level.
std::size_t find_too_deep(std::string_view text) {
  int depth = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    char const c = text[i];
    if (in_string) {
      if (c == '\\') {
        ++i;
      } else if (c == '"') {
        in_string = false;
      }
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{' || c == '[') {
      if (++depth > k_max_depth) {
        return i;
      }
    } else if (c == '}' || c == ']') {
      --depth;
    }
  }
  return std::string_view::npos;
}

JsonFault fault_at(std::string_view text, std::size_t offset, std::string message) {
  auto const before = text.substr(0, offset);
  auto const line = static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n')) + 1;
  auto const line_end = before.rfind('\n');
  auto const column = line_end == std::string_view::npos ? offset + 1 : offset - line_end;
  return {.line = line, .column = column, .message = std::move(message)};
}

std::string_view without_bom(std::string_view text) {
  constexpr std::string_view k_bom = "\xEF\xBB\xBF";
  return text.substr(0, k_bom.size()) == k_bom ? text.substr(k_bom.size()) : text;
}

} // namespace

std::optional<Json> parse_json(std::string_view text) {
  text = without_bom(text);
  if (find_too_deep(text) != std::string_view::npos) {
    return std::nullopt;
  }
  // Services answer with what is no JSON, and an exception costs as much as a hundred lines of it.
  auto value = Json::parse(text, nullptr, false);
  return value.is_discarded() ? std::nullopt : std::optional(std::move(value));
}

std::optional<Json> parse_json(std::string_view text, JsonFault& fault) {
  text = without_bom(text);
  auto const deep = find_too_deep(text);
  if (deep != std::string_view::npos) {
    fault = fault_at(text, deep, "is deeper than 64 levels");
    return std::nullopt;
  }
  try {
    return Json::parse(text);
  } catch (nlohmann::json::parse_error const& error) {
    // It counts the bytes read, the one that it did not expect included.
    auto const offset = std::min(error.byte == 0 ? 0 : error.byte - 1, text.size());
    bool const ended = trim(text.substr(offset)).empty();
    fault = fault_at(text, offset, ended ? "ends too early for JSON" : "is not JSON");
  } catch (nlohmann::json::exception const&) {
    fault = fault_at(text, 0, "holds a number that is too large");
  }
  return std::nullopt;
}

std::string write_json(Json const& value, int indent) {
  return value.dump(indent, ' ', false, Json::error_handler_t::replace);
}

Json const* member_at(Json const& value, std::string_view key) {
  if (!value.is_object()) {
    return nullptr;
  }
  auto const found = value.find(std::string(key));
  return found == value.end() || found->is_null() ? nullptr : &*found;
}

std::optional<std::string> string_at(Json const& value, std::string_view key) {
  auto const* member = member_at(value, key);
  if (member == nullptr || !member->is_string()) {
    return std::nullopt;
  }
  return member->get<std::string>();
}

std::optional<long long> number_at(Json const& value, std::string_view key) {
  auto const* member = member_at(value, key);
  if (member == nullptr) {
    return std::nullopt;
  }
  if (member->is_number_integer()) {
    // What is above the signed range would come out negative.
    bool const fits = !member->is_number_unsigned() ||
                      member->get<unsigned long long>() <= std::numeric_limits<long long>::max();
    return fits ? std::optional(member->get<long long>()) : std::nullopt;
  }
  if (member->is_number_float()) {
    auto const number = member->get<double>();
    bool const fits = number > -9e18 && number < 9e18;
    return fits ? std::optional(static_cast<long long>(number)) : std::nullopt;
  }
  if (!member->is_string()) {
    return std::nullopt;
  }
  auto const& text = member->get_ref<std::string const&>();
  long long number = 0;
  auto const [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  bool const whole = fault == std::errc{} && end == text.data() + text.size() && !text.empty();
  return whole ? std::optional(number) : std::nullopt;
}

} // namespace partnerctl::core
