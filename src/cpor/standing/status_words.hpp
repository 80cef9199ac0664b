#pragma once

#include "partnerctl/cpor/status.hpp"

#include <optional>
#include <string_view>

namespace partnerctl::cpor {

// Whether the words tell of something that was done (by the partner, or by the customer), and not
// of what the portal showed: "Disassociated", "Customer declined".
bool tells_of_an_act(std::string_view text);

// As consent_of, for words that are about the customer's answer alone: "Declined", "Received".
std::optional<Consent> answer_of(std::string_view text);

} // namespace partnerctl::cpor
