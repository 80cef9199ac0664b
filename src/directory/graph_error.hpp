#pragma once

#include "partnerctl/core/error.hpp"
#include "partnerctl/http/message.hpp"

#include <string>

namespace partnerctl::directory {

// What Microsoft Graph meant by an answer that is no success: kind from the status, code and
// message from `{"error":{code,message}}`, the request ID from its header or from `innerError`, and
// what a partner can do about it. Reads any body, also HTML and none.
core::Error graph_error(http::Response const& response);

// What to throw for a success whose body is not as documented: a protocol error that tells a page
// and what is no JSON for what they are, and anything else in the words of what_is_wrong ("a list
// that has no value").
core::Error graph_unusable(http::Response const& response, std::string const& what_is_wrong);

// The service's `request-id`, else that of the error in the body; empty where there is none.
std::string graph_request_id(http::Response const& response);

} // namespace partnerctl::directory
