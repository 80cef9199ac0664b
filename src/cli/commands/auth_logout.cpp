#include "cli/account_report.hpp"
#include "cli/commands/all.hpp"
#include "cli/global_options.hpp"
#include "cli/services.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/core/text.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <set>

namespace partnerctl::cli {
namespace {

struct Options {
  std::optional<std::string> account{};
  bool all = false;
};

using Accounts = std::vector<auth::Account>;

// --account says the same as the argument.
std::optional<std::string> name_of(Options const& options, Services& services) {
  auto const& global = services.globals().account;
  if (options.account && global && !core::equal_ignoring_case(*options.account, *global)) {
    throw core::usage_error("--account and the argument name two accounts", "name one");
  }
  return options.account ? options.account : global;
}

bool is_meant(auth::Account const& account, std::optional<std::string> const& name,
              Services& services) {
  auto const& client = services.globals().client_id;
  return account.authority == services.cloud().authority &&
         (!name || core::equal_ignoring_case(account.user_name, *name)) &&
         (!client || core::equal_ignoring_case(account.client_id, *client));
}

void check_one(Accounts const& meant, Options const& options,
               std::optional<std::string> const& name) {
  std::set<std::string> names;
  for (auto const& account : meant) {
    names.insert(core::printable(account.user_name));
  }
  if (names.size() > 1 && !name && !options.all) {
    throw core::usage_error("several sign-ins are kept: " +
                                core::join({names.begin(), names.end()}, ", "),
                            "name one, or give --all");
  }
}

AccountRow row_of(auth::Account const& account) {
  return {.identity = {.type = core::Identity::Type::user,
                       .name = account.user_name,
                       .client_id = account.client_id,
                       .method = account.method},
          .tenant = account.home_tenant,
          .note = "removed"};
}

core::ExitCode run_logout(Options const& options, Services& services) {
  check_globals(services);
  auto const render = render_options(services);
  output::check_columns(account_columns(), render);
  auto const name = name_of(options, services);
  Accounts removed;
  services.accounts().change([&](Accounts& kept) {
    auto const rest = std::stable_partition(kept.begin(), kept.end(), [&](auto const& account) {
      return !is_meant(account, name, services);
    });
    removed.assign(rest, kept.end());
    check_one(removed, options, name);
    kept.erase(rest, kept.end());
  });
  std::vector<AccountRow> rows;
  std::transform(removed.begin(), removed.end(), std::back_inserter(rows), row_of);
  output::render(account_document("logout", services.cloud().name, rows), render,
                 services.streams().out);
  if (removed.empty()) {
    services.messages().say(name ? "No sign-in of " + core::printable(*name) + " is kept."
                                 : std::string("No sign-in is kept."));
    return name ? core::ExitCode::not_found : core::ExitCode::ok;
  }
  services.messages().say("Removed from " + services.accounts().place() +
                          ". Microsoft still takes what was copied elsewhere until the person's "
                          "sessions are revoked in Entra ID.");
  return core::ExitCode::ok;
}

Run declare(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_option("ACCOUNT", options->account, "The sign-in name; needed where several are kept")
      ->type_name("UPN");
  app.add_flag("--all", options->all, "Every kept sign-in of this cloud");
  return [options](Services& services) { return run_logout(*options, services); };
}

} // namespace

Command auth_logout_command() {
  return {.path = "auth logout",
          .summary = "Remove a kept sign-in",
          .description = "Removes what auth login kept on this machine. Links that were made stay.",
          .examples = {{"The only one", "partnerctl auth logout"},
                       {"One of several", "partnerctl auth logout engineer@partner.example"}},
          .declare = declare};
}

} // namespace partnerctl::cli
