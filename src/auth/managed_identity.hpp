#pragma once

#include "auth/settings.hpp"
#include "partnerctl/auth/sign_in.hpp"

#include <memory>

namespace partnerctl::auth {

// The identity of the Azure resource that the program runs on, from the first source that the
// environment shows: App Service (IDENTITY_ENDPOINT and IDENTITY_HEADER), Azure Arc, else the
// virtual machine's IMDS. A source that is known and not built (Service Fabric, Cloud Shell, Azure
// ML) is a usage error, never another source. It exists in its own tenant alone: a token for any
// other is an auth error: before anything is asked for a domain (which tenant that is nothing here
// can tell) and wherever its own tenant is known, else by its token's `tid`. home() is the tenant
// that is configured, else that of a token which it asks for, once; it throws as token() does.
std::shared_ptr<Credential const> managed_identity(Settings const& settings, Means const& means);

// For "auto": whether there is one here. Where only IMDS is left to ask, it is asked whether it is
// there, with one second to connect.
bool is_managed_identity_here(Means const& means);

} // namespace partnerctl::auth
