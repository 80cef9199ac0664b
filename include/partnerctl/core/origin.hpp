#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace partnerctl::core {

// Scheme, host and port of a web service: what an endpoint is, and what two URLs must share before
// a bearer token may go from one to the other.
struct WebOrigin {
  std::string scheme{}; // "http" or "https"
  std::string host{};   // lower case; an IPv6 address in its shortest form, without brackets
  int port = 0;         // 80 and 443 are filled in by parse

  // "scheme://host[:port]" and nothing after it. nullopt for any other scheme, for user info, for a
  // host that is neither a name nor an address, and for a name that ends in a number (resolvers
  // read 127.1 and 0177.1 as addresses).
  static std::optional<WebOrigin> parse(std::string_view text);

  // "https://host[:port]", without the port where it is the scheme's own.
  std::string text() const;
  // localhost, 127.0.0.0/8 or ::1, as they are written: no name is looked up.
  bool is_loopback() const;
  bool operator==(WebOrigin const&) const = default;
};

} // namespace partnerctl::core
