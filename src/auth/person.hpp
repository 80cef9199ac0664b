#pragma once

#include "partnerctl/auth/sign_in.hpp"

#include <functional>

namespace partnerctl::auth {

// How a person is asked when a tenant wants a stronger sign-in: ask_person, unless a test answers.
using AskPerson = std::function<PersonSignedIn(LogInOptions const&, Means const&)>;

// See person() of sign_in.hpp.
std::shared_ptr<Credential const> person(Account account, Means const& means, AskPerson ask);

} // namespace partnerctl::auth
