#pragma once

#include "cli/doctor/check.hpp"
#include "partnerctl/output/document.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace partnerctl::cli::doctor {

std::vector<output::Column> columns();

// The whole answer; cloud: empty where none is known. The checks must outlive it.
output::Document document(Checks const& checks, std::string const& cloud);

std::size_t count(Checks const& checks, State state);

// "21 checks: 12 passed, 1 failed, 8 skipped"
std::string last_line(Checks const& checks);

} // namespace partnerctl::cli::doctor
