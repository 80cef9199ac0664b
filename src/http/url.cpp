#include "partnerctl/http/url.hpp"

#include "partnerctl/core/origin.hpp"
#include "partnerctl/core/text.hpp"

#include <algorithm>
#include <charconv>

namespace partnerctl::http {
namespace {

bool is_unreserved(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
         c == '.' || c == '_' || c == '~';
}

// Printable ASCII but the "#" that begins a fragment.
bool may_stand_in_target(char c) {
  return c > ' ' && c < '\x7F' && c != '#';
}

core::WebOrigin web_origin(Url const& url) {
  return {.scheme = url.scheme, .host = url.host, .port = url.port};
}

// The byte of an escape such as "%2F" at the front of text.
std::optional<char> escaped_byte(std::string_view text) {
  if (text.size() < 3 || text[0] != '%') {
    return std::nullopt;
  }
  unsigned char byte = 0;
  auto const* const end = text.data() + 3;
  auto const [rest, fault] = std::from_chars(text.data() + 1, end, byte, 16);
  return fault == std::errc{} && rest == end ? std::optional(static_cast<char>(byte))
                                             : std::nullopt;
}

std::string form_value(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    auto const byte = escaped_byte(text);
    result += byte ? *byte : (text.front() == '+' ? ' ' : text.front());
    text.remove_prefix(byte ? 3 : 1);
  }
  return result;
}

} // namespace

std::optional<Url> Url::parse(std::string_view text) {
  auto const colon = text.find("://");
  if (colon == std::string_view::npos) {
    return std::nullopt;
  }
  auto const end = std::min(text.find_first_of("/?#", colon + 3), text.size());
  auto const origin = core::WebOrigin::parse(text.substr(0, end));
  auto const target = text.substr(end);
  if (!origin || !std::all_of(target.begin(), target.end(), may_stand_in_target)) {
    return std::nullopt;
  }
  bool const has_path = !target.empty() && target.front() == '/';
  return Url{.scheme = origin->scheme,
             .host = origin->host,
             .port = origin->port,
             .target = (has_path ? "" : "/") + std::string(target)};
}

std::string Url::origin() const {
  return web_origin(*this).text();
}

bool Url::is_loopback() const {
  return web_origin(*this).is_loopback();
}

std::string percent_encode(std::string_view text) {
  constexpr std::string_view k_digits = "0123456789ABCDEF";
  std::string result;
  for (char const c : text) {
    if (is_unreserved(c)) {
      result += c;
    } else {
      auto const byte = static_cast<unsigned char>(c);
      result += {'%', k_digits[byte >> 4U], k_digits[byte & 0x0FU]};
    }
  }
  return result;
}

std::optional<std::string> percent_decode(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    auto const byte = escaped_byte(text);
    if (text.front() == '%' && !byte) {
      return std::nullopt;
    }
    result += byte ? *byte : text.front();
    text.remove_prefix(byte ? 3 : 1);
  }
  return result;
}

std::string form_encode(Form const& form) {
  std::vector<std::string> fields;
  fields.reserve(form.size());
  for (auto const& [name, value] : form) {
    fields.push_back(percent_encode(name) + "=" + percent_encode(value));
  }
  return core::join(fields, "&");
}

Form form_decode(std::string_view body) {
  Form form;
  for (auto const& field : core::split(body, '&')) {
    if (field.empty()) {
      continue;
    }
    auto const equals = std::min(field.find('='), field.size());
    auto const value = std::string_view(field).substr(std::min(equals + 1, field.size()));
    form.emplace_back(form_value(std::string_view(field).substr(0, equals)), form_value(value));
  }
  return form;
}

} // namespace partnerctl::http
