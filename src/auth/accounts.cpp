#include "partnerctl/auth/accounts.hpp"

#include "auth/account_file.hpp"
#include "auth/account_json.hpp"
#include "auth/account_keyring.hpp"
#include "auth/account_memory.hpp"
#include "partnerctl/auth/means.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/core/text.hpp"

#include <fmt/core.h>

namespace partnerctl::auth {
namespace {

// The one document, wherever it rests.
class StoredAccounts final : public Accounts {
public:
  explicit StoredAccounts(std::unique_ptr<AccountStore> store) : m_store(std::move(store)) {}

  std::vector<Account> all() override { return parsed(m_store->read()); }

  void change(std::function<void(std::vector<Account>&)> const& f) override {
    m_store->replace([&](std::optional<std::string> const& before) -> std::optional<std::string> {
      auto accounts = parsed(before);
      f(accounts);
      auto after = write_accounts(accounts, before.value_or(""));
      bool const is_same = before ? after == *before : accounts.empty();
      return is_same ? std::nullopt : std::optional(std::move(after));
    });
  }

  std::string place() const override { return m_store->place(); }
  bool outlives_the_process() const override { return m_store->outlives_the_process(); }
  std::string why_not_kept() const override { return m_store->why_not_kept(); }

private:
  std::vector<Account> parsed(std::optional<std::string> const& text) const {
    auto accounts = text ? parse_accounts(*text) : std::vector<Account>();
    if (!accounts) {
      throw core::usage_error(
          fmt::format("the sign-ins in {} cannot be read: the document is damaged, or a newer "
                      "version wrote it",
                      m_store->place()),
          fmt::format("{}, then sign in again: {}", m_store->how_to_empty(), k_login));
    }
    return std::move(*accounts);
  }

  std::unique_ptr<AccountStore> m_store;
};

std::unique_ptr<AccountStore> store_for(AccountsOptions options) {
  auto const choice = options.choice.value_or("");
  if (!choice.empty() && choice != "keyring" && choice != "file") {
    throw core::usage_error("'" + core::printable(choice) + "' is no place to keep sign-ins",
                            "token_store takes keyring or file");
  }
  if (options.environment.is_ci()) {
    return std::make_unique<AccountMemory>(
        "this is a CI (CI, TF_BUILD or GITHUB_ACTIONS is set), where no sign-in is kept");
  }
  if (choice == "file") {
    return std::make_unique<AccountFile>(std::move(options.folder));
  }
  return std::make_unique<AccountKeyring>(options.environment, std::move(options.folder),
                                          !choice.empty());
}

} // namespace

bool same_sign_in(Account const& a, Account const& b) {
  return core::equal_ignoring_case(a.authority, b.authority) &&
         core::equal_ignoring_case(a.client_id, b.client_id) &&
         core::equal_ignoring_case(a.id, b.id);
}

std::unique_ptr<Accounts> open_accounts(AccountsOptions options) {
  return std::make_unique<StoredAccounts>(store_for(std::move(options)));
}

std::unique_ptr<Accounts> accounts_in_memory(std::string why) {
  return std::make_unique<StoredAccounts>(std::make_unique<AccountMemory>(std::move(why)));
}

} // namespace partnerctl::auth
