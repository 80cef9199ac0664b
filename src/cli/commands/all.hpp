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
Command claim_new_command();
Command claim_edit_command();
Command claim_show_command();
Command claim_list_command();
Command claim_check_command();
Command claim_attach_command();
Command claim_detach_command();
Command claim_poe_draft_command();
Command claim_acknowledge_command();
Command claim_handoff_command();
Command claim_record_command();
Command claim_import_command();
Command claim_deadlines_command();
Command claim_export_command();
Command claim_support_pack_command();
Command claim_delete_command();
Command claim_workloads_command();
Command sandbox_serve_command();

// In the order in which help shows them.
std::vector<Command> all_commands();

} // namespace partnerctl::cli
