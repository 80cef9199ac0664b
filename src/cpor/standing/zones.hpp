#pragma once

#include "partnerctl/core/clock.hpp"
#include "partnerctl/core/error.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace partnerctl::cpor {

// The names in the system's time zone database; empty where there is none.
std::vector<std::string> zone_names();

// How far a zone is ahead of UTC at that moment; nullopt for a zone that the database does not have
// or that cannot be read. UTC is known without a database.
std::optional<std::chrono::seconds> offset_of(std::string const& zone, core::TimePoint time);

// Why a zone is of no use, where these are all that there are: the name is wrong, or (none at all)
// the database is missing. where: who asks for the zone, for the message.
core::Error zone_trouble(std::string const& zone, std::vector<std::string> const& known,
                         std::string const& where);

} // namespace partnerctl::cpor
