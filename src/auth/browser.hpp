#pragma once

#include "partnerctl/auth/sign_in.hpp"

#include <chrono>

namespace partnerctl::auth {

// Authorization code with PKCE (RFC 7636, S256) in the system's browser: the answer comes back as a
// form (response_mode=form_post) to a listener on loopback, once, with the right state; or the
// person pastes the address that their browser ended at. Source: Entra's authorization code flow.
// patience is how long the person is waited for.
PersonSignedIn sign_in_with_browser(LogInOptions const& options, Means const& means,
                                    std::chrono::milliseconds patience = std::chrono::minutes{15});

} // namespace partnerctl::auth
