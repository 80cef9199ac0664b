#pragma once

#include <string>

namespace partnerctl::cli {

class Services;

// Whether these claims are the sandbox's, without starting it.
bool is_rehearsal(Services& services);

// Says it on stderr; of a rehearsal it begins with SANDBOX.
void say_of_claims(std::string const& text, Services& services);

// A text that ends with a command line of ours ("ask support: partnerctl claim …") as a user of
// these claims has to type it: with the options by which this command line found them (--config,
// --cloud, --ledger). Any other text stays as it is.
std::string typed(std::string const& command, Services& services);

} // namespace partnerctl::cli
