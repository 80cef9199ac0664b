#pragma once

#include "partnerctl/core/environment.hpp"
#include "partnerctl/core/exit_code.hpp"
#include "partnerctl/terminal/streams.hpp"

#include <string>
#include <vector>

namespace partnerctl::cli {

// The whole program: arguments without the program's name, to an exit code. main.cpp and the tests
// call the same function.
core::ExitCode run(std::vector<std::string> const& arguments, terminal::Streams streams,
                   core::Environment const& environment);

} // namespace partnerctl::cli
