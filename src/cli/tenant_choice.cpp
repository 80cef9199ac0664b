#include "cli/tenant_choice.hpp"

#include "partnerctl/arm/tenants.hpp"
#include "partnerctl/core/attempt.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/fleet/roster.hpp"

#include <filesystem>
#include <iterator>

namespace partnerctl::cli {
namespace {

core::TenantRef tenant_of(std::string const& option, std::string const& text) {
  std::error_code ignored;
  if (std::filesystem::is_regular_file(text, ignored)) {
    throw core::usage_error(option + " names the file '" + core::printable(text) +
                                "', not a tenant",
                            "a roster is read with --tenants " + text);
  }
  auto parsed = core::attempt([&] { return core::TenantRef::parse(text); });
  if (!parsed) {
    parsed.error->message = option + ": " + parsed.error->message;
    throw std::move(*parsed.error);
  }
  return *parsed.value;
}

// A roster option that names no file, though what it says is a tenant.
void check_roster(std::string const& path) {
  std::error_code ignored;
  if (path == "-" || std::filesystem::exists(path, ignored)) {
    return;
  }
  if (core::attempt([&] { return core::TenantRef::parse(path); })) {
    throw core::usage_error("--tenants: there is no file '" + core::printable(path) + "'",
                            "a single tenant is named with --tenant " + path);
  }
}

// Before anything is read: what is meant as a secret must not be taken for a roster.
void check_standard_input(FleetOptions const& options, Services& services) {
  std::vector<std::string> users;
  for (auto const& roster : options.rosters) {
    if (roster == "-") {
      users.emplace_back("--tenants");
    }
  }
  bool const nothing_named =
      options.tenants.empty() && options.rosters.empty() && !options.all_tenants;
  if (nothing_named && services.environment().get("PARTNERCTL_TENANTS") == "-") {
    users.emplace_back("PARTNERCTL_TENANTS");
  }
  if (services.globals().client_secret_file == "-") {
    users.emplace_back("--client-secret-file");
  }
  if (users.size() > 1) {
    throw core::usage_error("standard input can be read once, and " + core::join(users, " and ") +
                                " ask for it",
                            "give all but one of them a file");
  }
}

// What names tenants, before one of them is selected.
struct Listed {
  std::vector<fleet::Entry> entries{};
  std::vector<ledger::Source> sources{};
};

void read_roster_into(Listed& listed, std::string const& path, std::string const& option,
                      Services& services) {
  auto const is_input = path == "-";
  auto roster =
      fleet::read_roster(path, is_input ? services.standard_input(option) : services.streams().in);
  std::move(roster.entries.begin(), roster.entries.end(), std::back_inserter(listed.entries));
  listed.sources.push_back({.name = roster.source, .sha256 = roster.sha256});
}

Listed named(FleetOptions const& options, Services& services) {
  Listed listed;
  for (auto const& tenant : options.tenants) {
    listed.entries.push_back({.tenant = tenant_of("--tenant", tenant), .where = "--tenant"});
  }
  for (auto const& roster : options.rosters) {
    read_roster_into(listed, roster, "--tenants", services);
  }
  return listed;
}

// What is there when neither --tenant, --tenants nor --all-tenants was given.
Listed listed_by_default(Services& services) {
  Listed listed;
  if (auto const path = services.environment().get("PARTNERCTL_TENANTS")) {
    read_roster_into(listed, *path, "PARTNERCTL_TENANTS", services);
  } else if (auto const& profile = services.profile(); profile.tenants) {
    read_roster_into(listed, *profile.tenants, "profile " + profile.name, services);
  } else if (auto const tenant = services.environment().get("AZURE_TENANT_ID");
             tenant && !services.is_sandbox()) {
    listed.entries.push_back(
        {.tenant = tenant_of("AZURE_TENANT_ID", *tenant), .where = "AZURE_TENANT_ID"});
  } else {
    throw core::usage_error(
        "no tenant is selected",
        "name them with --tenant T, with a roster --tenants FILE, or with --all-tenants");
  }
  return listed;
}

core::TenantRef home_of(auth::Credential const& credential) {
  auto const home = credential.home();
  if (!home) {
    throw core::usage_error("the identity's own tenant is not known, so 'home' names none",
                            "set AZURE_TENANT_ID");
  }
  return *home;
}

// The GUIDs of excluded tenants that no row names in the same way: a row may name by its domain
// what --exclude names by its GUID, or the other way round, and must not be written to for that.
std::set<core::Guid> other_names(std::vector<core::TenantRef> const& unused, Services& services,
                                 std::stop_token const& stop) {
  std::set<core::Guid> tenants;
  for (auto const& tenant : unused) {
    if (auto const guid = tenant.guid()) {
      tenants.insert(*guid);
      continue;
    }
    auto const token = core::attempt([&] {
      return services.signed_in().tokens->token(
          {.tenant = tenant,
           .scope = services.cloud().resource_manager_scope,
           .stop = stop,
           .deadline = services.clock().steady() + std::chrono::seconds(300)});
    });
    if (!token && token.error->cause == "tenant not found") {
      services.messages().say("--exclude " + tenant.text() +
                              " excludes nothing: there is no such tenant");
      continue;
    }
    if (!token) {
      auto error = *token.error;
      error.message =
          "--exclude " + tenant.text() +
          " names no selected tenant, and which one it is cannot be found: " + error.message;
      throw error;
    }
    tenants.insert(token.value->identity.tenant);
  }
  return tenants;
}

Listed all_tenants(Services& services, int timeout_seconds, std::stop_token const& stop) {
  auto& me = services.signed_in();
  arm::Context const context{.cloud = &services.cloud(),
                             .tenant = home_of(*me.credential),
                             .timeout = std::chrono::seconds(timeout_seconds),
                             .deadline = services.clock().steady() + std::chrono::seconds(300),
                             .stop = stop};
  Listed listed{.sources = {{.name = "--all-tenants"}}};
  for (auto const& tenant : arm::list_tenants(me.send, context)) {
    bool const is_delegated = tenant.category == "ManagedBy" || tenant.category == "ProjectedBy";
    listed.entries.push_back({.tenant = core::TenantRef::of(tenant.id),
                              .name = tenant.display_name,
                              .shown = tenant.default_domain,
                              .where = "--all-tenants",
                              .skip = is_delegated ? fleet::k_delegated : ""});
  }
  return listed;
}

} // namespace

void check_tenant_options(FleetOptions const& options, Services& services) {
  check_standard_input(options, services);
  if (options.shard) {
    static_cast<void>(fleet::parse_shard(*options.shard));
  }
  if (options.all_tenants && (!options.tenants.empty() || !options.rosters.empty())) {
    throw core::usage_error(
        "--all-tenants excludes --tenant and --tenants",
        "leave one of them out; --exclude T takes tenants out of --all-tenants");
  }
  for (auto const& tenant : options.tenants) {
    static_cast<void>(tenant_of("--tenant", tenant));
  }
  for (auto const& tenant : options.exclude) {
    static_cast<void>(tenant_of("--exclude", tenant));
  }
  for (auto const& roster : options.rosters) {
    check_roster(roster);
  }
  if (options.all_tenants && !services.is_sandbox() &&
      services.signed_in().credential->identity().type == core::Identity::Type::application) {
    throw core::usage_error(
        "--all-tenants needs a person's sign-in: an application sees only its own tenant",
        "name the tenants with --tenants FILE");
  }
}

fleet::SelectionOptions selection_options(FleetOptions const& options,
                                          WantedPartner const& wanted) {
  fleet::SelectionOptions selection{.labels = options.labels,
                                    .partner_id = wanted.from_option,
                                    .default_partner_id = wanted.from_environment
                                                              ? wanted.from_environment
                                                              : wanted.from_profile};
  if (options.shard) {
    selection.shard = fleet::parse_shard(*options.shard);
  }
  return selection;
}

std::vector<fleet::Entry> named_tenants(FleetOptions const& options, Services& services) {
  return named(options, services).entries;
}

TenantChoice choose_tenants(FleetOptions const& options, WantedPartner const& wanted,
                            Services& services, std::stop_token const& stop) {
  auto listed = named(options, services);
  if (options.all_tenants) {
    listed = all_tenants(services, options.timeout_seconds, stop);
  } else if (listed.entries.empty()) {
    listed = listed_by_default(services);
  }
  bool const is_decided = wanted.from_option || wanted.from_environment;
  for (auto& entry : listed.entries) {
    if (entry.tenant.form() == core::TenantRef::Form::home) {
      entry.tenant = home_of(*services.signed_in(entry.profile, entry.client_id).credential);
    }
    if (!entry.profile.empty() && !entry.partner_id && !is_decided) {
      entry.partner_id = services.profile_named(entry.profile).partner_id;
    }
  }
  auto selection = selection_options(options, wanted);
  for (auto const& tenant : options.exclude) {
    auto const ref = tenant_of("--exclude", tenant);
    bool const is_home = ref.form() == core::TenantRef::Form::home;
    selection.exclude.push_back(is_home ? home_of(*services.signed_in().credential) : ref);
  }
  auto const unused = fleet::unused_excludes(listed.entries, selection.exclude);
  return {.assignments = fleet::select(listed.entries, selection),
          .excluded = other_names(unused, services, stop),
          .sources = std::move(listed.sources),
          .is_shard = options.shard.has_value()};
}

} // namespace partnerctl::cli
