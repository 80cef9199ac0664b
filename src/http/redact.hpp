#pragma once

#include "partnerctl/http/message.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace partnerctl::http {

// What a trace may show of a request or an answer. All of it works by lists of what is known to be
// harmless; whatever is on none of them reads REDACTED.

// Origin and path, query names, and the values of the query names on the list.
std::string redacted_url(std::string_view url);

// One line "Name: value" for each field, each beginning with prefix.
std::string redacted_request_headers(Headers const& headers, std::string_view prefix);
// What the request carried stands in none of an answer's values, for a service may repeat it.
std::string redacted_response_headers(Headers const& headers, std::string_view prefix,
                                      std::vector<std::string> const& carried);

// What a request carries that may be a secret: its bearer token and the values of its form.
std::vector<std::string> carried_by(Request const& request);

// Of a JSON error body its codes and identifiers, as one line of JSON; empty for any other body.
// What stands in the body that was sent is shown nowhere: a service may repeat it, and a code of
// its own cannot be told from an authorization code.
std::string redacted_error_body(std::string_view body, std::string_view sent);

} // namespace partnerctl::http
