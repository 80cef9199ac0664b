#pragma once

#include "partnerctl/auth/accounts.hpp"
#include "partnerctl/auth/means.hpp"
#include "partnerctl/auth/token.hpp"

#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace partnerctl::auth {

// The values of --auth, in the contract's order.
std::vector<std::string> const& method_names();
// Throws the usage error of a value that is none of them.
void check_method_name(std::string const& name);

// How to sign in. Whoever fills it has weighed option, environment and profile against each other:
// what is set here takes the place of the standard variable named beside it.
struct SignInOptions {
  // One of method_names().
  std::string method{"auto"};
  // By an option or a roster's row; before AZURE_CLIENT_ID.
  std::optional<std::string> client_id{};
  // Of the profile; after AZURE_CLIENT_ID.
  std::optional<std::string> profile_client_id{};
  // AZURE_CLIENT_SECRET; from --client-secret-file
  std::optional<core::Secret> client_secret{};
  // The sign-in name of a kept sign-in, by an option or a roster's row: "auto" means just that one.
  std::optional<std::string> account{};
  // Of the profile: chooses among the kept ones when it is their turn.
  std::optional<std::string> profile_account{};
  // AZURE_CLIENT_CERTIFICATE_PATH
  std::optional<std::string> certificate_path{};
  // AZURE_TENANT_ID: the tenant of the identity itself.
  std::optional<core::TenantRef> home{};
};

// Picks and makes the credential: the method named, or for "auto" the first that is configured, in
// the contract's order (environment: secret, certificate, federated file; GitHub; Azure DevOps; the
// kept sign-in; az; managed identity). Not configured means next; configured but rejected means
// that error. Files are read now, so that a wrong path or password is a usage error before anything
// is sent. Nothing configured is an auth error that names the ways.
std::shared_ptr<Credential const> sign_in(SignInOptions const& options, Means const& means);

// Asking a person to sign in.
struct LogInOptions {
  // "browser" or "device-code".
  std::string method{"browser"};
  // The partner's own public client.
  std::string client_id{};
  // Where: nullopt is the person's own tenant, whichever that is.
  std::optional<core::TenantRef> tenant{};
  // The sign-in name to begin with.
  std::string account{};
  // The decoded claims of a challenge that the sign-in must satisfy; empty: none.
  std::string claims{};
  std::stop_token stop{};
};

// What a person's sign-in gave: the account as it is to be kept, and a first token for ARM in the
// tenant where it took place.
struct PersonSignedIn {
  Account account{};
  AccessToken token{};
};

// Asks the person, by means.interaction, which must be there. Keeps nothing. Throws an auth error
// for a person who declines, lets the time run out or may not sign in.
PersonSignedIn ask_person(LogInOptions const& options, Means const& means);

// Keeps a sign-in beside those of other people, clients and clouds; one at a customer's tenant
// becomes that tenant's own token of the person's account.
void keep(PersonSignedIn const& signed_in, Accounts& accounts);

// The credential of a person who has signed in: redeems the refresh token at each tenant of the
// cloud's authority. The built-in user of --cloud sandbox is one of these.
std::shared_ptr<Credential const> person(Account account, Means const& means);

} // namespace partnerctl::auth
