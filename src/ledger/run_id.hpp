#pragma once

#include "partnerctl/core/clock.hpp"

#include <functional>
#include <string>

namespace partnerctl::ledger {

// Four random hexadecimal digits.
std::string random_suffix();

// "20261122T101500Z-7f3a": when a run began (UTC), and what `suffix` gives until `use` takes one.
// Throws a core::Error after a thousand that were not taken.
std::string new_run_id(core::TimePoint started, std::function<std::string()> const& suffix,
                       std::function<bool(std::string const&)> const& use);

} // namespace partnerctl::ledger
