#include "config/endpoint.hpp"

#include "partnerctl/core/error.hpp"
#include "partnerctl/core/origin.hpp"
#include "partnerctl/core/text.hpp"

#include <algorithm>

namespace partnerctl::config {
namespace {

// What is asked for, in messages.
struct Wanted {
  std::string what;
  std::string hint;
};

// The text isn't quoted: people put passwords into URLs.
core::Error refused(std::string const& where, std::string const& why, Wanted const& wanted) {
  return {.kind = core::ErrorKind::usage, .message = where + " " + why, .hint = wanted.hint};
}

std::string private_origin(std::string_view text, std::string const& where, Wanted const& wanted) {
  auto const origin = core::WebOrigin::parse(text);
  if (!origin) {
    throw refused(where, "is not the address of a " + wanted.what, wanted);
  }
  if (origin->scheme != "https" && !origin->is_loopback()) {
    throw refused(where, "is plain http, which is for loopback only", wanted);
  }
  return origin->text();
}

// What URLs are written in: others have to be percent-encoded there.
bool is_url_letter(char c) {
  constexpr std::string_view k_never = "\"<>\\^`{|}";
  return c > ' ' && c < '\x7F' && k_never.find(c) == std::string_view::npos;
}

} // namespace

std::string endpoint(std::string_view text, std::string const& where) {
  auto trimmed = text;
  if (!trimmed.empty() && trimmed.back() == '/') {
    trimmed.remove_suffix(1);
  }
  return private_origin(
      trimmed, where,
      {.what = "service", .hint = "write https://HOST or https://HOST:PORT and nothing after it"});
}

std::string web_page(std::string_view text, std::string const& where) {
  Wanted const wanted{.what = "page", .hint = "write https://HOST/PATH as the browser shows it"};
  auto const scheme_end = text.find("://");
  auto const begin = scheme_end == std::string_view::npos ? text.size() : scheme_end + 3;
  auto const end = std::min(text.find_first_of("/?#", begin), text.size());
  auto const origin = private_origin(text.substr(0, end), where, wanted);
  auto const rest = text.substr(end);
  if (!std::all_of(rest.begin(), rest.end(), is_url_letter)) {
    throw refused(where, "holds what no address does, such as a blank", wanted);
  }
  return origin + std::string(rest);
}

} // namespace partnerctl::config
