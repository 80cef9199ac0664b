#pragma once

#include "partnerctl/auth/accounts.hpp"

#include <optional>
#include <string>
#include <vector>

namespace partnerctl::auth {

// All sign-ins as one document: {"schema": "partnerctl/accounts/1", "accounts": [{authority,
// clientId, id, homeTenant, userName, method, refreshToken, tenantTokens: {GUID: token}, signedIn,
// refreshed}]}, times in RFC 3339 with whole seconds.
//
// Nullopt for a text that is no such document; a document of a later schema is none.
std::optional<std::vector<Account>> parse_accounts(std::string const& text);

// The document for these accounts. What `before` (a document, or empty) has beyond the fields above
// stays where it is, so that an older version does not drop what a newer one keeps.
std::string write_accounts(std::vector<Account> const& accounts, std::string const& before);

} // namespace partnerctl::auth
