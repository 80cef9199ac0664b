#pragma once

#include "partnerctl/core/error.hpp"
#include "partnerctl/fleet/outcome.hpp"

#include <optional>

namespace partnerctl::cli {

// For a tenant that was begun again: where the beginning before (`earlier`) ended with a write of
// which nobody knows whether it was carried out, what this one found in place counts as done by
// that write, and an error of this one leaves its fate unknown still.
void remember_write(fleet::Outcome const& earlier, fleet::Outcome& outcome,
                    std::optional<core::Error>& error);

} // namespace partnerctl::cli
