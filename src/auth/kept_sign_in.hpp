#pragma once

#include "auth/settings.hpp"
#include "partnerctl/auth/sign_in.hpp"

namespace partnerctl::auth {

// The account among those kept that the options mean: of this cloud's authority, of the client that
// an option or the profile names (AZURE_CLIENT_ID alone configures nothing), and of the name of
// --account. Nullopt when there is none; a usage error that lists them when several fit, since
// an identity that nobody chose must not write.
std::optional<Account> find_kept(Settings const& settings, Means const& means);

} // namespace partnerctl::auth
