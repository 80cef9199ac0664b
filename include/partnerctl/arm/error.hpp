#pragma once

#include "partnerctl/core/error.hpp"
#include "partnerctl/http/message.hpp"

#include <string>

namespace partnerctl::arm {

// What ARM (or a resource provider behind it) meant by an answer that is no success: kind from the
// status, code and message from `{"error":{code,message}}` or from the top level, request ID from
// x-ms-request-id, a hint where the code is known. Reads any body, also HTML and none.
core::Error error_of(http::Response const& response);

// What to throw for a success whose body is not as documented: a protocol error that tells a page
// and what is no whole JSON for what they are, and anything else in the words of what_is_wrong.
core::Error unusable(http::Response const& response, std::string what_is_wrong);

// The service's x-ms-request-id, or its request-id; empty when it sent none.
std::string request_id(http::Response const& response);

} // namespace partnerctl::arm
