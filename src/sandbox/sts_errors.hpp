#pragma once

#include "sandbox/answer.hpp"
#include "sandbox/assertion.hpp"
#include "sandbox/conditions.hpp"

#include <string>

namespace partnerctl::sandbox {

// Entra's documented errors (number, OAuth word, status, suberror), in words of our own.
namespace sts {

// Any error of that number by which a client's proof is refused.
StsError invalid_client(int code, std::string message);
StsError missing_parameter(std::string const& name);
StsError unsupported_grant(std::string const& grant);
StsError wrong_method(std::string const& method);
// For a text that may be a tenant's name (90002) and one that cannot be one (900023).
StsError unknown_tenant(std::string const& name, bool metadata);
StsError no_tenant_named();
StsError app_not_found(std::string const& client_id, std::string const& tenant);
StsError wrong_secret();
StsError no_credential();
StsError assertion(AssertionFault fault);
StsError bad_refresh_token();
StsError bad_scope(std::string const& scope);
StsError unknown_resource(std::string const& resource, std::string const& tenant);
// For what is not allowed.
StsError refused(SignIn condition, std::string const& client_id, Tenant const& tenant);
StsError unavailable(int status);

} // namespace sts
} // namespace partnerctl::sandbox
