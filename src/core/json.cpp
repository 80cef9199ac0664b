#include "partnerctl/core/json.hpp"

#include <nlohmann/json.hpp>

#include <charconv>

namespace partnerctl::core {
namespace {

constexpr int k_max_depth = 64;

// nlohmann's parser is iterative and its writer recursive, so depth is cut while reading: first
// seen by a scan that knows strings, because its parse callback still builds every level.
bool is_too_deep(std::string_view text) {
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
        return true;
      }
    } else if (c == '}' || c == ']') {
      --depth;
    }
  }
  return false;
}

} // namespace

std::optional<Json> parse_json(std::string_view text) {
  constexpr std::string_view k_bom = "\xEF\xBB\xBF";
  if (text.substr(0, k_bom.size()) == k_bom) {
    text.remove_prefix(k_bom.size());
  }
  if (is_too_deep(text)) {
    return std::nullopt;
  }
  auto value = Json::parse(text, nullptr, false);
  if (value.is_discarded()) {
    return std::nullopt;
  }
  return value;
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
    return member->get<long long>();
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
