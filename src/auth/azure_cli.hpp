#pragma once

#include "auth/settings.hpp"
#include "partnerctl/auth/sign_in.hpp"

#include <memory>

namespace partnerctl::auth {

// Tokens of the Azure CLI's own sign-in (`az account get-access-token`), a tenant each. Who it is
// signed in as is asked for first (`az account show`), so that it can be named before a write.
// Throws an auth error where az is not installed or not signed in.
std::shared_ptr<Credential const> azure_cli(Settings const& settings, Means const& means);
// For "auto": nullptr where az is not installed or not signed in.
std::shared_ptr<Credential const> azure_cli_if_signed_in(Settings const& settings,
                                                         Means const& means);

// Tokens of the Azure Developer CLI's sign-in (`azd auth token`).
std::shared_ptr<Credential const> azure_developer_cli(Settings const& settings, Means const& means);

} // namespace partnerctl::auth
