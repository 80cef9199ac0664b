#pragma once

#include "partnerctl/core/clock.hpp"
#include "partnerctl/core/environment.hpp"
#include "partnerctl/core/secret.hpp"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace partnerctl::auth {

// A person's sign-in that is kept: whose it is, by which application at which authority, and the
// refresh tokens that it gave. Entra binds a refresh token to a person and a client, not to a
// tenant, so one serves all; a tenant that asked for more (MFA) gets one of its own. Nothing of an
// application's identity is ever kept.
struct Account {
  // The authority's origin, "https://login.microsoftonline.com".
  std::string authority{};
  std::string client_id{};
  // The person in all clouds and tenants: "{uid}.{utid}" of Entra's client_info, else
  // "{oid}.{tid}" of the first token. What tells two accounts with one authority and client apart.
  std::string id{};
  // The person's own tenant, a GUID in lower case.
  std::string home_tenant{};
  // The sign-in name (UPN).
  std::string user_name{};
  // "browser" or "device-code"; of the sandbox's built-in person "sandbox".
  std::string method{};
  core::Secret refresh_token{};
  // By the tenant's GUID in lower case.
  std::map<std::string, core::Secret> tenant_tokens{};
  // When the person was last asked, and when the newest refresh token came.
  core::TimePoint signed_in{};
  core::TimePoint refreshed{};
};

// Whether two entries are the same sign-in: authority, client and person.
bool same_sign_in(Account const& a, Account const& b);

// Where sign-ins are kept. Safe to use from several threads and processes at once. Throws a usage
// error (what, where, what to do) for a place that cannot be read or written.
class Accounts {
public:
  virtual ~Accounts() = default;
  virtual std::vector<Account> all() = 0;
  // Reads, lets f change the list, and writes it; no other process reads or writes in between. What
  // was there stays whole when f throws or the process dies.
  virtual void change(std::function<void(std::vector<Account>&)> const& f) = 0;
  // "the system keyring", "the file /home/…/accounts.json", "memory".
  virtual std::string place() const = 0;
  // False for memory, and then why: "no system keyring answers here: …", "CI is set".
  virtual bool outlives_the_process() const = 0;
  virtual std::string why_not_kept() const { return {}; }
};

struct AccountsOptions {
  // "keyring", "file", or nothing: the keyring where one answers, else memory.
  std::optional<std::string> choice{};
  // Where the file (accounts.json, 0600) and the lock between processes are:
  // $XDG_STATE_HOME/partnerctl.
  std::string folder{};
  // Under CI it is always memory. The keyring is found by DBUS_SESSION_BUS_ADDRESS.
  core::Environment environment{};
};

// Opens no more than it must: the keyring's library is loaded, and a trial made (3 s), when it is
// first used. A chosen "keyring" that does not answer is an error, never another place.
std::unique_ptr<Accounts> open_accounts(AccountsOptions options);
// Those of one process, for tests and for the sandbox.
std::unique_ptr<Accounts> accounts_in_memory(std::string why);

} // namespace partnerctl::auth
