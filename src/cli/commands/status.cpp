#include "cli/commands/all.hpp"
#include "cli/commands/resumable.hpp"
#include "cli/fleet_end.hpp"
#include "cli/fleet_run.hpp"
#include "cli/global_options.hpp"
#include "cli/show.hpp"
#include "cli/status/baseline.hpp"
#include "cli/status/claims.hpp"
#include "cli/status/earning_roles_choice.hpp"
#include "cli/status/last_words.hpp"
#include "cli/status/page.hpp"
#include "cli/status/reading.hpp"
#include "cli/status/recorded.hpp"
#include "cli/status/report.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/core/json.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/core/whole_file.hpp"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <sstream>

namespace partnerctl::cli {
namespace {

struct Options {
  FleetOptions fleet{};
  std::optional<std::string> partner_id{};
  bool check = false;
  bool access = false;
  bool recorded = false;
  std::optional<std::string> since{};
  std::optional<std::string> only{};
  std::optional<std::string> roles{};
  std::optional<std::string> html{};
};

void check_options(Options const& options, WantedPartner const& wanted) {
  auto const& states = link_states();
  if (options.only && std::find(states.begin(), states.end(), *options.only) == states.end()) {
    auto const near = core::closest(*options.only, states);
    throw core::usage_error("--only: no state '" + core::printable(*options.only) + "'",
                            near.empty() ? "one of: " + core::join(states, ", ")
                                         : "did you mean " + near + "?");
  }
  if (options.roles && !options.access) {
    throw core::usage_error("--earning-roles goes with --access", "add --access");
  }
  bool const has_partner = wanted.from_option || wanted.from_environment || wanted.from_profile;
  bool const rows_may_have = !options.fleet.rosters.empty();
  if (options.check && options.recorded && !has_partner && !rows_may_have) {
    throw core::usage_error("--check needs a partner ID to compare with", "give --partner-id ID");
  }
}

bool is_not_as_wanted(fleet::Outcome const& outcome) {
  return outcome.action == "other-partner" || outcome.action == "not-linked";
}

using Claims = std::shared_ptr<TenantClaims const>;

void write_page(Options const& options, std::vector<fleet::Outcome> const& outcomes,
                RunFacts const& facts, Baseline const& baseline, Claims const& claims,
                Services& services) {
  std::ostringstream page;
  output::write_report_page(status_page(outcomes, {.run = facts,
                                                   .access = options.access,
                                                   .recorded = options.recorded,
                                                   .baseline = baseline.description(),
                                                   .only = options.only,
                                                   .claims = claims,
                                                   .now = services.clock().now()}),
                            page);
  core::write_whole_file(*options.html, page.str());
}

std::string decisive(Options const& options, Baseline const& baseline) {
  core::Json json{{"check", options.check}, {"access", options.access}};
  json["earningRoles"] =
      options.roles ? core::Json(std::filesystem::absolute(*options.roles)) : core::Json();
  json.update(baseline.to_record());
  return core::write_json(json);
}

FleetWork work_of(Options const& options, Baseline const& found, Services& services) {
  auto const baseline = std::make_shared<Baseline const>(found);
  auto const table = std::make_shared<pal::EarningRoles const>(earning_roles(options.roles));
  auto const claims = TenantClaims::read(services);
  auto const in_tenant = [&services, baseline, table, access = options.access](TenantWork& tenant) {
    read_link(tenant, services.clock());
    if (access) {
      read_earning(tenant, *table, services.clock());
    }
    note_change(tenant.outcome, *baseline);
  };
  return {.command = "status",
          .needs_partner = options.check,
          .in_tenant = in_tenant,
          .report =
              status_report({.only = options.only, .access = options.access, .claims = claims}),
          .options = decisive(options, found),
          .differs = [check = options.check](
                         auto const& outcome) { return check && is_not_as_wanted(outcome); },
          .deliver =
              [options, baseline, claims, &services](auto const& outcomes, RunFacts const& facts) {
                if (options.html) {
                  write_page(options, outcomes, facts, *baseline, claims, services);
                }
              },
          .last_words =
              [baseline, access = options.access, html = options.html](auto const& outcomes,
                                                                       LastWords& words) {
                add_status_words(outcomes, *baseline, access, words);
                if (html && words.interrupted) {
                  words.notes.push_back("The page was not written; partnerctl status --recorded "
                                        "--html FILE makes it of what is known");
                }
              }};
}

// What the ledger knows, shown as what is read would be.
core::ExitCode run_recorded(Options const& options, WantedPartner const& wanted,
                            Services& services) {
  check_globals(services);
  auto const render = render_options(services);
  auto const claims = TenantClaims::read(services);
  auto const report = status_report(
      {.only = options.only, .access = options.access, .recorded = true, .claims = claims});
  output::check_columns(report.columns, render);
  auto const began = services.clock().now();
  auto outcomes = recorded_links(options.fleet, wanted, services);
  if (options.fleet.tenants.empty() && options.fleet.rosters.empty()) {
    auto others = claims->others(outcomes, options.fleet.exclude);
    std::move(others.begin(), others.end(), std::back_inserter(outcomes));
  }
  auto const baseline = options.since ? Baseline::read(options.since, services) : Baseline();
  for (auto& outcome : outcomes) {
    note_change(outcome, baseline);
  }
  RunFacts const facts{.cloud = services.cloud().name, .started = began, .ended = began};
  Show show(report, render, {}, facts.cloud, services);
  for (auto const& outcome : outcomes) {
    show.ended(outcome);
  }
  show.finish(facts, outcomes);
  if (options.html) {
    write_page(options, outcomes, facts, baseline, claims, services);
  }
  FleetWork const work{.command = "status",
                       .differs =
                           [check = options.check](auto const& outcome) {
                             return check && is_not_as_wanted(outcome);
                           },
                       .last_words =
                           [&](auto const& all, LastWords& words) {
                             words.notes.emplace_back(
                                 "From the ledger: nobody was asked, each row says how old it is");
                             add_status_words(all, baseline, options.access, words);
                           }};
  return end_fleet(outcomes, work, facts, false, services);
}

core::ExitCode run_status(Options const& options, Services& services) {
  auto const wanted = wanted_partner(options.partner_id, services);
  check_options(options, wanted);
  if (options.html) {
    core::check_can_write("--html", *options.html, output::report_page_beginning());
  }
  if (options.recorded) {
    return run_recorded(options, wanted, services);
  }
  return run_fleet(options.fleet, wanted, {},
                   work_of(options, Baseline::read(options.since, services), services), services);
}

Run declare(CLI::App& app) {
  auto options = std::make_shared<Options>();
  add_fleet_options(app, options->fleet);
  app.add_option("--partner-id", options->partner_id,
                 "The partner that a link should be to; another one is other-partner")
      ->type_name("ID");
  app.add_flag("--check", options->check,
               "Exit code 6 where a readable tenant is not linked to the partner ID");
  app.add_flag("--access", options->access,
               "Also whether each link earns credit, by the roles that you hold there");
  app.add_option("--earning-roles", options->roles,
                 "With --access: a table of your own of the roles that earn (CSV)")
      ->type_name("FILE");
  app.add_option("--since", options->since,
                 "What changed since a recorded run, or a date (default: the last record)")
      ->type_name("RUN|DATE");
  app.add_flag("--recorded", options->recorded,
               "What the ledger last knew of each tenant and identity; nobody is asked");
  app.add_option("--html", options->html, "Also write it as a page that opens from disk")
      ->type_name("FILE");
  app.add_option("--only", options->only,
                 "Show only linked, other-partner, not-linked or unreadable")
      ->type_name("STATE");
  return [options](Services& services) { return run_status(*options, services); };
}

} // namespace

FleetWork status_work(core::Json const& recorded, Services& services) {
  Options options;
  options.check = recorded.value("check", false);
  options.access = recorded.value("access", false);
  options.roles = core::string_at(recorded, "earningRoles");
  return work_of(options, Baseline::recorded(recorded, services), services);
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
                   {"Which links earn nothing, and why",
                    "partnerctl status -f customers.csv --partner-id 1234567 --access"},
                   {"A page for everybody",
                    "partnerctl status -f customers.csv --access --html customers.html"},
                   {"What changed since Monday",
                    "partnerctl status -f customers.csv --since 2026-11-16"},
                   {"What is known without asking anybody", "partnerctl status --recorded"},
                   {"Only what needs work",
                    "partnerctl status -f customers.csv --only not-linked"}},
      .declare = declare};
}

} // namespace partnerctl::cli
