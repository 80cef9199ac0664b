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

constexpr char const* k_schema = "partnerctl/tenant-list/1";

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

core::Json object_of(arm::Tenant const& tenant, core::TenantRef const& home) {
  return {{"tenant", tenant.id.text()},
          {"tenantId", tenant.id.text()},
          {"name", text_or_null(tenant.display_name)},
          {"domain", text_or_null(tenant.default_domain)},
          {"access", access_of(tenant, home)},
          {"source", "arm"}};
}

std::vector<output::Cell> cells_of(arm::Tenant const& tenant, core::TenantRef const& home) {
  return {{tenant.id.text()},
          {tenant.display_name},
          {tenant.default_domain},
          {access_of(tenant, home)},
          {"arm"},
          {tenant.id.text()}};
}

output::Document document_of(std::vector<arm::Tenant> const& tenants, core::TenantRef const& home,
                             std::string const& cloud) {
  auto const head = [&tenants, cloud] {
    return core::Json{{"schema", k_schema},
                      {"version", PARTNERCTL_VERSION},
                      {"cloud", cloud},
                      {"run", nullptr},
                      {"summary", {{"total", tenants.size()}}}};
  };
  auto const object = [&tenants, home](std::size_t i) { return object_of(tenants[i], home); };
  return {
      .head = head,
      .list = "tenants",
      .size = tenants.size(),
      .object = object,
      .line = [object, cloud](std::size_t i) { return line_json(k_schema, "", cloud, object(i)); },
      .columns = columns(),
      .row = [&tenants, home](std::size_t i) { return cells_of(tenants[i], home); }};
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
  output::render(document_of(tenants, *home, services.cloud().name), render,
                 services.streams().out);
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
