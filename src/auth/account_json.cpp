#include "auth/account_json.hpp"

#include "partnerctl/core/json.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/core/time.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace partnerctl::auth {
namespace {

constexpr char const* k_schema = "partnerctl/accounts/1";

core::TimePoint time_at(core::Json const& entry, char const* name) {
  auto const time = core::parse_rfc3339(core::string_at(entry, name).value_or(""));
  return time.value_or(core::TimePoint{});
}

bool read_tenant_tokens(core::Json const& entry, Account& account) {
  auto const* tokens = core::member_at(entry, "tenantTokens");
  if (tokens == nullptr) {
    return true;
  }
  if (!tokens->is_object()) {
    return false;
  }
  for (auto const& [tenant, token] : tokens->items()) {
    if (!token.is_string()) {
      return false;
    }
    account.tenant_tokens[core::to_lower(tenant)] = core::Secret(token.get<std::string>());
  }
  return true;
}

std::optional<Account> account_of(core::Json const& entry) {
  auto const text = [&entry](char const* name) {
    return core::string_at(entry, name).value_or("");
  };
  Account account{.authority = text("authority"),
                  .client_id = text("clientId"),
                  .id = text("id"),
                  .home_tenant = text("homeTenant"),
                  .user_name = text("userName"),
                  .method = text("method"),
                  .refresh_token = core::Secret(text("refreshToken")),
                  .signed_in = time_at(entry, "signedIn"),
                  .refreshed = time_at(entry, "refreshed")};
  bool const is_whole = !account.authority.empty() && !account.client_id.empty() &&
                        !account.id.empty() && !account.refresh_token.empty();
  return read_tenant_tokens(entry, account) && is_whole ? std::optional(std::move(account))
                                                        : std::nullopt;
}

std::optional<core::Json> document_of(std::string const& text) {
  auto document = core::parse_json(text);
  auto const* accounts = document ? core::member_at(*document, "accounts") : nullptr;
  bool const is_ours = accounts != nullptr && accounts->is_array() &&
                       core::string_at(*document, "schema") == k_schema;
  return is_ours ? std::move(document) : std::nullopt;
}

// The entries by their sign-ins; what is no sign-in has none.
struct Before {
  core::Json entries = core::Json::array();
  std::vector<std::optional<Account>> accounts{};

  core::Json of(Account const& account) const {
    auto const found = std::find_if(accounts.begin(), accounts.end(), [&account](auto const& each) {
      return each && same_sign_in(*each, account);
    });
    return found == accounts.end() ? core::Json::object()
                                   : entries.at(static_cast<std::size_t>(found - accounts.begin()));
  }
};

Before before_in(core::Json const& document) {
  Before before;
  if (auto const* entries = core::member_at(document, "accounts")) {
    before.entries = *entries;
    std::transform(entries->begin(), entries->end(), std::back_inserter(before.accounts),
                   account_of);
  }
  return before;
}

core::Json entry_of(Account const& account, core::Json entry) {
  entry["authority"] = account.authority;
  entry["clientId"] = account.client_id;
  entry["id"] = account.id;
  entry["homeTenant"] = account.home_tenant;
  entry["userName"] = account.user_name;
  entry["method"] = account.method;
  entry["refreshToken"] = account.refresh_token.reveal();
  auto& tokens = entry["tenantTokens"] = core::Json::object();
  for (auto const& [tenant, token] : account.tenant_tokens) {
    tokens[tenant] = token.reveal();
  }
  entry["signedIn"] = core::format_rfc3339(account.signed_in);
  entry["refreshed"] = core::format_rfc3339(account.refreshed);
  return entry;
}

} // namespace

std::optional<std::vector<Account>> parse_accounts(std::string const& text) {
  auto const document = document_of(text);
  if (!document) {
    return std::nullopt;
  }
  std::vector<Account> accounts;
  for (auto const& entry : document->at("accounts")) {
    auto account = account_of(entry);
    if (!account) {
      return std::nullopt;
    }
    accounts.push_back(std::move(*account));
  }
  return accounts;
}

std::string write_accounts(std::vector<Account> const& accounts, std::string const& before) {
  auto document = document_of(before).value_or(core::Json{{"schema", k_schema}});
  auto const old = before_in(document);
  auto entries = core::Json::array();
  for (auto const& account : accounts) {
    entries.push_back(entry_of(account, old.of(account)));
  }
  document["accounts"] = std::move(entries);
  return core::write_json(document, 2) + "\n";
}

} // namespace partnerctl::auth
