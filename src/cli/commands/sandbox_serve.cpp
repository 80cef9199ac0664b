#include "cli/commands/all.hpp"
#include "cli/interrupt.hpp"
#include "cli/services.hpp"
#include "partnerctl/core/json.hpp"
#include "partnerctl/sandbox/sandbox.hpp"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <condition_variable>
#include <mutex>

namespace partnerctl::cli {
namespace {

struct Options {
  sandbox::Options sandbox{};
  bool in_memory = false;
  int delay_ms = 0;
};

// Serving ends with the signal that ends a server; nothing was interrupted by it.
void wait_for(std::stop_token stop) {
  std::mutex mutex;
  std::condition_variable_any ended;
  std::unique_lock lock(mutex);
  ended.wait(lock, stop, [&stop] { return stop.stop_requested(); });
}

// [{"auth","environment":{name: value}}]
core::Json ways_of(sandbox::Sandbox const& server) {
  core::Json ways = core::Json::array();
  for (auto const& way : server.ways()) {
    core::Json environment = core::Json::object();
    for (auto const& [name, value] : way.environment) {
      environment[name] = value;
    }
    ways.push_back({{"auth", way.method}, {"environment", environment}});
  }
  return ways;
}

core::ExitCode run_sandbox_serve(Options options, Services& services) {
  if (!options.in_memory) {
    options.sandbox.state_directory = config::state_directory(services.environment()) + "/sandbox";
  }
  options.sandbox.faults.delay = std::chrono::milliseconds(options.delay_ms);
  Interrupt const interrupt(services.messages(), "Stopping");
  sandbox::Sandbox const server(options.sandbox, services.clock());
  core::Json const ready{
      {"url", server.url()}, {"caFile", server.ca_file()}, {"ways", ways_of(server)}};
  services.streams().out << core::write_json(ready) << '\n' << std::flush;
  wait_for(interrupt.no_more());
  return core::ExitCode::ok;
}

void add_fault_options(CLI::App& app, Options& options) {
  auto& faults = options.sandbox.faults;
  auto const percent = [&app](std::string const& name, int& value, std::string const& says) {
    app.add_option(name, value, says)->type_name("PERCENT")->check(CLI::Range(0, 100));
  };
  percent("--throttle", faults.throttle_percent, "Calls answered with 429 and Retry-After");
  app.add_option("--retry-after", faults.retry_after_seconds, "Seconds that a 429 asks to wait")
      ->type_name("SECONDS")
      ->check(CLI::Range(0, 3600));
  percent("--fail", faults.fail_percent, "Calls answered with 500, 502, 503 or 504");
  percent("--lose", faults.lose_percent, "Writes that are carried out and never answered");
  percent("--malform", faults.malform_percent, "Calls answered with a body of the wrong shape");
  app.add_option("--delay", options.delay_ms, "Milliseconds before every answer")
      ->type_name("MS")
      ->check(CLI::Range(0, 600'000));
  app.add_option("--seed", faults.seed,
                 "What the faults are drawn from; the same seed, the same faults")
      ->type_name("N");
}

Run declare(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_option("--port", options->sandbox.port, "Port on loopback (default: a free one)")
      ->type_name("N")
      ->check(CLI::Range(0, 65535));
  app.add_flag("--in-memory", options->in_memory, "Keep nothing when it ends");
  app.add_option("--extra-tenants", options->sandbox.extra_tenants,
                 "Plain unlinked tenants to add: tenant-00001.example and so on")
      ->type_name("N")
      ->check(CLI::Range(0, 99'999));
  app.add_option("--extra-customers", options->sandbox.extra_customers,
                 "Customers to add in Partner Center alone: customer-00001.example and so on")
      ->type_name("N")
      ->check(CLI::Range(0, 99'999));
  app.add_option("--trust-certificate", options->sandbox.trusted_certificate,
                 "PEM certificate that the application may sign in with")
      ->type_name("FILE");
  add_fault_options(app, *options);
  return [options](Services& services) { return run_sandbox_serve(*options, services); };
}

} // namespace

Command sandbox_serve_command() {
  return {.path = "sandbox serve",
          .summary = "Serve the stand-in for Entra ID, ARM and Partner Center to other programs",
          .description = "Listens on loopback with TLS and a CA of its own, and prints "
                         "{\"url\",\"caFile\"} on stdout "
                         "when it is ready; Ctrl-C ends it. docs/sandbox.md lists its tenants, its "
                         "credentials and "
                         "its faults.",
          .examples = {{"For a rehearsal of a pipeline", "partnerctl sandbox serve --port 8443"},
                       {"A bad day: throttled, failing, losing answers",
                        "partnerctl sandbox serve --throttle 20 --fail 10 --lose 10"}},
          .declare = declare};
}

} // namespace partnerctl::cli
