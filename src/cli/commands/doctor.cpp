#include "cli/cloud_choice.hpp"
#include "cli/commands/all.hpp"
#include "cli/doctor/clock.hpp"
#include "cli/doctor/configuration.hpp"
#include "cli/doctor/credentials.hpp"
#include "cli/doctor/endpoints.hpp"
#include "cli/doctor/keyring.hpp"
#include "cli/doctor/ledger.hpp"
#include "cli/doctor/paths.hpp"
#include "cli/doctor/proxy.hpp"
#include "cli/doctor/report.hpp"
#include "cli/doctor/survey.hpp"
#include "cli/doctor/tls.hpp"
#include "cli/global_options.hpp"
#include "cli/interrupt.hpp"
#include "cli/services.hpp"

#include <CLI/CLI.hpp>

#include <iterator>

namespace partnerctl::cli {
namespace {

struct Options {
  bool offline = false;
};

void add(doctor::Checks& all, doctor::Checks more) {
  std::move(more.begin(), more.end(), std::back_inserter(all));
}

// What is on the machine comes before the survey, which starts the sandbox where that is the cloud.
doctor::Checks examine(Options const& options, Services& services, std::stop_token const& stop) {
  auto checks = doctor::check_configuration(services);
  add(checks, doctor::check_paths(services));
  auto const ledger = doctor::check_ledger(services);
  auto const survey = doctor::survey(services, options.offline, stop);
  add(checks, doctor::check_clock(survey));
  add(checks, doctor::check_proxy(survey, services.environment()));
  add(checks, doctor::check_tls(survey));
  add(checks, doctor::check_endpoints(survey));
  add(checks, doctor::check_credentials(services, survey, options.offline, stop));
  add(checks, doctor::check_keyring(services, survey.is_sandbox));
  add(checks, ledger);
  return checks;
}

// Whole, for a table on a terminal is cut.
void say_failed(doctor::Checks const& checks, Messages& messages) {
  for (auto const& check : checks) {
    if (check.state == doctor::State::failed) {
      messages.say(check.name + " failed: " + check.subject + ": " + check.detail +
                   (check.remedy.empty() ? "" : "\n  " + check.remedy));
    }
  }
}

core::ExitCode run_doctor(Options const& options, Services& services) {
  // No check of the other globals: what is wrong with them is a finding.
  auto const render = render_options(services);
  output::check_columns(doctor::columns(), render);
  services.ask_nobody();
  Interrupt const interrupt(services.messages(), "Interrupted");
  services.heed(interrupt.no_more());
  auto const checks = examine(options, services, interrupt.no_more());
  auto const cloud = core::attempt([&] { return chosen_cloud(services).name; });
  output::render(doctor::document(checks, cloud.value.value_or("")), render,
                 services.streams().out);
  say_failed(checks, services.messages());
  services.messages().say(doctor::last_line(checks));
  return doctor::count(checks, doctor::State::failed) > 0 ? core::ExitCode::failed
                                                          : core::ExitCode::ok;
}

Run declare(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_flag("--offline", options->offline, "Leave out what needs the network");
  return [options](Services& services) { return run_doctor(*options, services); };
}

} // namespace

Command doctor_command() {
  return {.path = "doctor",
          .summary = "Check the configuration, the network and each way to sign in",
          .description =
              "Looks at configuration, paths, clock, proxy, certificates, the cloud's endpoints, "
              "each credential, keyring and ledger. Each check passes, fails with a remedy, or is "
              "skipped with a reason. Changes nothing, asks nobody and prints no secret. Ends with "
              "1 when a check failed.",
          .examples = {{"Everything", "partnerctl doctor"},
                       {"What can be seen without a network", "partnerctl doctor --offline"},
                       {"In a pipeline, to be kept", "partnerctl doctor -o json > doctor.json"}},
          .declare = declare};
}

} // namespace partnerctl::cli
