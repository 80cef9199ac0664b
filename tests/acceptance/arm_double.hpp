#pragma once

#include "acceptance/rehearsal.hpp"
#include "support/raw_server.hpp"

#include <string>

namespace partnerctl::test {

// Leads a stand's cloud to a server of a test's own in the place of ARM, and of the sign-in service
// where that is meant; all else stays the sandbox. ca: what that server's certificate needs, PEM.
void replace_arm(Stand const& stand, std::string const& url, std::string const& ca);
void replace_sign_in(Stand const& stand, std::string const& url, std::string const& ca);

// The claims of the token in a request as a raw server read it; a null document without one.
core::Json claims_in(std::string const& request);

// ARM's answer that the one whose token a request carries is linked to 1234567, as bytes.
std::string linked_answer(std::string const& request);

} // namespace partnerctl::test
