#pragma once

#include "partnerctl/http/message.hpp"
#include "partnerctl/http/url.hpp"

namespace partnerctl::http {

// The request's URL, when it may be sent as it is. Throws a usage error before a byte is sent: for
// what is no http(s) URL; for plain http to anything but loopback, or to the managed-identity
// service's link-local address without a bearer token; for a method, header or target that would
// break the message apart (cpprest writes CR and LF in a header value to the wire as they are); for
// header fields that the transport sets itself.
Url checked(Request const& request);

} // namespace partnerctl::http
