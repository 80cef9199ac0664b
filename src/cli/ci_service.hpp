#pragma once

#include "partnerctl/core/environment.hpp"

namespace partnerctl::cli {

// The CI services that take annotations and a summary from what runs on them.
enum class CiService { none, github_actions, azure_pipelines };

// By GITHUB_ACTIONS and TF_BUILD; "false" and "0" count as unset.
CiService ci_service(core::Environment const& environment);

} // namespace partnerctl::cli
