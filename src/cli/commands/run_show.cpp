#include "cli/announce.hpp"
#include "cli/commands/all.hpp"
#include "cli/global_options.hpp"
#include "cli/recorded_ledger.hpp"
#include "cli/report_of_command.hpp"
#include "cli/services.hpp"
#include "cli/show.hpp"
#include "partnerctl/core/json.hpp"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

namespace partnerctl::cli {
namespace {

struct Options {
  std::string id{};
};

bool has_more(ledger::Run const& run) {
  return run.summary.state != ledger::RunState::running &&
         !ledger::remaining(run, ledger::Redo::left_and_failed).empty();
}

void say_what_it_is(ledger::Run const& run, Services& services) {
  auto const& summary = run.summary;
  auto text = summary.id + ": " + summary.start.command + ", " +
              std::string(to_string(summary.state)) + ", " + std::to_string(summary.left) + " left";
  if (has_more(run)) {
    text += "\nAgain: " +
            resume_command(services.globals(), summary.id, summary.start.cloud == "sandbox");
  }
  services.messages().say(text);
}

// Of commands that write; nullopt for one that only reads.
std::optional<bool> was_dry_run(ledger::Run const& run) {
  auto const recorded = core::parse_json(run.summary.start.options).value_or(core::Json::object());
  auto const found = recorded.find("dryRun");
  return found != recorded.end() && found->is_boolean() ? std::optional(found->get<bool>())
                                                        : std::nullopt;
}

core::ExitCode run_show(Options const& options, Services& services) {
  check_globals(services);
  auto const render = render_options(services);
  auto const run = recorded_ledger(services).run(options.id);
  auto const& summary = run.summary;
  auto const report = report_of_command(summary.start);
  output::check_columns(report.columns, render);
  say_what_it_is(run, services);
  auto const outcomes = ledger::outcomes(run);
  Show show(report, render, summary.id, summary.start.cloud, services);
  for (auto const& outcome : outcomes) {
    if (outcome.action != fleet::k_not_started) {
      show.ended(outcome);
    }
  }
  show.finish({.cloud = summary.start.cloud,
               .run = summary.id,
               .identity = summary.start.identity,
               .dry_run = was_dry_run(run),
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
