#pragma once

#include "partnerctl/core/error.hpp"
#include "partnerctl/http/message.hpp"

#include <string>

namespace partnerctl::partner_center {

// What Partner Center meant by an answer that is no success: kind from the status, code and message
// from `{code, description}` (the code a number or a text), from `{statusCode, message}` where it
// throttles, or from `{error:{code,message}}`. Explains its two refusals that puzzle people: a
// person's sign-in without MFA (401, invalid_token, no body), and an application where a person is
// needed (403). Reads any body, also HTML and none.
core::Error error_of(http::Response const& response);

// The service's MS-RequestId, else its MS-CorrelationId; empty when it sent none.
std::string request_id(http::Response const& response);

} // namespace partnerctl::partner_center
