#pragma once

#include <string>

namespace partnerctl::http {

// Whether the text is an IPv4 or IPv6 address (without brackets) rather than a name.
bool is_address(std::string const& host);
// 127.0.0.0/8 or ::1.
bool is_loopback_address(std::string const& address);
// 169.254.0.0/16: where a cloud's managed-identity service answers.
bool is_link_local_address(std::string const& address);
// As an address stands in a URL: an IPv6 one in brackets.
std::string bracketed(std::string const& host);

} // namespace partnerctl::http
