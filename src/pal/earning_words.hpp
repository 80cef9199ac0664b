#pragma once

#include "pal/holdings.hpp"

#include <string>

namespace partnerctl::pal {

// The sentences of a verdict: fills reason, remedy and the notes of one whose `why`, role and times
// are set. holding: the deciding role, nullptr where none decides.
void explain(Earning& earning, Holding const* holding, SubscriptionAccess const& access,
             EarningRoles const& table, core::TimePoint now);

// Of a role that is held: the excess, or empty.
std::string excess_of(Holding const& holding, EarningRoles const& table);

// Whether the role allows more than any credit needs, over a whole subscription or more.
bool is_excessive(Holding const& holding);

} // namespace partnerctl::pal
