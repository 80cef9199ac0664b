#pragma once

#include "auth/answers.hpp"
#include "partnerctl/auth/token_source.hpp"
#include "support/fake_clock.hpp"

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <string>

namespace partnerctl::test {

// Gives numbered tokens for an hour; what happens in between is the test's.
class Numbered final : public auth::Credential {
public:
  explicit Numbered(core::Clock const& clock) : m_clock(clock) {}

  auth::AccessToken token(auth::TokenRequest const& request) const override {
    int const number = ++m_fetches;
    if (on_fetch) {
      on_fetch(number, request);
    }
    auto const tenant = request.tenant.guid();
    return {.value = core::Secret("token-" + std::to_string(number)),
            .expires_on = m_clock.now() + lifetime,
            .identity = {
                .client_id = k_client,
                .tenant =
                    core::Guid::parse(tenant ? tenant->text() : k_tenant).value_or(core::Guid())}};
  }
  core::Identity identity() const override { return {}; }
  std::optional<core::TenantRef> home() const override { return std::nullopt; }
  int fetches() const { return m_fetches; }

  std::function<void(int, auth::TokenRequest const&)> on_fetch{};
  std::chrono::seconds lifetime{3600};

private:
  core::Clock const& m_clock;
  mutable std::atomic<int> m_fetches{0};
};

// Notices that somebody works out how long to wait, which is the last thing before waiting.
class Noticing final : public core::Clock {
public:
  core::TimePoint now() const override { return m_clock.now(); }
  core::SteadyPoint steady() const override {
    if (on_steady) {
      on_steady();
    }
    return m_clock.steady();
  }
  bool sleep_for(core::Milliseconds duration, std::stop_token stop) const override {
    return m_clock.sleep_for(duration, std::move(stop));
  }
  void advance(core::Milliseconds duration) { m_clock.advance(duration); }
  void set_wall(core::TimePoint now) { m_clock.set_wall(now); }
  std::function<void()> on_steady{};

private:
  FakeClock m_clock{};
};

// A source of such tokens, whose clock the test moves.
struct Source {
  Noticing clock{};
  std::shared_ptr<Numbered> credential = std::make_shared<Numbered>(clock);
  auth::TokenSource tokens{credential, clock};

  std::string get(std::string const& tenant = k_tenant, std::string const& scope = k_scope) {
    return tokens.token(ask(tenant, scope)).value.reveal();
  }
  static auth::TokenRequest ask(std::string const& tenant = k_tenant,
                                std::string const& scope = k_scope) {
    return {.tenant = core::TenantRef::parse(tenant), .scope = scope};
  }
};

} // namespace partnerctl::test
