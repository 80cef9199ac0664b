#include "auth/refresh_tokens.hpp"
#include "auth/some_accounts.hpp"
#include "partnerctl/core/error.hpp"

#include <catch2/catch.hpp>

#include <atomic>
#include <thread>

using namespace partnerctl;
using namespace std::chrono_literals;

namespace {

core::TenantRef tenant(std::string const& text) {
  return core::TenantRef::parse(text);
}

// A store that counts its changes, and fails where it is told to.
class Counted final : public auth::Accounts {
public:
  std::vector<auth::Account> all() override { return m_inner->all(); }
  void change(std::function<void(std::vector<auth::Account>&)> const& f) override {
    ++changes;
    if (fails) {
      throw core::usage_error("the disk is full");
    }
    if (before_change) {
      before_change();
    }
    m_inner->change(f);
  }
  std::string place() const override { return "here"; }
  bool outlives_the_process() const override { return true; }

  std::atomic<int> changes = 0;
  bool fails = false;
  std::function<void()> before_change{};

private:
  std::unique_ptr<auth::Accounts> m_inner{auth::accounts_in_memory("")};
};

struct Run {
  test::FakeClock clock{};
  Counted store{};
  std::unique_ptr<auth::RefreshTokens> tokens{};

  explicit Run(auth::Account const& account = with_tenant(), bool is_kept = true) {
    if (is_kept) {
      test::add(store, account);
    }
    store.changes = 0;
    tokens = std::make_unique<auth::RefreshTokens>(
        account, [this]() -> auth::Accounts& { return store; }, clock);
  }
  static auth::Account with_tenant() {
    auto account = test::account_of();
    // Finer than what a document holds.
    account.signed_in += 123ms;
    account.tenant_tokens[test::k_other_tenant] = core::Secret("t0");
    return account;
  }
  std::string newest(std::string const& at = test::k_tenant) const {
    return tokens->newest(tenant(at)).token.reveal();
  }
  void rotate(std::string const& next, std::string const& at = test::k_tenant) const {
    tokens->came(tokens->newest(tenant(at)), core::Secret(next));
  }
  auth::Account kept() { return store.all().at(0); }
  void replace_kept(auto const& change) {
    store.change([&](auto& all) { change(all.at(0)); });
    store.changes = 0;
  }
};

auth::PersonSignedIn again_at(std::string const& at, std::string const& token) {
  auth::PersonSignedIn made{.account = test::account_of(test::k_person, token)};
  made.account.signed_in += 1h;
  made.token.identity.tenant = core::Guid::parse(at).value();
  return made;
}

} // namespace

TEST_CASE("a tenant's own token is used there, and the one for all elsewhere") {
  Run const run;
  CHECK(run.newest() == "r3fresh");
  CHECK(run.newest("00000000-0000-4000-8000-0000000000ee") == "r3fresh");
  CHECK(run.newest(test::k_other_tenant) == "t0");
  // A domain may be any tenant until one answer has said which.
  CHECK(run.newest("contoso.example") == "r3fresh");
  run.tokens->learn(tenant("contoso.example"), *core::Guid::parse(test::k_other_tenant));
  CHECK(run.newest("contoso.example") == "t0");
}

TEST_CASE("a new refresh token takes the place of the one it came from, and of no other") {
  Run run;
  run.rotate("r1");
  CHECK(run.newest() == "r1");
  CHECK(run.newest(test::k_other_tenant) == "t0");
  run.rotate("t1", test::k_other_tenant);
  CHECK(run.newest() == "r1");
  CHECK(run.newest(test::k_other_tenant) == "t1");
  run.rotate("");
  CHECK(run.newest() == "r1");
  run.tokens.reset();
  CHECK(run.kept().refresh_token.reveal() == "r1");
  CHECK(run.kept().tenant_tokens.at(test::k_other_tenant).reveal() == "t1");
}

TEST_CASE("refresh tokens are written back at first, then once a minute, and at the end") {
  Run run;
  run.clock.advance(10s);
  run.rotate("r1");
  CHECK(run.store.changes == 1);
  CHECK(run.kept().refresh_token.reveal() == "r1");
  CHECK(run.kept().refreshed == test::FakeClock::k_start + 10s);
  run.clock.advance(59s);
  run.rotate("r2");
  run.rotate("t1", test::k_other_tenant);
  CHECK(run.store.changes == 1);
  run.clock.advance(1s);
  run.rotate("r3");
  CHECK(run.store.changes == 2);
  CHECK(run.kept().refresh_token.reveal() == "r3");
  CHECK(run.kept().tenant_tokens.at(test::k_other_tenant).reveal() == "t1");
  run.rotate("r4");
  run.tokens.reset();
  CHECK(run.store.changes == 3);
  CHECK(run.kept().refresh_token.reveal() == "r4");
}

TEST_CASE("without a new refresh token nothing is written") {
  Run run;
  CHECK(run.newest() == "r3fresh");
  run.tokens.reset();
  CHECK(run.store.changes == 0);
}

TEST_CASE("a sign-in that was removed meanwhile is not kept again") {
  Run run;
  run.store.change([](auto& all) { all.clear(); });
  run.rotate("r1");
  CHECK(run.newest() == "r1");
  run.clock.advance(2min);
  run.rotate("r2");
  run.tokens.reset();
  CHECK(run.store.all().empty());
}

TEST_CASE("a newer sign-in of the same person is not written over") {
  Run run;
  run.replace_kept([](auto& kept) {
    kept.refresh_token = core::Secret("newer");
    kept.signed_in += 1h;
  });
  run.rotate("r1");
  run.rotate("t1", test::k_other_tenant);
  run.tokens.reset();
  CHECK(run.kept().refresh_token.reveal() == "newer");
  CHECK(run.kept().tenant_tokens.at(test::k_other_tenant).reveal() == "t0");
}

TEST_CASE("what another process wrote meanwhile is taken over instead of written over") {
  Run run;
  run.replace_kept([](auto& kept) {
    kept.refresh_token = core::Secret("theirs");
    kept.tenant_tokens[test::k_other_tenant] = core::Secret("stronger");
  });
  run.rotate("t1", test::k_other_tenant);
  CHECK(run.kept().tenant_tokens.at(test::k_other_tenant).reveal() == "stronger");
  CHECK(run.newest(test::k_other_tenant) == "stronger");
  run.rotate("r1");
  run.clock.advance(1min);
  run.rotate("t2", test::k_other_tenant);
  CHECK(run.kept().refresh_token.reveal() == "theirs");
  CHECK(run.newest() == "theirs");
  // Which is what it came from, this time.
  CHECK(run.kept().tenant_tokens.at(test::k_other_tenant).reveal() == "t2");
}

TEST_CASE("a tenant's token that was removed meanwhile is not kept again") {
  Run run;
  run.replace_kept([](auto& kept) { kept.tenant_tokens.clear(); });
  run.rotate("t1", test::k_other_tenant);
  run.rotate("r1");
  run.tokens.reset();
  CHECK(run.kept().tenant_tokens.empty());
  CHECK(run.kept().refresh_token.reveal() == "r1");
}

TEST_CASE("a store that fails loses nothing, and is tried again") {
  Run run;
  run.store.fails = true;
  run.rotate("r1");
  CHECK(run.newest() == "r1");
  run.rotate("r2");
  CHECK(run.store.changes == 1);
  run.store.fails = false;
  run.clock.advance(1min);
  run.rotate("r3");
  CHECK(run.kept().refresh_token.reveal() == "r3");
  run.rotate("r4");
  run.store.fails = true;
  run.tokens.reset();
  CHECK(run.kept().refresh_token.reveal() == "r3");
}

TEST_CASE("a sign-in beats a token that another thread still waited for") {
  Run run;
  auto const before = run.tokens->newest(tenant(test::k_other_tenant));
  run.tokens->signed_in(again_at(test::k_other_tenant, "stronger"), false);
  run.tokens->came(before, core::Secret("weaker"));
  CHECK(run.newest(test::k_other_tenant) == "stronger");
  CHECK(run.tokens->newest(tenant(test::k_other_tenant)).sign_ins == before.sign_ins + 1);
  run.tokens.reset();
  CHECK(run.kept().tenant_tokens.at(test::k_other_tenant).reveal() == "stronger");
}

TEST_CASE("a sign-in at home goes on being written back, since it is this run's own") {
  Run run;
  run.replace_kept([](auto& kept) { kept = again_at(test::k_tenant, "new").account; });
  run.tokens->signed_in(again_at(test::k_tenant, "new"), true);
  CHECK(run.newest() == "new");
  run.rotate("n1");
  CHECK(run.kept().refresh_token.reveal() == "n1");
}

TEST_CASE("nobody waits while a store is written") {
  Run run;
  run.store.before_change = [&run] {
    // Would never end if a lock were held.
    run.rotate("r2");
    CHECK(run.newest() == "r2");
  };
  run.rotate("r1");
  CHECK(run.store.changes == 1);
  CHECK(run.kept().refresh_token.reveal() == "r1");
  run.store.before_change = {};
  run.tokens.reset();
  CHECK(run.kept().refresh_token.reveal() == "r2");
}
