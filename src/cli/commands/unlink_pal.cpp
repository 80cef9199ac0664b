#include "cli/commands/all.hpp"
#include "cli/commands/resumable.hpp"
#include "cli/end_of_run.hpp"
#include "cli/fleet_run.hpp"
#include "cli/link_report.hpp"
#include "partnerctl/core/json.hpp"
#include "partnerctl/pal/ensure.hpp"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

namespace partnerctl::cli {
namespace {

struct Options {
  FleetOptions fleet{};
  std::optional<std::string> partner_id{};
  bool any = false;
  bool dry_run = false;
};

Caution caution_of(Options const& options) {
  if (options.dry_run) {
    return {};
  }
  return {.needs_yes = "unlink-pal", .question = [](std::size_t tenants) {
            return "Remove the link in " + tenants_text(tenants) + "?";
          }};
}

void unlink(TenantWork& tenant, Options const& options) {
  auto& outcome = tenant.outcome;
  auto const partner =
      options.any ? std::optional<core::PartnerId>() : tenant.assignment.partner_id;
  outcome.wanted = partner ? partner->text() : "";
  pal::Client const client(tenant.send, tenant.context);
  auto const result =
      pal::ensure_unlinked(client, partner, options.dry_run, [&](pal::Reading const& reading) {
        tenant.identified(reading.identity);
        note_reading(reading, outcome);
      });
  note_result(result, outcome);
}

FleetWork work_of(Options const& options) {
  return {.command = "unlink-pal",
          .needs_partner = !options.any,
          .in_tenant = [options](TenantWork& tenant) { unlink(tenant, options); },
          .report = unlink_report(),
          .dry_run = options.dry_run,
          .options =
              core::write_json(core::Json{{"any", options.any}, {"dryRun", options.dry_run}})};
}

core::ExitCode run_unlink_pal(Options const& options, Services& services) {
  if (options.any && options.partner_id) {
    throw core::Error{.kind = core::ErrorKind::usage,
                      .message = "--any and --partner-id exclude each other",
                      .hint =
                          "--partner-id removes that partner's link only, --any whichever it is"};
  }
  auto const wanted = options.any ? WantedPartner{} : wanted_partner(options.partner_id, services);
  return run_fleet(options.fleet, wanted, caution_of(options), work_of(options), services);
}

Run declare(CLI::App& app) {
  auto options = std::make_shared<Options>();
  add_fleet_options(app, options->fleet);
  app.add_option("--partner-id", options->partner_id,
                 "Remove the link only where it is to this partner")
      ->type_name("ID");
  app.add_flag("--any", options->any, "Remove the link whichever partner it is to");
  app.add_flag("--dry-run", options->dry_run, "Read and say what would change; write nothing");
  return [options](Services& services) { return run_unlink_pal(*options, services); };
}

} // namespace

FleetWork unlink_pal_work(core::Json const& recorded) {
  Options options;
  options.any = recorded.value("any", false);
  options.dry_run = recorded.value("dryRun", false);
  return work_of(options);
}

Command unlink_pal_command() {
  return {
      .path = "unlink-pal",
      .summary = "Remove your link in each selected tenant",
      .description =
          "Removes the signed-in identity's own Partner Admin Link; nobody can remove another's. "
          "A link to another partner than the one named is refused, and each removal is read "
          "back.",
      .examples = {{"When an engagement ends",
                    "partnerctl unlink-pal -t contoso.onmicrosoft.com --partner-id 1234567"},
                   {"See what would be removed",
                    "partnerctl unlink-pal -f former-customers.csv --any --dry-run"},
                   {"In a pipeline",
                    "partnerctl unlink-pal -f former-customers.csv --partner-id 1234567 --yes"}},
      .declare = declare};
}

} // namespace partnerctl::cli
