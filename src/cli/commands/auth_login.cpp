#include "cli/account_report.hpp"
#include "cli/commands/all.hpp"
#include "cli/global_options.hpp"
#include "cli/interrupt.hpp"
#include "cli/services.hpp"
#include "cli/sign_in_choice.hpp"
#include "partnerctl/core/base64.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/core/json.hpp"
#include "partnerctl/core/text.hpp"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

namespace partnerctl::cli {
namespace {

struct Options {
  std::optional<std::string> tenant{};
  std::optional<std::string> claims_challenge{};
};

using Kept = std::optional<auth::Account>;

// At a customer's tenant it is a kept sign-in that is made stronger: the one that the options mean,
// or the only one there is.
Kept kept_one(Options const& options, auth::SignInOptions const& chosen, Services& services) {
  if (!options.tenant) {
    return std::nullopt;
  }
  auto const name = chosen.account ? chosen.account : chosen.profile_account;
  auto const client = chosen.client_id ? chosen.client_id : chosen.profile_client_id;
  auto fitting = services.accounts().all();
  std::erase_if(fitting, [&](auth::Account const& each) {
    return each.authority != services.cloud().authority ||
           (name && !core::equal_ignoring_case(each.user_name, *name)) ||
           (client && !core::equal_ignoring_case(each.client_id, *client));
  });
  return fitting.size() == 1 ? Kept(std::move(fitting.front())) : std::nullopt;
}

std::string method_of(auth::SignInOptions const& chosen, Kept const& kept) {
  if (chosen.method == "auto") {
    return kept ? kept->method : "browser";
  }
  if (chosen.method != "browser" && chosen.method != "device-code") {
    throw core::usage_error("auth login is for a person; '" + core::printable(chosen.method) +
                                "' signs in by itself whenever a command needs it",
                            "leave --auth out for the browser, or give --auth device-code");
  }
  return chosen.method;
}

std::string client_of(auth::SignInOptions const& chosen, Kept const& kept, Services& services) {
  if (kept) {
    return kept->client_id;
  }
  auto const named =
      chosen.client_id ? chosen.client_id : services.environment().get("AZURE_CLIENT_ID");
  auto const client = named ? named : chosen.profile_client_id;
  if (!client) {
    throw core::usage_error("a person's sign-in needs the client ID of your own app registration",
                            "give --client-id, AZURE_CLIENT_ID or a profile's client_id; "
                            "docs/authentication.md has the recipe");
  }
  return *client;
}

// Nullopt for the person's own tenant.
std::optional<core::TenantRef> tenant_of(Options const& options) {
  if (!options.tenant) {
    return std::nullopt;
  }
  auto const tenant = core::TenantRef::parse(*options.tenant);
  bool const is_home = tenant.form() == core::TenantRef::Form::home;
  return is_home ? std::nullopt : std::optional(tenant);
}

std::string claims_of(Options const& options) {
  if (!options.claims_challenge) {
    return {};
  }
  auto const decoded = core::base64_decode(*options.claims_challenge);
  auto const claims = decoded ? core::parse_json(*decoded) : std::nullopt;
  if (!claims || !claims->is_object()) {
    throw core::usage_error("--claims-challenge is no JSON object in base64",
                            "copy it whole from the message that asked for it");
  }
  return *decoded;
}

std::string account_of(auth::SignInOptions const& chosen, Kept const& kept) {
  auto const& named = chosen.account ? chosen.account : chosen.profile_account;
  return kept ? kept->user_name : named.value_or("");
}

// Another person's sign-in would be kept beside the one that was meant, and make it unclear from
// then on who writes.
void check_same(auth::Account const& signed_in, auth::LogInOptions const& login, Kept const& kept) {
  bool const is_other = kept ? !auth::same_sign_in(signed_in, *kept)
                             : !login.tenant && !login.account.empty() &&
                                   !core::equal_ignoring_case(signed_in.user_name, login.account);
  if (is_other) {
    throw core::Error{.kind = core::ErrorKind::auth,
                      .message = "signed in as " + core::printable(signed_in.user_name) + ", but " +
                                 core::printable(login.account) + " was meant; nothing was kept",
                      .hint = "sign in as that account, or add the other one: partnerctl auth "
                              "login --account " +
                              core::printable(signed_in.user_name)};
  }
}

// Before a person is troubled.
void check_can_keep(Services& services) {
  if (services.is_sandbox()) {
    throw core::usage_error("the sandbox has a built-in identity: there is nothing to sign in to",
                            "leave auth login out");
  }
  if (!services.may_sign_in()) {
    throw core::Error{.kind = core::ErrorKind::auth,
                      .message = "nobody can be asked to sign in here: it takes a terminal, no "
                                 "--no-input and no CI",
                      .hint = "a pipeline signs in without a person: see docs/authentication.md"};
  }
  auto& accounts = services.accounts();
  if (!accounts.outlives_the_process()) {
    throw core::usage_error(
        "a sign-in could not be kept: " + accounts.why_not_kept(),
        "set token_store = \"file\" in the configuration to keep it in a file that only you can "
        "read, or sign in for one command alone: --auth browser or --auth device-code beside it");
  }
  // Opens, locks and reads it as keeping will; a change of nothing writes nothing.
  accounts.change([](std::vector<auth::Account>& /*unchanged*/) {});
}

core::ExitCode run_login(Options const& options, Services& services) {
  check_globals(services);
  auto const render = render_options(services);
  output::check_columns(account_columns(), render);
  auto const chosen = sign_in_options(services, {}, {});
  static_cast<void>(method_of(chosen, std::nullopt));
  auth::LogInOptions login{.tenant = tenant_of(options), .claims = claims_of(options)};
  check_can_keep(services);
  auto const kept = kept_one(options, chosen, services);
  login.method = method_of(chosen, kept);
  login.client_id = client_of(chosen, kept, services);
  login.account = account_of(chosen, kept);
  Interrupt const interrupt(services.messages(), "Interrupted");
  login.stop = interrupt.no_more();
  auto const signed_in = auth::ask_person(login, services.means());
  check_same(signed_in.account, login, kept);
  auth::keep(signed_in, services.accounts());
  auto const tenant = signed_in.token.identity.tenant.text();
  services.messages().say("Signed in as " + core::printable(signed_in.account.user_name) +
                          " in the tenant " + tenant + ", kept in " + services.accounts().place());
  std::vector<AccountRow> const rows{{.identity = signed_in.token.identity,
                                      .tenant = options.tenant.value_or(tenant),
                                      .kept = services.accounts().place(),
                                      .used = true,
                                      .works = true}};
  output::render(account_document("login", services.cloud().name, rows), render,
                 services.streams().out);
  return core::ExitCode::ok;
}

Run declare(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_option("-t,--tenant", options->tenant,
                 "Sign in at this customer's tenant, which asked for more (default: your own)")
      ->type_name("T");
  app.add_option("--claims-challenge", options->claims_challenge,
                 "What a service asked for, as the message that asked for it says")
      ->type_name("BASE64");
  return [options](Services& services) { return run_login(*options, services); };
}

} // namespace

Command auth_login_command() {
  return {
      .path = "auth login",
      .summary = "Sign in as a person and keep the sign-in",
      .description =
          "Signs in once, at home, in the system's browser; every later command redeems that "
          "sign-in in each customer's tenant where you are a guest or a member. It is kept in "
          "the system's keyring, or where token_store = \"file\" is configured in a file that "
          "only you can read. It needs the client ID of your own app registration. On a "
          "machine without a browser open the address elsewhere and paste where it ended, or "
          "use --auth device-code where the tenant's policy allows it.",
      .examples = {{"Once",
                    "partnerctl auth login --client-id 11111111-2222-4333-8444-555555555555"},
                   {"Where one tenant asks for MFA",
                    "partnerctl auth login --tenant contoso.onmicrosoft.com"},
                   {"On a machine without a browser", "partnerctl auth login --auth device-code"}},
      .declare = declare};
}

} // namespace partnerctl::cli
