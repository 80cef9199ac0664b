#pragma once

#include "cli/services.hpp"
#include "partnerctl/fleet/selection.hpp"

#include <map>
#include <string>
#include <vector>

namespace partnerctl::cli {

// "As NAME (method), partner ID ID, N tenants, cloud C": who is about to do what, where. A partner
// ID with a name here is followed by it: "partner ID 1234567 (Contoso Partner Ltd)". Signs in no
// further than to know who it is.
std::string announcement(std::vector<fleet::Assignment> const& assignments, Services& services,
                         std::map<std::string, std::string> const& partner_names = {});

// The command line as a shell takes it, to be run again.
std::string command_line(std::vector<std::string> const& arguments);

// The command that goes on with a recorded run, with the options that find its ledger.
std::string resume_command(Globals const& globals, std::string const& run, bool is_sandbox);

// The line that ends a run which has something left: that command, or, where nothing is kept (run
// empty), the same one again.
std::string again_line(Services& services, std::string const& run);

// The command that signs a person in with the same configuration, cloud, profile (a row's own
// before the option's) and client as this command line.
std::string login_command(Globals const& globals, std::string const& row_profile,
                          std::string const& row_client_id);

} // namespace partnerctl::cli
