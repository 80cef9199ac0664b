#pragma once

#include "partnerctl/output/render.hpp"

namespace partnerctl::cli {

class Services;

// Checks what every command takes (output, ledger, cloud), before anything is read or sent.
void check_globals(Services& services);

// How stdout is to be written: option, environment, and what the terminal is.
output::RenderOptions render_options(Services& services);

} // namespace partnerctl::cli
