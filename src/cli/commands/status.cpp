#include "cli/commands/all.hpp"
#include "cli/commands/resumable.hpp"
#include "cli/fleet_run.hpp"
#include "cli/status_report.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/core/json.hpp"
#include "partnerctl/core/text.hpp"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace partnerctl::cli {
namespace {

struct Options {
  FleetOptions fleet{};
  std::optional<std::string> partner_id{};
  bool check = false;
  std::optional<std::string> only{};
};

void check_options(Options const& options) {
  auto const& states = link_states();
  if (options.only && std::find(states.begin(), states.end(), *options.only) == states.end()) {
    auto const near = core::closest(*options.only, states);
    throw core::usage_error("--only: no state '" + core::printable(*options.only) + "'",
                            near.empty() ? "one of: " + core::join(states, ", ")
                                         : "did you mean " + near + "?");
  }
}

FleetWork work_of(Options const& options, Services& services) {
  return {.command = "status",
          .needs_partner = options.check,
          .in_tenant = [&services](TenantWork& tenant) { read_link(tenant, services.clock()); },
          .report = status_report(options.only),
          .options = core::write_json(core::Json{{"check", options.check}}),
          .differs =
              [check = options.check](fleet::Outcome const& outcome) {
                return check &&
                       (outcome.action == "other-partner" || outcome.action == "not-linked");
              }};
}

core::ExitCode run_status(Options const& options, Services& services) {
  auto const wanted = wanted_partner(options.partner_id, services);
  check_options(options);
  return run_fleet(options.fleet, wanted, {}, work_of(options, services), services);
}

Run declare(CLI::App& app) {
  auto options = std::make_shared<Options>();
  add_fleet_options(app, options->fleet);
  app.add_option("--partner-id", options->partner_id,
                 "The partner that a link should be to; another one is other-partner")
      ->type_name("ID");
  app.add_flag("--check", options->check,
               "Exit code 6 where a readable tenant is not linked to the partner ID");
  app.add_option("--only", options->only,
                 "Show only linked, other-partner, not-linked or unreadable")
      ->type_name("STATE");
  return [options](Services& services) { return run_status(*options, services); };
}

} // namespace

FleetWork status_work(core::Json const& recorded, Services& services) {
  Options options;
  options.check = recorded.value("check", false);
  return work_of(options, services);
}

Command status_command() {
  return {
      .path = "status",
      .summary = "Show where each tenant stands",
      .description =
          "Shows the links of the identity that asks; Microsoft shows nobody anyone else's. Only a "
          "documented not-found counts as not linked: a tenant that cannot be read is a row that "
          "says why.",
      .examples = {{"Where every customer of a roster stands",
                    "partnerctl status --tenants customers.csv --partner-id 1234567"},
                   {"As a nightly check",
                    "partnerctl status -f customers.csv --partner-id 1234567 --check -o csv"},
                   {"Only what needs work",
                    "partnerctl status -f customers.csv --only not-linked"}},
      .declare = declare};
}

} // namespace partnerctl::cli
