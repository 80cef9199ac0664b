#include "cli/account_report.hpp"
#include "cli/commands/all.hpp"
#include "cli/global_options.hpp"
#include "cli/interrupt.hpp"
#include "cli/services.hpp"
#include "partnerctl/auth/sign_in.hpp"
#include "partnerctl/core/attempt.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/core/text.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>

namespace partnerctl::cli {
namespace {

struct Options {
  std::vector<std::string> tenants{};
};

// One identity that can be tried: as whom, and in which tenants beside those that were named.
struct Candidate {
  std::shared_ptr<auth::Credential const> credential{};
  std::string kept{};
  bool used = false;
  std::vector<core::TenantRef> tenants{};
};

bool is_same(core::Identity const& a, core::Identity const& b) {
  return a.client_id == b.client_id && a.name == b.name && a.method == b.method;
}

// The kept sign-ins of this cloud, each with the tenants that gave it a token of their own.
std::vector<Candidate> kept(Services& services) {
  std::vector<Candidate> candidates;
  for (auto const& account : services.accounts().all()) {
    if (account.authority != services.cloud().authority) {
      continue;
    }
    Candidate candidate{.credential = auth::person(account, services.means()),
                        .kept = services.accounts().place()};
    for (auto const& [tenant, token] : account.tenant_tokens) {
      candidate.tenants.push_back(core::TenantRef::parse(tenant));
    }
    candidates.push_back(std::move(candidate));
  }
  return candidates;
}

// As whom commands sign in when nothing else is said, in front; or why as nobody.
std::optional<core::Error> add_used(std::vector<Candidate>& candidates, Services& services) {
  auto const chosen = core::attempt([&] { return services.signed_in().credential; });
  if (!chosen) {
    return chosen.error;
  }
  auto const same = std::find_if(candidates.begin(), candidates.end(), [&](auto const& each) {
    return is_same(each.credential->identity(), (*chosen.value)->identity());
  });
  if (same != candidates.end()) {
    same->used = true;
    std::rotate(candidates.begin(), same, same + 1);
  } else {
    candidates.insert(candidates.begin(), {.credential = *chosen.value, .used = true});
  }
  return std::nullopt;
}

AccountRow tried(Candidate const& candidate, core::TenantRef const& tenant, Services& services,
                 std::stop_token const& stop) {
  AccountRow row{.identity = candidate.credential->identity(),
                 .tenant = tenant.text(),
                 .kept = candidate.kept,
                 .used = candidate.used};
  auth::TokenSource tokens(candidate.credential, services.clock());
  auto const token = core::attempt([&] {
    return tokens.token({.tenant = tenant,
                         .scope = services.cloud().resource_manager_scope,
                         .stop = stop,
                         .deadline = services.clock().steady() + std::chrono::seconds(60)});
  });
  if (!token && token.error->kind == core::ErrorKind::cancelled) {
    throw *token.error;
  }
  row.works = token.value.has_value();
  row.error = token.error;
  if (token) {
    row.identity = token.value->identity;
  }
  return row;
}

std::vector<core::TenantRef> tenants_of(Candidate const& candidate,
                                        std::vector<core::TenantRef> const& named) {
  std::vector<core::TenantRef> tenants;
  auto const home = candidate.credential->home();
  if (home && home->form() != core::TenantRef::Form::home) {
    tenants.push_back(*home);
  }
  tenants.insert(tenants.end(), candidate.tenants.begin(), candidate.tenants.end());
  for (auto const& tenant : named) {
    bool const is_there = std::find(tenants.begin(), tenants.end(), tenant) != tenants.end();
    if (!is_there && tenant.form() != core::TenantRef::Form::home) {
      tenants.push_back(tenant);
    }
  }
  return tenants;
}

std::vector<AccountRow> rows_of(Candidate const& candidate,
                                std::vector<core::TenantRef> const& named, Services& services,
                                std::stop_token const& stop) {
  std::vector<AccountRow> rows;
  for (auto const& tenant : tenants_of(candidate, named)) {
    rows.push_back(tried(candidate, tenant, services, stop));
  }
  if (rows.empty()) {
    rows.push_back({.identity = candidate.credential->identity(),
                    .kept = candidate.kept,
                    .used = candidate.used,
                    .note = "its own tenant is not known: name one to try with --tenant"});
  }
  return rows;
}

core::ExitCode verdict_of(std::vector<AccountRow> const& rows) {
  auto const failing = std::count_if(rows.begin(), rows.end(),
                                     [](AccountRow const& row) { return row.works == false; });
  if (rows.empty() || failing == static_cast<std::ptrdiff_t>(rows.size())) {
    return core::ExitCode::auth;
  }
  return failing > 0 ? core::ExitCode::some_failed : core::ExitCode::ok;
}

core::ExitCode run_status(Options const& options, Services& services) {
  check_globals(services);
  auto const render = render_options(services);
  output::check_columns(account_columns(), render);
  std::vector<core::TenantRef> named;
  for (auto const& tenant : options.tenants) {
    named.push_back(core::TenantRef::parse(tenant));
  }
  services.ask_nobody();
  Interrupt const interrupt(services.messages(), "Interrupted");
  services.heed(interrupt.no_more());
  auto candidates = kept(services);
  auto const nobody = add_used(candidates, services);
  // What is wrong with the command line or the configuration is wrong for every command.
  if (nobody && nobody->kind != core::ErrorKind::auth && candidates.empty()) {
    throw *nobody;
  }
  std::vector<AccountRow> rows;
  for (auto const& candidate : candidates) {
    auto const more = rows_of(candidate, named, services, interrupt.no_more());
    rows.insert(rows.end(), more.begin(), more.end());
  }
  output::render(account_document("status", services.cloud().name, rows), render,
                 services.streams().out);
  if (nobody) {
    services.messages().say("No identity is used unless one is chosen: " + nobody->message +
                            "\n  " + nobody->hint);
  }
  for (auto const& row : rows) {
    if (row.error) {
      services.messages().say(core::printable(row.identity.name) + " in " + row.tenant + ": " +
                              row.error->message + "\n  " + row.error->hint);
    }
  }
  return verdict_of(rows);
}

Run declare(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_option("-t,--tenant", options->tenants, "Try this tenant as well (repeatable)")
      ->type_name("T")
      ->allow_extra_args(false);
  return [options](Services& services) { return run_status(*options, services); };
}

} // namespace

Command auth_status_command() {
  return {.path = "auth status",
          .summary = "Who is signed in, where that is kept, and whether it works",
          .description =
              "Tries the identity that commands would use now and every kept sign-in, at home, in "
              "the tenants that asked for a sign-in of their own, and in those named. Prints no "
              "token. Ends with 4 when nothing works, with 5 when some of it does.",
          .examples = {{"Everything that is kept", "partnerctl auth status"},
                       {"Whether it works at a customer",
                        "partnerctl auth status --tenant contoso.onmicrosoft.com"}},
          .declare = declare};
}

} // namespace partnerctl::cli
