#include "cli/attest/evidence.hpp"
#include "cli/attest/report.hpp"
#include "cli/attest/sheet.hpp"
#include "cli/commands/all.hpp"
#include "cli/fleet_run.hpp"
#include "cli/status/earning_roles_choice.hpp"
#include "cli/status/last_words.hpp"
#include "cli/status/reading.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/output/bundle.hpp"
#include "partnerctl/output/render.hpp"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <map>
#include <mutex>
#include <sstream>

namespace partnerctl::cli {
namespace {

struct Options {
  FleetOptions fleet{};
  std::string out{};
  std::optional<std::string> partner_id{};
  std::optional<std::string> roles{};
};

// What the workers found, by the tenant's number.
class Findings {
public:
  void keep(std::size_t tenant, Evidence evidence) {
    std::scoped_lock const lock(m_mutex);
    m_evidence[tenant] = std::move(evidence);
  }
  // Once all workers have ended.
  Evidence const& of(std::size_t tenant) { return m_evidence[tenant]; }

private:
  std::mutex m_mutex;
  std::map<std::size_t, Evidence> m_evidence;
};

void attest(TenantWork& tenant, pal::EarningRoles const& table, Findings& findings,
            core::Clock const& clock) {
  Calls calls(clock);
  auto const send = calls.noting(tenant.send);
  TenantWork noted{.assignment = tenant.assignment,
                   .outcome = tenant.outcome,
                   .send = send,
                   .context = tenant.context,
                   .identified = tenant.identified};
  read_link(noted, clock);
  Evidence evidence{.access = read_earning(noted, table, clock)};
  evidence.calls = calls.all();
  findings.keep(tenant.assignment.index, std::move(evidence));
}

std::vector<output::BundleFile> files_of(std::vector<fleet::Outcome> const& outcomes,
                                         RunFacts const& facts, Findings& findings) {
  auto const report = attest_report();
  std::ostringstream index;
  output::render(report_document(report, facts, outcomes), {.format = output::Format::json}, index);
  std::vector<output::BundleFile> files{{"index.json", index.str()}};
  for (auto const& outcome : outcomes) {
    if (outcome.action == "skipped" || outcome.action == fleet::k_not_started) {
      continue;
    }
    auto const& evidence = findings.of(outcome.index);
    auto const name = evidence_name(outcome);
    std::ostringstream page;
    output::write_sheet_page(evidence_sheet(outcome, evidence, facts), page);
    files.push_back({name + ".json", output::json_text(evidence_json(outcome, evidence, facts))});
    files.push_back({name + ".html", page.str()});
  }
  return files;
}

FleetWork work_of(Options const& options, Services& services) {
  auto const table = std::make_shared<pal::EarningRoles const>(earning_roles(options.roles));
  auto const findings = std::make_shared<Findings>();
  auto const written = std::make_shared<bool>(false);
  return {.command = "attest",
          .in_tenant =
              [&services, table, findings](TenantWork& tenant) {
                attest(tenant, *table, *findings, services.clock());
              },
          .report = attest_report(),
          .is_recorded = false,
          .deliver =
              [findings, written, out = options.out](auto const& outcomes, RunFacts const& facts) {
                output::write_bundle(out, files_of(outcomes, facts, *findings));
                *written = true;
              },
          .last_words =
              [written, out = options.out](auto const& outcomes, LastWords& words) {
                add_earning_words(outcomes, words);
                if (!*written) {
                  words.notes.emplace_back("No evidence was written");
                  return;
                }
                words.notes.push_back("Evidence: " + core::printable(out));
                // What cannot be read is evidence too, and the same place cannot be written twice.
                words.again.clear();
              }};
}

core::ExitCode run_attest(Options const& options, Services& services) {
  auto const wanted = wanted_partner(options.partner_id, services);
  output::check_bundle_place("--out", options.out);
  return run_fleet(options.fleet, wanted, {}, work_of(options, services), services);
}

Run declare(CLI::App& app) {
  auto options = std::make_shared<Options>();
  add_fleet_options(app, options->fleet);
  app.add_option("--out", options->out, "Where the evidence goes: a folder, or a .zip")
      ->type_name("PATH")
      ->required();
  app.add_option("--partner-id", options->partner_id,
                 "The partner that a link should be to; another one is other-partner")
      ->type_name("ID");
  app.add_option("--earning-roles", options->roles,
                 "A table of your own of the roles that earn (CSV)")
      ->type_name("FILE");
  return [options](Services& services) { return run_attest(*options, services); };
}

} // namespace

Command attest_command() {
  return {.path = "attest",
          .summary = "Keep evidence of each tenant's link and access",
          .description =
              "Reads the link of the identity that asks, its roles and what they earn, and writes "
              "one JSON file and one page a tenant, with the time and request ID of each call and "
              "the SHA-256 of each file. Nothing in it is secret, and nothing is changed anywhere.",
          .examples = {{"Evidence of every customer of a roster",
                        "partnerctl attest -f customers.csv --partner-id 1234567 --out "
                        "evidence-2026-11.zip"},
                       {"Rehearse without any account",
                        "partnerctl attest --cloud sandbox --all-tenants --out evidence"}},
          .declare = declare};
}

} // namespace partnerctl::cli
