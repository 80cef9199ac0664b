#include "cli/commands/all.hpp"
#include "cli/global_options.hpp"
#include "cli/ledger_choice.hpp"
#include "cli/report_of_command.hpp"
#include "cli/services.hpp"
#include "cli/show.hpp"
#include "partnerctl/core/attempt.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/core/json.hpp"
#include "partnerctl/core/time.hpp"
#include "partnerctl/ledger/ledger.hpp"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

namespace partnerctl::cli {
namespace {

struct Options {
  std::string id{};
};

core::Error no_ledger() {
  return {.kind = core::ErrorKind::not_found,
          .message = "no run is recorded here",
          .hint = "name another ledger with --ledger"};
}

// nullopt where there is no such run, and that is said.
std::optional<ledger::Run> found(Options const& options, Services& services) {
  auto const run = core::attempt([&] {
    auto const ledger =
        ledger::Ledger::open_existing(chosen_ledger(services).url, services.clock());
    if (!ledger) {
      throw no_ledger();
    }
    return ledger->run(options.id);
  });
  if (!run && run.error->kind == core::ErrorKind::not_found) {
    services.messages().say("Error: " + run.error->message + "\n  " + run.error->hint);
    return std::nullopt;
  }
  if (!run) {
    throw *run.error;
  }
  return *run.value;
}

// Of a command that has --dry-run: whether it was given.
std::optional<bool> dry_run_of(ledger::RunStart const& start) {
  auto const options = core::parse_json(start.options);
  auto const* dry_run = options ? core::member_at(*options, "dryRun") : nullptr;
  return dry_run != nullptr && dry_run->is_boolean() ? std::optional(dry_run->get<bool>())
                                                     : std::nullopt;
}

core::ExitCode run_show(Options const& options, Services& services) {
  check_globals(services);
  auto const render = render_options(services);
  auto const run = found(options, services);
  if (!run) {
    return core::ExitCode::not_found;
  }
  auto const& summary = run->summary;
  auto const report = report_of_command(summary.start.command);
  output::check_columns(report.columns, render);
  services.messages().say(summary.id + ": " + summary.start.command + ", " +
                          std::string(to_string(summary.state)) + ", " +
                          std::to_string(summary.left) + " left");
  auto const outcomes = ledger::outcomes(*run);
  Show show(report, render, summary.id, summary.start.cloud, services);
  for (auto const& outcome : outcomes) {
    if (outcome.action != fleet::k_not_started) {
      show.ended(outcome);
    }
  }
  show.finish({.cloud = summary.start.cloud,
               .run = summary.id,
               .identity = summary.start.identity,
               .dry_run = dry_run_of(summary.start),
               .started = summary.started,
               .ended = summary.ended.value_or(summary.started)},
              outcomes);
  return core::ExitCode::ok;
}

Run declare(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_option("RUN", options->id, "Its ID, or as much of its beginning as is clear")
      ->type_name("ID")
      ->required();
  return [options](Services& services) { return run_show(*options, services); };
}

} // namespace

Command run_show_command() {
  return {.path = "run show",
          .summary = "Show a recorded run, tenant by tenant",
          .description = "What became of each tenant, in the columns and the document of the "
                         "command that ran.",
          .examples = {{"One run", "partnerctl run show 20261122T101500Z-7f3a"},
                       {"As a document", "partnerctl run show 20261122T1015 -o json"}},
          .declare = declare};
}

} // namespace partnerctl::cli
