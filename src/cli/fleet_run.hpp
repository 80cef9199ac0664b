#pragma once

#include "cli/caution.hpp"
#include "cli/end_of_run.hpp"
#include "cli/fleet_options.hpp"
#include "cli/fleet_report.hpp"
#include "cli/interrupt.hpp"
#include "cli/run_record.hpp"
#include "cli/tenant_choice.hpp"
#include "partnerctl/arm/call.hpp"
#include "partnerctl/core/exit_code.hpp"
#include "partnerctl/fleet/claims.hpp"
#include "partnerctl/fleet/dispatch.hpp"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace partnerctl::cli {

// What the work in one tenant gets.
struct TenantWork {
  fleet::Assignment const& assignment;
  fleet::Outcome& outcome;
  http::Send const& send;
  arm::Context context;
  // To be called with the identity of the first reading, before anything is written: notes it in
  // the outcome, and throws where another row already works on the same tenant.
  std::function<void(core::Identity const&)> identified;
};

// What a command adds to the run of its tenants.
struct FleetWork {
  // "link-pal"
  std::string command{};
  // Called once the tenants are chosen, before anything is written; may throw a usage error.
  std::function<void(std::vector<fleet::Assignment> const&)> prepare{};
  // Whether every tenant must have a partner ID.
  bool needs_partner = false;
  std::function<void(TenantWork&)> in_tenant{};
  FleetReport report{};
  std::optional<bool> dry_run{};
  // What decides beside partner IDs and tenants, as a JSON text: what a resumption needs.
  std::string options{"{}"};
  // Whether a `differs` is an exit code of 6.
  std::function<bool(fleet::Outcome const&)> differs{};
  // Gives DispatchOptions::proves, empty where nothing has to be proved; called after `prepare`.
  std::function<std::function<bool(fleet::Outcome const&)>()> proof{};
  // Called after `prepare`, before anything is written, with each partner ID and the name that
  // Partner Center has for it, where it could be asked; may throw.
  std::function<void(std::string const& id, std::string const& name)> partner_named{};
  // False for what leaves no run behind to show and to go on with.
  bool is_recorded = true;
  // Called with all outcomes, once they are shown and kept, of a run that was not interrupted:
  // files that were asked for. What it throws is the command's own failure.
  std::function<void(std::vector<fleet::Outcome> const&, RunFacts const&)> deliver{};
  // Adds concerns and notes to the last words.
  std::function<void(std::vector<fleet::Outcome> const&, LastWords&)> last_words{};
};

// One run over tenants, the same for every fleet command: check, choose, announce, ask, dispatch,
// show, end. What is wrong with the command line is thrown before anything is sent.
core::ExitCode run_fleet(FleetOptions const& options, WantedPartner const& wanted,
                         Caution const& caution, FleetWork const& work, Services& services);

// What the earlier part of a recorded run brings to its resumption.
struct Before {
  // All rows of the run, by their index; empty where the assignments are all of them.
  std::vector<fleet::Assignment> rows{};
  // How often each row was begun, and as which object; by the row's index.
  std::map<std::size_t, int> attempts{};
  std::map<std::size_t, std::string> objects{};
  // The tenants of rows that are settled: no other row works on them again.
  std::map<core::Guid, std::size_t> settled{};
};

// Goes on with a recorded run: the rows that are left, in the same way as run_fleet does its rows.
core::ExitCode resume_fleet(TenantChoice const& choice, Before const& before, RunRecord& record,
                            FleetOptions const& options, FleetWork const& work, Services& services);

} // namespace partnerctl::cli
