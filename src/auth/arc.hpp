#pragma once

#include "auth/identity_service.hpp"

#include <string>

namespace partnerctl::auth {

// Where the Arc agent puts its keys, and nowhere else: whoever could name another folder could
// have any file sent to the endpoint.
inline constexpr char const* k_arc_keys = "/var/opt/azcmagent/tokens";

// Azure Arc, API version 2020-06-01, at IDENTITY_ENDPOINT, which has to be http on loopback. Its
// first answer names a file that only the machine's privileged users can read; what is in it is
// shown with the second request. Throws an auth error, and reads and sends nothing, unless that
// file is directly in `keys`, ends in .key, is a regular file and no link, and has at most 4096
// bytes. It has no user-assigned identities.
IdentityService arc(std::string const& endpoint, Means const& means,
                    std::string const& keys = k_arc_keys);

} // namespace partnerctl::auth
