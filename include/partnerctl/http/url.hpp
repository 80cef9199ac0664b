#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace partnerctl::http {

// An absolute http or https URL, taken apart.
struct Url {
  std::string scheme{}; // "http" or "https"
  std::string host{};   // lower case; an IPv6 address without its brackets
  int port = 0;         // never 0 after parse: 80 and 443 are filled in
  std::string target{}; // path and query, beginning with "/"

  // nullopt for what is no absolute http(s) URL, and for one with user info, a fragment, blanks or
  // control characters.
  static std::optional<Url> parse(std::string_view text);

  // "https://host[:port]", without the port where it is the scheme's own; what two URLs must share
  // before a bearer token may go from one to the other.
  std::string origin() const;
  std::string text() const { return origin() + target; }
  // localhost, 127.0.0.0/8 or ::1: where plain http is allowed.
  bool is_loopback() const;
};

// RFC 3986 percent-encoding of everything that is not unreserved; for a path segment or a value.
std::string percent_encode(std::string_view text);
// nullopt for a broken escape. Does not read "+" as a blank.
std::optional<std::string> percent_decode(std::string_view text);

using Form = std::vector<std::pair<std::string, std::string>>;
// application/x-www-form-urlencoded, in the order given.
std::string form_encode(Form const& form);
// The reverse; "+" is a blank. Broken escapes are kept as they are.
Form form_decode(std::string_view body);

} // namespace partnerctl::http
