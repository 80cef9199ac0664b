#pragma once

#include "partnerctl/auth/accounts.hpp"

namespace partnerctl::cli::doctor {

// The kept sign-ins for one who only looks: a token that is redeemed brings a new refresh token,
// which is not kept (the one that is there stays good).
class LookedAtAccounts final : public auth::Accounts {
public:
  // `kept` must outlive it.
  explicit LookedAtAccounts(auth::Accounts& kept) : m_kept(kept) {}

  std::vector<auth::Account> all() override { return m_kept.all(); }
  void change(std::function<void(std::vector<auth::Account>&)> const& f) override {
    auto copy = m_kept.all();
    f(copy);
  }
  // Without asking the keyring to take a trial item.
  std::string place() const override { return "where they are kept"; }
  bool outlives_the_process() const override { return true; }

private:
  auth::Accounts& m_kept;
};

} // namespace partnerctl::cli::doctor
