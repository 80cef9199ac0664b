#pragma once

#include "cli/command.hpp"

#include <vector>

namespace partnerctl::cli {

// One function a file of this folder.
Command link_pal_command();
Command unlink_pal_command();
Command status_command();
Command attest_command();
Command tenant_list_command();
Command auth_login_command();
Command auth_logout_command();
Command auth_status_command();
Command run_list_command();
Command run_resume_command();
Command run_show_command();
Command doctor_command();
Command sandbox_serve_command();

// In the order in which help shows them.
std::vector<Command> all_commands();

} // namespace partnerctl::cli
