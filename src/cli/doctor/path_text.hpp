#pragma once

#include "partnerctl/core/environment.hpp"

#include <string>

namespace partnerctl::cli::doctor {

// A path as a shell of this user takes it: "~/…" for one at home, in quotes where it needs them.
std::string path_text(std::string const& path, core::Environment const& environment);

} // namespace partnerctl::cli::doctor
