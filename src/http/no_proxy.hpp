#pragma once

#include "partnerctl/http/url.hpp"

#include <string_view>

namespace partnerctl::http {

// Whether a NO_PROXY list names the URL's host. Entries stand between commas or blanks: a host name
// (which also means every name below it, with or without a leading "." or "*."), an IPv4 or IPv6
// address, a range (10.0.0.0/8), each but the range also with ":port"; "*" is every host. Case
// doesn't count, no name is looked up, and an entry that is none of these names nothing.
bool is_exempt(Url const& url, std::string_view list);

} // namespace partnerctl::http
