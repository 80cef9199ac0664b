#include "http/redact.hpp"
#include "partnerctl/core/json.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace partnerctl::http {
namespace {

using core::Json;

// Entra's and ARM's names for codes and identifiers; their messages hold names of people.
constexpr std::array k_members{"error",    "code",     "error_codes",
                               "suberror", "trace_id", "correlation_id"};

// Codes and identifiers are one word of ASCII; a sentence under such a name is none.
bool is_word(std::string const& text) {
  return !text.empty() && text.size() <= 128 && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           c == '-' || c == '.';
  });
}

// Shorter words are in every body, and no secret.
bool is_repeated(std::string const& word, std::string_view sent) {
  constexpr std::size_t k_shortest_secret = 6;
  return word.size() >= k_shortest_secret && sent.find(word) != std::string_view::npos;
}

bool is_shown(std::string const& text, std::string_view sent) {
  return is_word(text) && !is_repeated(text, sent);
}

Json redacted_value(Json const& value, std::string_view sent) {
  if (value.is_number() ||
      (value.is_string() && is_shown(value.get_ref<std::string const&>(), sent))) {
    return value;
  }
  if (value.is_array()) {
    auto shown = Json::array();
    for (auto const& entry : value) {
      shown.push_back(entry.is_number() ? entry : Json("REDACTED"));
    }
    return shown;
  }
  return "REDACTED";
}

Json redacted_members(Json const& object, std::string_view sent) {
  auto shown = Json::object();
  for (auto const* name : k_members) {
    if (auto const* member = core::member_at(object, name)) {
      shown[name] = redacted_value(*member, sent);
    }
  }
  return shown;
}

} // namespace

std::string redacted_error_body(std::string_view body, std::string_view sent) {
  auto const json = core::parse_json(body);
  if (!json || !json->is_object()) {
    return {};
  }
  auto shown = redacted_members(*json, sent);
  // ARM puts its members into an object `error`, Entra beside a text of that name.
  auto const* const error = core::member_at(*json, "error");
  if (error != nullptr && error->is_object()) {
    shown["error"] = redacted_members(*error, sent);
  }
  return shown.empty() ? std::string() : core::write_json(shown);
}

} // namespace partnerctl::http
