#pragma once

#include "cli/tenant_choice.hpp"
#include "partnerctl/core/json.hpp"

#include <string>

namespace partnerctl::cli {

// A command's options, as the JSON text that a run keeps, with what the choice of its tenants
// decided beside the rows: which rows are skipped and why, and which tenants --exclude names
// otherwise than the rows do. A resumption must not write where the run itself would not have.
std::string with_choice(std::string const& options, TenantChoice const& choice);

// Reads it back into a choice.
void restore_choice(core::Json const& options, TenantChoice& choice);

} // namespace partnerctl::cli
