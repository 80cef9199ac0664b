#pragma once

#include "partnerctl/core/clock.hpp"
#include "partnerctl/core/json.hpp"
#include "partnerctl/http/message.hpp"

#include <nlohmann/json.hpp>

#include <string>

namespace partnerctl::test {

inline constexpr char const* k_tenant = "00000000-0000-4000-8000-0000000000aa";
inline constexpr char const* k_other_tenant = "00000000-0000-4000-8000-0000000000bb";
inline constexpr char const* k_object = "00000000-0000-4000-8000-0000000000cc";
inline constexpr char const* k_client = "00000000-0000-4000-8000-0000000000dd";
inline constexpr char const* k_scope = "https://management.example/.default";
inline constexpr char const* k_authority = "https://login.example";

// An unsigned JSON Web Token with these claims.
std::string token_with(core::Json const& claims);
// What Entra gives an application: tid, oid, appid, idtyp.
core::Json application_claims(std::string const& tenant = k_tenant);
// A 200 of the token endpoint, good for an hour.
std::string answer_with(std::string const& token);

// One of the recorded answers of the token endpoint: its status, headers and body. nullopt where
// the recordings are not beside the project.
std::optional<http::Response> recorded_answer(std::string const& name);

} // namespace partnerctl::test
