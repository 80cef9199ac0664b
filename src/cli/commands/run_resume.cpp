#include "cli/announce.hpp"
#include "cli/changed_sources.hpp"
#include "cli/commands/all.hpp"
#include "cli/commands/resumable.hpp"
#include "cli/end_of_run.hpp"
#include "cli/global_options.hpp"
#include "cli/recorded_ledger.hpp"
#include "cli/recorded_options.hpp"
#include "cli/services.hpp"
#include "cli/show.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/core/text.hpp"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

namespace partnerctl::cli {
namespace {

struct Options {
  std::string id{};
  bool failed_only = false;
  FleetOptions fleet{};
};

ledger::Redo redo(Options const& options) {
  return options.failed_only ? ledger::Redo::failed_only : ledger::Redo::left_and_failed;
}

FleetWork work_of(ledger::Run const& run, core::Json const& recorded, Services& services) {
  auto const& start = run.summary.start;
  if (start.command == "link-pal") {
    return link_pal_work(recorded, services);
  }
  if (start.command == "unlink-pal") {
    return unlink_pal_work(recorded);
  }
  if (start.command == "status") {
    return status_work(recorded, services);
  }
  throw core::usage_error("the run is of a command that this version does not know: '" +
                              core::printable(start.command) + "'",
                          "use the version that recorded it");
}

// The environment's secret belongs to the environment's client: as another one's it would be sent
// to no good end, or prove another identity than was meant.
void check_environment(ledger::RunStart const& start, fleet::Assignment const& first,
                       Services& services) {
  auto const variable = services.environment().get("AZURE_CLIENT_ID");
  bool const is_rows_own = !first.profile.empty() || !first.client_id.empty();
  bool const counts = start.identity.type == core::Identity::Type::application && !is_rows_own &&
                      start.cloud != "sandbox" && !services.globals().client_id;
  if (counts && variable && !core::equal_ignoring_case(*variable, start.client_id)) {
    throw core::usage_error("the run was begun as the client " + start.client_id +
                                ", and AZURE_CLIENT_ID names " + core::printable(*variable),
                            "set AZURE_CLIENT_ID and its secret as they were, or begin a run of "
                            "its own");
  }
}

// A person's kept sign-in is found by its name; an application's name is its client ID.
void go_on_as_before(ledger::Run const& run, Services& services) {
  auto const& start = run.summary.start;
  check_environment(start, run.rows.front().assignment, services);
  bool const is_person = start.identity.type == core::Identity::Type::user;
  bool const is_sandbox = start.cloud == "sandbox";
  services.go_on_with({.cloud = start.cloud,
                       .method = is_sandbox ? std::string() : start.method,
                       .client_id = is_sandbox ? std::string() : start.client_id,
                       .account = is_person && !is_sandbox ? start.identity.name : std::string()});
}

void check_same_identity(ledger::Run const& run, core::Identity const& now) {
  auto const& then = run.summary.start.identity;
  bool const same = then.type == now.type && core::equal_ignoring_case(then.name, now.name) &&
                    core::equal_ignoring_case(then.client_id, now.client_id);
  if (!same) {
    throw core::usage_error("the run was begun as " + core::printable(then.name) + " (" +
                                then.method + "), and now it would go on as " +
                                core::printable(now.name) + " (" + now.method + ")",
                            "sign in as the identity that began it, or begin a run of its own");
  }
}

Before before_of(ledger::Run const& run, std::vector<fleet::Assignment> const& remaining) {
  std::set<std::size_t> again;
  for (auto const& assignment : remaining) {
    again.insert(assignment.index);
  }
  Before before;
  for (auto const& row : run.rows) {
    before.rows.push_back(row.assignment);
    if (!row.outcome) {
      continue;
    }
    auto const index = row.assignment.index;
    before.attempts[index] = row.outcome->attempts;
    if (!row.outcome->object_id.empty()) {
      before.objects[index] = row.outcome->object_id;
    }
    auto const tenant = core::Guid::parse(std::string(row.outcome->tenant_id));
    if (tenant && !again.contains(index)) {
      before.settled[*tenant] = index;
    }
  }
  return before;
}

// An answer all the same: a whole document, of no tenants.
core::ExitCode nothing_left(ledger::Run const& run, FleetWork const& work, Services& services) {
  auto const& summary = run.summary;
  auto const left = ledger::remaining(run, ledger::Redo::left_and_failed).size();
  services.messages().say(left == 0 ? "Nothing is left to do of run " + summary.id
                                    : "Nothing of run " + summary.id + " has failed; " +
                                          tenants_text(left) + " not started\n" +
                                          again_line(services, summary.id));
  auto const now = services.clock().now();
  Show(work.report, render_options(services), summary.id, summary.start.cloud, services)
      .finish({.cloud = summary.start.cloud,
               .run = summary.id,
               .identity = summary.start.identity,
               .dry_run = work.dry_run,
               .started = now,
               .ended = now},
              {});
  return core::ExitCode::ok;
}

// With the rows as they stand now that nobody else works on them: another process may have been
// quicker.
core::ExitCode go_on(ledger::Ledger ledger, ledger::Resumed resumed, core::Json const& recorded,
                     Options const& options, FleetWork const& work, Services& services) {
  TenantChoice const tenants{.assignments = ledger::remaining(resumed.run, redo(options)),
                             .excluded = excluded_of(recorded)};
  if (tenants.assignments.empty()) {
    resumed.writer->finish(ledger::Ending::finished);
    return nothing_left(resumed.run, work, services);
  }
  auto const before = before_of(resumed.run, tenants.assignments);
  RunRecord record(std::move(ledger), std::move(resumed.writer));
  return resume_fleet(tenants, before, record, options.fleet, work, services);
}

ledger::ResumeStart start_as(core::Identity const& identity, Services& services) {
  return {.tool_version = PARTNERCTL_VERSION,
          .identity = identity,
          .command_line = command_line(services.globals().arguments)};
}

core::ExitCode run_resume(Options const& options, Services& services) {
  check_globals(services);
  auto ledger = recorded_ledger(services);
  auto const run = ledger.run(options.id);
  go_on_as_before(run, services);
  auto const recorded = core::parse_json(run.summary.start.options).value_or(core::Json::object());
  auto const work = work_of(run, recorded, services);
  auto const rows = ledger::remaining(run, redo(options));
  if (rows.empty()) {
    if (run.summary.state == ledger::RunState::interrupted && run.summary.left == 0) {
      // Killed after its last row: all that is missing is that somebody says so.
      ledger.resume(run.summary.id, start_as(run.summary.start.identity, services))
          .writer->finish(ledger::Ending::finished);
    }
    return nothing_left(run, work, services);
  }
  // The run's first row, not what is left of it: whose sign-in was recorded.
  auto const& first = run.rows.front().assignment;
  auto const identity = services.signed_in(first.profile, first.client_id).credential->identity();
  check_same_identity(run, identity);
  if (work.prepare) {
    work.prepare(rows);
  }
  services.messages().say(announcement(rows, services) + ", resuming " + run.summary.id);
  for (auto const& note : changed_sources(run.sources)) {
    services.messages().say(note);
  }
  auto resumed = ledger.resume(run.summary.id, start_as(identity, services));
  return go_on(std::move(ledger), std::move(resumed), recorded, options, work, services);
}

Run declare(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_option("RUN", options->id, "Its ID, or as much of its beginning as is clear")
      ->type_name("ID")
      ->required();
  app.add_flag("--failed-only", options->failed_only, "Only what failed, not what was not started");
  app.add_option("--parallel", options->fleet.parallel,
                 "Tenants at the same time, 1 to 256 (default: 16)")
      ->type_name("N")
      ->check(CLI::Range(1, 256));
  app.add_option("--timeout", options->fleet.timeout_seconds,
                 "Seconds for one call, 1 to 3600 (default: 60)")
      ->type_name("SECONDS")
      ->check(CLI::Range(1, 3600));
  return [options](Services& services) { return run_resume(*options, services); };
}

} // namespace

Command run_resume_command() {
  return {.path = "run resume",
          .summary = "Do what is left or failed of a recorded run",
          .description = "Goes on with the rows, the cloud and the options of the run, however it "
                         "ended; each tenant is read again before anything is written. Credentials "
                         "are read afresh, and another identity than the one that began the run is "
                         "refused.",
          .examples = {{"What is left", "partnerctl run resume 20261122T101500Z-7f3a"},
                       {"What failed, once its cause is mended",
                        "partnerctl run resume 20261122T101500Z-7f3a --failed-only"}},
          .declare = declare};
}

} // namespace partnerctl::cli
