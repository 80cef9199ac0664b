#pragma once

#include <optional>
#include <string_view>

namespace partnerctl::auth {

// "09/14/2017 00:00:00 +00:00" as seconds since 1970: how .NET writes a moment in the invariant
// culture, and App Services of before 2019 the end of a token. A number may lack its leading zero,
// and "AM" or "PM" may stand before the offset, which has to be zero. nullopt for anything else.
std::optional<long long> parse_dotnet_date(std::string_view text);

} // namespace partnerctl::auth
