#pragma once

#include "partnerctl/auth/token_source.hpp"
#include "partnerctl/http/pipeline.hpp"

#include <string>
#include <vector>

namespace partnerctl::auth {

// The stage that gives a request with an authority its `Authorization` and notes on the answer whom
// it was sent as. Refuses plain http to anything but loopback, and any origin but those given: a
// token goes nowhere else, whatever a link in an answer says.
http::Stage bearer(TokenSource& tokens, std::vector<std::string> origins);

} // namespace partnerctl::auth
