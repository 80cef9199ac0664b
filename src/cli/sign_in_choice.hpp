#pragma once

#include "partnerctl/auth/sign_in.hpp"

#include <string>

namespace partnerctl::cli {

class Services;

// The value of --auth that counts where no row says its own: option, recorded run, environment,
// profile, in that order.
std::string sign_in_method(Services& services);

// How to sign in: option, environment, profile, in that order; what a roster's row names itself, or
// its own profile, comes before all of them.
auth::SignInOptions sign_in_options(Services& services, std::string const& row_profile,
                                    std::string const& row_client_id);

} // namespace partnerctl::cli
