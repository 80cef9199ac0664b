#pragma once

#include <string>

namespace partnerctl::cli {

class Services;

// Whether these claims are the sandbox's, without starting it.
bool is_rehearsal(Services& services);

// Says it on stderr; of a rehearsal it begins with SANDBOX.
void say_of_claims(std::string const& text, Services& services);

// The options by which this command line found its claims (--config, --profile, --cloud, --ledger),
// as they follow a command: " --cloud sandbox"; empty where there is none.
std::string place_options(Services& services);

// A text that ends with a command line of ours ("ask support: partnerctl claim …") with those
// options behind it; any other text as it is.
std::string with_place(std::string const& text, std::string const& place);

// Both at once.
std::string typed(std::string const& command, Services& services);

} // namespace partnerctl::cli
