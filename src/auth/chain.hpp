#pragma once

#include "auth/settings.hpp"
#include "partnerctl/auth/sign_in.hpp"

#include <memory>

namespace partnerctl::auth {

// "auto": the first way that is configured, in the contract's order. One that is configured and
// refused later is not passed over, for another identity must not take its place unseen. Nothing
// configured is an auth error that names the ways, and for each that was begun what it lacks.
std::shared_ptr<Credential const> first_configured(Settings const& settings, Means const& means);

} // namespace partnerctl::auth
