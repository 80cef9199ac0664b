#pragma once

#include "auth/token_answer.hpp"
#include "partnerctl/auth/means.hpp"
#include "partnerctl/auth/token.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace partnerctl::auth {

// A service on the machine itself that hands out tokens for the machine's managed identity: called
// with what the token is for, within that request's time and stop. Throws an auth error for a
// refusal (throttled, service where it asks to wait).
using IdentityService = std::function<TokenAnswer(TokenRequest const& request)>;

// What the services have in common.
struct IdentityServiceCall {
  // "App Service"
  std::string name{};
  // Of the user-assigned identity; nullopt: the system-assigned one.
  std::optional<std::string> client_id{};
  // What it is sent to show that the caller runs on the machine; an error never repeats it.
  std::vector<core::Secret> secrets{};
};

// A GET at `endpoint` with api-version, resource (the scope without its "/.default") and client_id,
// and the stop, deadline and timeout of the request that it is for.
http::Request identity_message(std::string const& endpoint, std::string const& api_version,
                               IdentityServiceCall const& call, TokenRequest const& asked);

// The token of a 200, else the error that the answer means: in the service's own words, with what
// to do.
TokenAnswer identity_answer(http::Response const& response, IdentityServiceCall const& call,
                            core::TimePoint now);

// The address that a variable gives. Throws a usage error for what is no http(s) address, and for
// https to another machine: a proxy could stand between, and its answer would be somebody else's
// identity. (Plain http goes to loopback and to link-local addresses only; that is http's rule.)
std::string identity_endpoint(std::string const& variable, std::string const& address);

} // namespace partnerctl::auth
