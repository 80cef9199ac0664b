#include "cli/cloud_choice.hpp"
#include "cli/commands/all.hpp"
#include "cli/fleet_report.hpp"
#include "cli/global_options.hpp"
#include "cli/ledger_choice.hpp"
#include "cli/services.hpp"
#include "partnerctl/core/time.hpp"
#include "partnerctl/ledger/ledger.hpp"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

namespace partnerctl::cli {
namespace {

constexpr char const* k_schema = "partnerctl/run-list/1";

struct Options {
  std::size_t most = 20;
};

std::vector<output::Column> columns() {
  return {{"run"}, {"started"}, {"command"}, {"identity"}, {"linked"}, {"failed"}, {"left"}};
}

std::size_t linked(ledger::RunSummary const& run) {
  return run.count("linked") + run.count("replaced") + run.count("unchanged");
}

std::size_t failed(ledger::RunSummary const& run) {
  return run.count("failed") + run.count("unreadable");
}

core::Json object_of(ledger::RunSummary const& run) {
  return {{"id", run.id},
          {"command", run.start.command},
          {"state", to_string(run.state)},
          {"startedAt", core::format_rfc3339(run.started)},
          {"endedAt", run.ended ? core::Json(core::format_rfc3339(*run.ended)) : core::Json()},
          {"runCloud", run.start.cloud},
          {"identity", text_or_null(run.start.identity.name)},
          {"method", text_or_null(run.start.method)},
          {"total", run.tenants},
          {"linked", linked(run)},
          {"failed", failed(run)},
          {"left", run.left}};
}

std::vector<output::Cell> cells_of(ledger::RunSummary const& run) {
  return {{run.id},
          {core::format_rfc3339(run.started)},
          {run.start.command},
          {run.start.identity.name},
          {std::to_string(linked(run))},
          {std::to_string(failed(run))},
          {std::to_string(run.left)}};
}

output::Document document_of(std::vector<ledger::RunSummary> const& runs,
                             std::string const& cloud) {
  auto const head = [&runs, cloud] {
    return core::Json{{"schema", k_schema},
                      {"version", PARTNERCTL_VERSION},
                      {"cloud", cloud},
                      {"run", nullptr},
                      {"summary", {{"total", runs.size()}}}};
  };
  return {.head = head,
          .list = "runs",
          .size = runs.size(),
          .object = [&runs](std::size_t i) { return object_of(runs[i]); },
          .line =
              [&runs, cloud](std::size_t i) {
                return line_json(k_schema, runs[i].id, cloud, object_of(runs[i]));
              },
          .columns = columns(),
          .row = [&runs](std::size_t i) { return cells_of(runs[i]); }};
}

core::ExitCode run_list(Options const& options, Services& services) {
  check_globals(services);
  auto const render = render_options(services);
  output::check_columns(columns(), render);
  auto const ledger = ledger::Ledger::open_existing(chosen_ledger(services).url, services.clock());
  auto const runs = ledger ? ledger->runs(options.most) : std::vector<ledger::RunSummary>();
  output::render(document_of(runs, chosen_cloud(services).name), render, services.streams().out);
  return core::ExitCode::ok;
}

Run declare(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_option("--most", options->most, "How many, the latest first (default: 20)")
      ->type_name("N")
      ->check(CLI::Range(1, 100'000));
  return [options](Services& services) { return run_list(*options, services); };
}

} // namespace

Command run_list_command() {
  return {.path = "run list",
          .summary = "List the runs that are recorded",
          .description = "Reads the ledger: when which command ran as whom, and what is left.",
          .examples = {{"The latest runs", "partnerctl run list"},
                       {"Of another ledger",
                        "partnerctl run list --ledger sqlite:///srv/partner/ledger.db"}},
          .declare = declare};
}

} // namespace partnerctl::cli
