#include "cli/commands/all.hpp"
#include "cli/fleet_report.hpp"
#include "cli/global_options.hpp"
#include "cli/interrupt.hpp"
#include "cli/services.hpp"
#include "partnerctl/arm/tenants.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/core/text.hpp"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

namespace partnerctl::cli {
namespace {

struct Options {
  std::string from{"arm"};
  int timeout_seconds = 60;
};

std::vector<output::Column> columns() {
  return {{"tenant"}, {"name"}, {"domain"}, {"access"}, {"source"}, {"tenant_id", false}};
}

// ARM says "Home" of every tenant in which the identity has an account of its own; whose home it is
// the identity's own tenant tells.
std::string access_of(arm::Tenant const& tenant, core::TenantRef const& home) {
  if (tenant.category == "ManagedBy" || tenant.category == "ProjectedBy") {
    return "lighthouse";
  }
  bool const is_home =
      home == core::TenantRef::of(tenant.id) || home.text() == tenant.default_domain;
  return is_home ? "home" : "guest";
}

output::Document document_of(std::vector<arm::Tenant> const& tenants, core::TenantRef const& home,
                             std::string const& cloud) {
  core::Json whole{{"schema", "partnerctl/tenant-list/1"},
                   {"version", PARTNERCTL_VERSION},
                   {"cloud", cloud},
                   {"run", nullptr},
                   {"summary", {{"total", tenants.size()}}},
                   {"tenants", core::Json::array()}};
  output::Document document{.columns = columns()};
  for (auto const& tenant : tenants) {
    auto const access = access_of(tenant, home);
    core::Json const object{{"tenant", tenant.id.text()},
                            {"tenantId", tenant.id.text()},
                            {"name", text_or_null(tenant.display_name)},
                            {"domain", text_or_null(tenant.default_domain)},
                            {"access", access},
                            {"source", "arm"}};
    whole["tenants"].push_back(object);
    core::Json line{{"schema", "partnerctl/tenant-list/1"}, {"run", nullptr}, {"cloud", cloud}};
    line.update(object);
    document.lines.push_back(std::make_shared<core::Json const>(std::move(line)));
    document.rows.push_back({{tenant.id.text()},
                             {tenant.display_name},
                             {tenant.default_domain},
                             {access},
                             {"arm"},
                             {tenant.id.text()}});
  }
  document.json = std::make_shared<core::Json const>(std::move(whole));
  return document;
}

void check_source(std::string const& from) {
  if (from != "arm") {
    throw core::usage_error("--from: '" + core::printable(from) + "' is not built yet",
                            "this version lists tenants from ARM: --from arm");
  }
}

core::ExitCode run_tenant_list(Options const& options, Services& services) {
  check_source(options.from);
  check_globals(services);
  auto const render = render_options(services);
  output::check_columns(columns(), render);
  Interrupt const interrupt(services.messages(), "Interrupted");
  services.heed(interrupt.no_more());
  auto& me = services.signed_in();
  auto const home = me.credential->home();
  if (!home) {
    throw core::usage_error("the identity's own tenant is not known", "set AZURE_TENANT_ID");
  }
  auto const tenants =
      arm::list_tenants(me.send, {.cloud = &services.cloud(),
                                  .tenant = *home,
                                  .timeout = std::chrono::seconds(options.timeout_seconds),
                                  .deadline = services.clock().steady() + std::chrono::seconds(300),
                                  .stop = interrupt.no_more()});
  services.streams().out << output::render(document_of(tenants, *home, services.cloud().name),
                                           render)
                         << std::flush;
  if (me.credential->identity().type == core::Identity::Type::application) {
    services.messages().say(
        "An application sees only its own tenant; a person's sign-in lists every "
        "tenant they work in.");
  }
  return core::ExitCode::ok;
}

Run declare(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_option("--from", options->from, "Where to ask; this version knows: arm")
      ->type_name("SOURCE");
  app.add_option("--timeout", options->timeout_seconds,
                 "Seconds for one call, 1 to 3600 (default: 60)")
      ->type_name("SECONDS")
      ->check(CLI::Range(1, 3600));
  return [options](Services& services) { return run_tenant_list(*options, services); };
}

} // namespace

Command tenant_list_command() {
  return {.path = "tenant list",
          .summary = "List the tenants that can be selected",
          .description =
              "Asks Azure Resource Manager for every tenant that the signed-in identity can "
              "see, all pages. As CSV it is a roster.",
          .examples = {{"What you can see", "partnerctl tenant list"},
                       {"Make a roster", "partnerctl tenant list -o csv > customers.csv"},
                       {"Without any account", "partnerctl tenant list --cloud sandbox"}},
          .declare = declare};
}

} // namespace partnerctl::cli
