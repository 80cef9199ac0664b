#pragma once

#include "auth/token_answer.hpp"
#include "partnerctl/auth/sign_in.hpp"

#include <optional>
#include <string>

namespace partnerctl::auth {

// Where a person signs in: the tenant of the options; nullopt for `home` and for none, which is the
// person's own.
std::optional<core::TenantRef> tenant_of(LogInOptions const& options);

// What a person's first token is asked for: ARM, who they are, and a refresh token.
std::string scope_of(Means const& means);

// Whether an address may be shown to a person or opened for them: https, or loopback.
bool is_safe_address(std::string const& address);

// Makes the account of a person's first token. nonce is the one of the request, empty where there
// was none. Throws a protocol error for a token of another tenant than the one asked for, of an
// application, or with an ID token that is not of this sign-in; and an auth error where no refresh
// token came.
PersonSignedIn person_signed_in(TokenAnswer answer, LogInOptions const& options, Means const& means,
                                std::string const& nonce = {});

} // namespace partnerctl::auth
