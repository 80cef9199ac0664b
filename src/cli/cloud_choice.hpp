#pragma once

#include "partnerctl/core/cloud.hpp"

namespace partnerctl::cli {

class Services;

// The cloud that options, environment and profile name; of the sandbox, which is not started here,
// just the name. Throws a usage error for a name that is none, for the sandbox in CI without an
// explicit --cloud, and for a sign-in option beside the sandbox.
core::Cloud chosen_cloud(Services& services);

} // namespace partnerctl::cli
