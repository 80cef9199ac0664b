#pragma once

#include "partnerctl/auth/sign_in.hpp"

namespace partnerctl::auth {

// The device authorization grant (RFC 8628): shows the service's own message and asks until the
// person has signed in elsewhere, declined, or let the code expire.
PersonSignedIn sign_in_with_device_code(LogInOptions const& options, Means const& means);

} // namespace partnerctl::auth
