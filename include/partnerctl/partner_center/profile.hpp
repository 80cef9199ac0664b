#pragma once

#include "partnerctl/partner_center/call.hpp"

#include <optional>
#include <string>

namespace partnerctl::partner_center {

// Whom a partner ID belongs to, as GET /v1/profiles/mpn answers it. Whether it is a location's ID
// or the global one is not in it: profile_type is "MpnProfile" for every documented answer.
struct PartnerProfile {
  core::PartnerId id;
  // Empty where Partner Center does not say.
  std::string name{};
  std::string profile_type{};
};

// The profile of a partner ID; nullopt where Partner Center has no record of it (its documented 404
// with the code 3000 only). Only for a person (App+User); throws as error_of, and protocol for what
// is no profile or is another ID's.
std::optional<PartnerProfile> find_partner(http::Send const& send, Context const& context,
                                           core::PartnerId const& id);

// The profile of the partner whose person asks.
PartnerProfile own_partner(http::Send const& send, Context const& context);

// The ID after this one, where a partner of the same name has it: the sign that this one may be the
// global ID, since a partner's first location is given the number after it (what people report,
// documented by nobody: a hint and never a verdict), and the number before it is not the same
// partner's too. Two calls at the most. nullopt otherwise.
std::optional<core::PartnerId> possible_location(http::Send const& send, Context const& context,
                                                 PartnerProfile const& profile);

} // namespace partnerctl::partner_center
