#include "cli/fleet_options.hpp"

#include "partnerctl/core/attempt.hpp"

#include <CLI/CLI.hpp>

namespace partnerctl::cli {

void add_fleet_options(CLI::App& app, FleetOptions& options) {
  app.add_option("-t,--tenant", options.tenants,
                 "A tenant: its GUID, a verified domain, or home, the identity's own (repeatable)")
      ->type_name("T")
      ->allow_extra_args(false);
  app.add_option("-f,--tenants", options.rosters,
                 "A roster of tenants (CSV, JSON, or one a line), or standard input with -")
      ->type_name("FILE|-")
      ->allow_extra_args(false);
  app.add_flag("--all-tenants", options.all_tenants,
               "Every tenant that the signed-in person can see");
  app.add_option("--exclude", options.exclude, "A tenant to leave out (repeatable)")
      ->type_name("T")
      ->allow_extra_args(false);
  app.add_option("--label", options.labels,
                 "Only tenants with this label (repeatable: all of them)")
      ->type_name("L")
      ->allow_extra_args(false);
  app.add_option("--shard", options.shard,
                 "Only part K of N of what is selected; a tenant's part never changes")
      ->type_name("K/N");
  app.add_option("--parallel", options.parallel, "Tenants at the same time, 1 to 256 (default: 16)")
      ->type_name("N")
      ->check(CLI::Range(1, 256));
  app.add_option("--timeout", options.timeout_seconds,
                 "Seconds for one call, 1 to 3600 (default: 60)")
      ->type_name("SECONDS")
      ->check(CLI::Range(1, 3600));
}

namespace {

core::PartnerId parse_from(std::string const& origin, std::string const& text) {
  auto parsed = core::attempt([&] { return core::PartnerId::parse(text); });
  if (!parsed) {
    parsed.error->message = origin + ": " + parsed.error->message;
    throw std::move(*parsed.error);
  }
  return *parsed.value;
}

} // namespace

WantedPartner wanted_partner(std::optional<std::string> const& option, Services& services) {
  WantedPartner wanted;
  if (option) {
    wanted.from_option = parse_from("--partner-id", *option);
  }
  auto const variable = services.environment().get("PARTNERCTL_PARTNER_ID");
  if (variable && !option) {
    wanted.from_environment = parse_from("PARTNERCTL_PARTNER_ID", *variable);
  }
  wanted.from_profile = services.profile().partner_id;
  return wanted;
}

} // namespace partnerctl::cli
