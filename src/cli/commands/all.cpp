#include "cli/commands/all.hpp"

namespace partnerctl::cli {

std::vector<Command> all_commands() {
  return {link_pal_command(),
          unlink_pal_command(),
          status_command(),
          attest_command(),
          tenant_list_command(),
          auth_login_command(),
          auth_logout_command(),
          auth_status_command(),
          run_list_command(),
          run_show_command(),
          run_resume_command(),
          doctor_command(),
          claim_new_command(),
          claim_list_command(),
          claim_show_command(),
          claim_edit_command(),
          claim_workloads_command(),
          claim_check_command(),
          claim_attach_command(),
          claim_detach_command(),
          claim_poe_draft_command(),
          claim_acknowledge_command(),
          claim_handoff_command(),
          claim_record_command(),
          claim_import_command(),
          claim_deadlines_command(),
          claim_support_pack_command(),
          claim_export_command(),
          claim_delete_command(),
          sandbox_serve_command()};
}

} // namespace partnerctl::cli
