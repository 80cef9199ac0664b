#include "cli/commands/all.hpp"
#include "cli/commands/resumable.hpp"
#include "cli/end_of_run.hpp"
#include "cli/expected_name.hpp"
#include "cli/fleet_run.hpp"
#include "cli/link_report.hpp"
#include "cli/status/earlier_earning.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/core/json.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/pal/ensure.hpp"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

namespace partnerctl::cli {
namespace {

struct Options {
  FleetOptions fleet{};
  std::optional<std::string> partner_id{};
  bool replace = false;
  std::vector<std::string> replace_from{};
  bool dry_run = false;
  bool check = false;
  std::optional<std::string> expect_name{};
};

std::vector<core::PartnerId> replaceable(std::vector<std::string> const& texts) {
  std::vector<core::PartnerId> ids;
  ids.reserve(texts.size());
  for (auto const& text : texts) {
    ids.push_back(core::PartnerId::parse(text));
  }
  return ids;
}

Caution caution_of(Options const& options) {
  if (options.dry_run) {
    return {};
  }
  bool const replaces = options.replace || !options.replace_from.empty();
  return {.needs_yes = options.fleet.all_tenants ? "--all-tenants"
                       : options.replace         ? "--replace"
                                                 : "",
          .question = [replaces](std::size_t tenants) -> std::string {
            if (tenants <= 1 && !replaces) {
              return {};
            }
            return "Link " + tenants_text(tenants) +
                   (replaces ? ", replacing links to other partners?" : "?");
          }};
}

void link(TenantWork& tenant, Options const& options,
          std::vector<core::PartnerId> const& replace_from, ExpectedNames const& expected) {
  auto const& assignment = tenant.assignment;
  auto& outcome = tenant.outcome;
  outcome.wanted = assignment.partner_id->text();
  pal::Client const client(tenant.send, tenant.context);
  auto const result = pal::ensure_linked(client,
                                         {.partner_id = *assignment.partner_id,
                                          .replace = options.replace,
                                          .replace_from = replace_from},
                                         options.dry_run, [&](pal::Reading const& reading) {
                                           tenant.identified(reading.identity);
                                           note_reading(reading, outcome);
                                           expected.check_before_write(outcome);
                                         });
  note_result(result, outcome);
}

// What a resumption needs to go on in the same way.
std::string decisive(Options const& options) {
  core::Json json{{"replace", options.replace},
                  {"replaceFrom", options.replace_from},
                  {"dryRun", options.dry_run},
                  {"check", options.check}};
  json["expectName"] = options.expect_name ? core::Json(*options.expect_name) : core::Json();
  return core::write_json(json);
}

// The closures own what they need: a run may outlive the command line that described it.
FleetWork work_of(std::shared_ptr<Options const> options, Services& services) {
  auto const replace_from = replaceable(options->replace_from);
  auto const expected = std::make_shared<ExpectedNames>(options->expect_name);
  return {.command = "link-pal",
          .prepare = [expected, &services](
                         auto const& assignments) { expected->learn(assignments, services); },
          .needs_partner = true,
          .in_tenant = [options, replace_from, expected](
                           TenantWork& tenant) { link(tenant, *options, replace_from, *expected); },
          .report = link_report(),
          .dry_run = options->dry_run,
          .options = decisive(*options),
          .differs =
              [options](fleet::Outcome const& outcome) {
                return options->check &&
                       (outcome.action == "would-link" || outcome.action == "would-replace");
              },
          .proof = [expected] { return expected->proof(); },
          .partner_named = [expected](auto const& id,
                                      auto const& name) { expected->check_name(id, name); },
          .last_words =
              [&services](auto const& outcomes, LastWords& words) {
                add_earlier_earning(outcomes, services, words);
              }};
}

core::ExitCode run_link_pal(std::shared_ptr<Options const> const& options, Services& services) {
  if (options->check && !options->dry_run) {
    throw core::usage_error("--check goes with --dry-run", "add --dry-run");
  }
  auto const wanted = wanted_partner(options->partner_id, services);
  return run_fleet(options->fleet, wanted, caution_of(*options), work_of(options, services),
                   services);
}

Run declare(CLI::App& app) {
  auto options = std::make_shared<Options>();
  add_fleet_options(app, options->fleet);
  app.add_option("--partner-id", options->partner_id,
                 "The location's partner ID, for rows that name none")
      ->type_name("ID");
  app.add_flag("--replace", options->replace, "Change a link to any other partner");
  app.add_option("--replace-from", options->replace_from,
                 "Change a link only from this partner (repeatable)")
      ->type_name("ID")
      ->allow_extra_args(false);
  app.add_flag("--dry-run", options->dry_run, "Read and say what would change; write nothing");
  app.add_flag("--check", options->check, "With --dry-run: exit code 6 if anything would change");
  app.add_option("--expect-name", options->expect_name,
                 "The partner's name: the first tenant goes alone, and another name in the answer "
                 "stops the run")
      ->type_name("TEXT");
  return [options](Services& services) { return run_link_pal(options, services); };
}

} // namespace

FleetWork link_pal_work(core::Json const& recorded, Services& services) {
  auto options = std::make_shared<Options>();
  options->replace = recorded.value("replace", false);
  options->replace_from = recorded.value("replaceFrom", std::vector<std::string>());
  options->dry_run = recorded.value("dryRun", false);
  options->check = recorded.value("check", false);
  options->expect_name = core::string_at(recorded, "expectName");
  return work_of(std::move(options), services);
}

Command link_pal_command() {
  return {
      .path = "link-pal",
      .summary = "Make sure that you are linked to a partner ID in each selected tenant",
      .description =
          "Links the signed-in identity to the partner ID (Partner Admin Link) in every tenant. "
          "Each link is read first: what is linked already stays as it is, a link to another "
          "partner "
          "is refused unless you say --replace, and every answer is checked against the tenant and "
          "the identity of the token.",
      .examples =
          {{"Link every customer of a roster", "partnerctl link-pal --tenants customers.csv "
                                               "--partner-id 1234567"},
           {"See what would change in one tenant",
            "partnerctl link-pal -t contoso.onmicrosoft.com --partner-id 1234567 --dry-run"},
           {"In a pipeline: fail when a customer is not linked as wanted",
            "partnerctl link-pal -f customers.csv --dry-run --check -o jsonl"},
           {"Take over links from an ID that you no longer use",
            "partnerctl link-pal -f customers.csv --partner-id 1234567 --replace-from "
            "7654321"},
           {"Rehearse without any account",
            "partnerctl link-pal --cloud sandbox --all-tenants --partner-id 1234567 --yes"}},
      .declare = declare};
}

} // namespace partnerctl::cli
