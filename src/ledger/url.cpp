#include "partnerctl/ledger/url.hpp"

#include "partnerctl/core/error.hpp"
#include "partnerctl/core/text.hpp"

#include <filesystem>
#include <optional>
#include <system_error>

namespace partnerctl::ledger {
namespace {

constexpr std::string_view k_forms = "sqlite:///path/file.db, or none";
constexpr std::string_view k_unreserved = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                          "0123456789-._~/";
constexpr std::string_view k_digits = "0123456789ABCDEF";

[[noreturn]] void refuse(std::string const& why, std::string const& hint = {}) {
  throw core::usage_error("the ledger " + why,
                          hint.empty() ? "--ledger takes " + std::string(k_forms) : hint);
}

// No path has a byte of value 0, so %00 is as wrong as %zz.
std::optional<char> byte_of(std::string_view escape) {
  auto const digits = core::to_upper(escape.substr(1, 2));
  if (digits.size() < 2) {
    return std::nullopt;
  }
  auto const high = k_digits.find(digits[0]);
  auto const low = k_digits.find(digits[1]);
  if (high == std::string_view::npos || low == std::string_view::npos || high + low == 0) {
    return std::nullopt;
  }
  return static_cast<char>(high * 16 + low);
}

std::string decoded(std::string_view text) {
  std::string bytes;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '%') {
      bytes += text[at];
      continue;
    }
    auto const byte = byte_of(text.substr(at));
    if (!byte) {
      refuse("has a percent sign that no two hexadecimal digits follow",
             "a percent sign in a path is written %25");
    }
    bytes += *byte;
    at += 2;
  }
  return bytes;
}

Url of_sqlite(std::string_view rest) {
  if (rest.empty() || rest.front() != '/') {
    refuse("names a host before its path",
           "three slashes and an absolute path: sqlite:///path/file.db");
  }
  if (rest.find_first_of("?#") != std::string_view::npos) {
    refuse("has a ? or # behind its path", "in a path they are written %3F and %23");
  }
  Url url{.form = Url::Form::sqlite, .path = decoded(rest)};
  if (url.path.back() == '/') {
    refuse("names a folder", "name a file: sqlite:///path/file.db");
  }
  return url;
}

// A password may stand in any of its parts, so none of them is repeated.
[[noreturn]] void refuse_postgresql(std::string_view rest) {
  auto const authority = rest.substr(0, rest.find_first_of("/?#"));
  auto const at = authority.rfind('@');
  bool const in_user =
      at != std::string_view::npos && authority.substr(0, at).find(':') != std::string_view::npos;
  if (in_user || core::to_lower(rest).find("password=") != std::string::npos) {
    refuse("has a password in its URL, where every process can see it",
           "take it out and keep it in the file that PGPASSFILE names");
  }
  refuse("cannot be PostgreSQL: that is not built yet");
}

} // namespace

Url Url::parse(std::string_view text) {
  if (text == "none") {
    return {};
  }
  auto const colon = text.find("://");
  if (colon == std::string_view::npos) {
    // A path is what people type first.
    bool const path = !text.empty() && text.front() == '/';
    refuse("is none of the forms that are known",
           path ? "did you mean " + of_file(std::string(text)).text() + "?" : "");
  }
  auto const scheme = core::to_lower(text.substr(0, colon));
  auto const rest = text.substr(colon + 3);
  if (scheme == "sqlite") {
    return of_sqlite(rest);
  }
  if (scheme == "postgresql" || scheme == "postgres") {
    refuse_postgresql(rest);
  }
  refuse("is none of the forms that are known");
}

Url Url::of_file(std::string const& path) {
  std::error_code fault;
  auto const absolute = std::filesystem::absolute(path, fault);
  if (fault) {
    refuse("has no absolute path: the current folder is gone");
  }
  return {.form = Form::sqlite, .path = absolute.lexically_normal().string()};
}

std::string Url::text() const {
  if (form == Form::none) {
    return "none";
  }
  std::string text = "sqlite://";
  for (char const c : path) {
    if (k_unreserved.find(c) != std::string_view::npos) {
      text += c;
    } else {
      auto const byte = static_cast<unsigned char>(c);
      text += '%';
      text += k_digits[byte / 16];
      text += k_digits[byte % 16];
    }
  }
  return text;
}

} // namespace partnerctl::ledger
