#pragma once

#include "partnerctl/auth/token_source.hpp"
#include "partnerctl/http/pipeline.hpp"

#include <string>
#include <vector>

namespace partnerctl::auth {

// The stage that gives a request with an authority its `Authorization` and notes on the answer whom
// it was sent as. Refuses plain http to anything but loopback, and any origin but those given: a
// token goes nowhere else, whatever a link in an answer says. A 401 that is a claims challenge
// (claims_challenge.hpp) is answered once, with a token for those claims, and the request is sent a
// second time: the service has not carried out what it refused to look at. What cannot be got then
// is that tenant's error, which says that the service asks for a stronger sign-in. Any other 401
// passes through, a second one too; the tenant's tokens are then forgotten, so that a new try has a
// new one.
http::Stage bearer(TokenSource& tokens, std::vector<std::string> origins);

} // namespace partnerctl::auth
