#pragma once

#include "http/beast.hpp"
#include "partnerctl/http/listener.hpp"

#include <optional>

namespace partnerctl::http {

using WireRequest = boost::beast::http::request<boost::beast::http::string_body>;
using WireResponse = boost::beast::http::response<boost::beast::http::string_body>;

// What the answer to a request has to know of it.
struct Asked {
  // 11: HTTP/1.1
  unsigned version = 11;
  bool is_head = false;
  bool keep_alive = false;
};

Asked asked_by(WireRequest const& request);

// The request as a handler gets it; none when it names no path, such as "OPTIONS *".
std::optional<Incoming> incoming_of(WireRequest request);

// With the length of its body in the head, and for status 0 the cut answer of listener.hpp. What
// cannot be sent (a status below 200 or above 999, a line break in a header) becomes a 500.
WireResponse answer_to(Asked const& asked, Response response);

// The status that tells a client what is wrong with its request (400, 413, 431); none when the
// connection is what failed, or the client is gone.
std::optional<int> status_for(boost::system::error_code fault);

} // namespace partnerctl::http
