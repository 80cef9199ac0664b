#pragma once

#include "partnerctl/sandbox/sandbox.hpp"

#include <string>
#include <vector>

namespace partnerctl::sandbox {

// The ways to sign in that variables alone describe, at the server with this origin.
std::vector<Way> ways_at(std::string const& origin);

} // namespace partnerctl::sandbox
