#pragma once

#include "partnerctl/core/json.hpp"
#include "partnerctl/cpor/claim.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace partnerctl::cpor {

// Of to_json() and docs/claim.schema.json.
inline constexpr std::string_view k_claim_schema = "partnerctl/claim/1";

// Told of what is wrong: the member's path ("customer.tenantId"; empty: the object itself), and a
// sentence that names it.
using MemberFault = std::function<void(std::string const& path, std::string const& message)>;

// Takes a JSON object's members over into a claim; what it does not have stays as it is, null
// empties. left_out gets those that are of an export only. Returns whether any was a claim's.
bool read_claim_members(core::Json const& object, Claim& claim, std::vector<std::string>& left_out,
                        MemberFault const& fault);

// What a value is, for messages: "a number".
std::string_view kind_of_json(core::Json const& value);

} // namespace partnerctl::cpor
