#pragma once

#include "auth/settings.hpp"
#include "partnerctl/auth/sign_in.hpp"

#include <memory>

namespace partnerctl::auth {

// The ways of --auth that need no file of their own. Each throws a usage error for what it lacks.
std::shared_ptr<Credential const> with_secret(Settings const& settings, Means const& means);
std::shared_ptr<Credential const> with_certificate(Settings const& settings, Means const& means);
// The kept sign-in of a person; where there is none, the person is asked, and kept like one who
// used `auth login`.
std::shared_ptr<Credential const> with_browser(Settings const& settings, Means const& means);
std::shared_ptr<Credential const> with_device_code(Settings const& settings, Means const& means);

} // namespace partnerctl::auth
