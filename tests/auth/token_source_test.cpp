#include "auth/answers.hpp"
#include "auth/errors.hpp"
#include "partnerctl/auth/token_source.hpp"
#include "support/fake_clock.hpp"

#include <catch2/catch.hpp>

#include <atomic>
#include <future>
#include <latch>
#include <thread>

using namespace partnerctl;
using namespace std::chrono_literals;
using Catch::Matchers::Contains;

namespace {

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
            .identity = {.client_id = test::k_client,
                         .tenant = core::Guid::parse(tenant ? tenant->text() : test::k_tenant)
                                       .value_or(core::Guid())}};
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
  test::FakeClock m_clock{};
};

struct Source {
  Noticing clock{};
  std::shared_ptr<Numbered> credential = std::make_shared<Numbered>(clock);
  auth::TokenSource tokens{credential, clock};

  std::string get(std::string const& tenant = test::k_tenant,
                  std::string const& scope = test::k_scope) {
    return tokens.token(ask(tenant, scope)).value.reveal();
  }
  static auth::TokenRequest ask(std::string const& tenant = test::k_tenant,
                                std::string const& scope = test::k_scope) {
    return {.tenant = core::TenantRef::parse(tenant), .scope = scope};
  }
};

} // namespace

TEST_CASE("a token is kept for its tenant and scope") {
  Source source;
  CHECK(source.get() == "token-1");
  CHECK(source.get() == "token-1");
  CHECK(source.get(test::k_other_tenant) == "token-2");
  CHECK(source.get(test::k_tenant, "https://graph.example/.default") == "token-3");
  CHECK(source.get() == "token-1");
  CHECK(source.credential->fetches() == 3);
}

TEST_CASE("a token is fetched again five minutes before it expires") {
  Source source;
  source.get();
  source.clock.advance(54min + 59s);
  CHECK(source.get() == "token-1");
  source.clock.advance(1s);
  CHECK(source.get() == "token-2");
}

TEST_CASE("a token of less than five minutes is given but not kept") {
  Source source;
  source.credential->lifetime = 299s;
  CHECK(source.get() == "token-1");
  CHECK(source.get() == "token-2");
}

TEST_CASE("a wall clock that is set back does not lengthen a token's life") {
  Source source;
  source.get();
  source.clock.advance(56min);
  source.clock.set_wall(test::FakeClock::k_start);
  CHECK(source.get() == "token-2");
}

TEST_CASE("a machine that slept finds its token expired") {
  Source source;
  source.get();
  source.clock.set_wall(test::FakeClock::k_start + 2h);
  CHECK(source.get() == "token-2");
}

TEST_CASE("a tenant that is forgotten holds no token, and no other tenant loses its own") {
  Source source;
  source.get();
  source.get(test::k_other_tenant);
  source.tokens.forget(core::TenantRef::parse(test::k_tenant));
  CHECK(source.get(test::k_other_tenant) == "token-2");
  CHECK(source.get() == "token-3");
}

TEST_CASE("a token that arrives after its tenant was forgotten is not kept") {
  Source source;
  source.credential->on_fetch = [&](int, auth::TokenRequest const& request) {
    source.tokens.forget(request.tenant);
  };
  CHECK(source.get() == "token-1");
  CHECK(source.get() == "token-2");
}

TEST_CASE("a token for another tenant than the one asked for is a protocol error, and not kept") {
  class Stray final : public auth::Credential {
  public:
    auth::AccessToken token(auth::TokenRequest const&) const override {
      return {.value = core::Secret("hidden"),
              .expires_on = test::FakeClock::k_start + 1h,
              .identity = {.tenant = *core::Guid::parse(test::k_other_tenant)}};
    }
    core::Identity identity() const override { return {}; }
    std::optional<core::TenantRef> home() const override { return std::nullopt; }
  };
  test::FakeClock const clock;
  auth::TokenSource tokens(std::make_shared<Stray>(), clock);
  for (int i = 0; i < 2; ++i) {
    auto const error = test::error_of([&] { tokens.token(Source::ask()); });
    CHECK(error.kind == core::ErrorKind::protocol);
    CHECK_THAT(error.message,
               Contains(test::k_tenant) && Contains(test::k_other_tenant) && !Contains("hidden"));
  }
  // A domain does not say which GUID it is; the token does.
  CHECK(tokens.token(Source::ask("contoso.example")).identity.tenant.text() ==
        test::k_other_tenant);
}

TEST_CASE("claims pass the cache over, reach the credential and replace what was kept") {
  Source source;
  source.get();
  std::string seen;
  source.credential->on_fetch = [&](int, auth::TokenRequest const& request) {
    seen = request.claims;
  };
  auto challenged = Source::ask();
  challenged.claims = "{}";
  CHECK(source.tokens.token(challenged).value.reveal() == "token-2");
  CHECK(seen == "{}");
  CHECK(source.get() == "token-2");
  CHECK(source.tokens.token(challenged).value.reveal() == "token-3");
}

TEST_CASE("many threads that ask at once make one fetch for each tenant") {
  Source source;
  constexpr int k_threads = 24;
  std::latch all(k_threads);
  // Each tenant's fetch ends only when every thread has begun to ask.
  source.credential->on_fetch = [&](int, auth::TokenRequest const&) { all.wait(); };
  std::vector<std::string> got(k_threads);
  {
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < k_threads; ++i) {
      threads.emplace_back([&, i] {
        all.count_down();
        got[i] = source.get(i % 2 == 0 ? test::k_tenant : test::k_other_tenant);
      });
    }
  }
  CHECK(source.credential->fetches() == 2);
  for (std::size_t i = 2; i < k_threads; ++i) {
    CHECK(got[i] == got[i % 2]);
  }
  CHECK(got[0] != got[1]);
}

namespace {

// Starts a first fetch that stands still, lets a second caller join it, and goes on.
class Standing {
public:
  explicit Standing(Source& source) : m_source(source) {
    source.credential->on_fetch = [this](int number, auth::TokenRequest const& request) {
      if (number == 1) {
        m_begun.count_down();
        m_go.wait();
        if (outcome) {
          outcome(request);
        }
      }
    };
  }
  void start(auth::TokenRequest request = Source::ask()) {
    m_first = std::async(std::launch::async, [this, request = std::move(request)] {
      return core::attempt([&] { return m_source.tokens.token(request); });
    });
    m_begun.wait();
  }
  core::Attempt<auth::AccessToken> finish() {
    m_go.count_down();
    return m_first.get();
  }
  std::function<void(auth::TokenRequest const&)> outcome{};

private:
  Source& m_source;
  std::latch m_begun{1};
  std::latch m_go{1};
  std::future<core::Attempt<auth::AccessToken>> m_first{};
};

// Asks in a thread of its own; returns when that thread waits for the first fetch.
std::future<core::Attempt<auth::AccessToken>> join(Source& source, auth::TokenRequest request) {
  auto const waits = std::make_shared<std::latch>(1);
  auto const noticed = std::make_shared<std::once_flag>();
  source.clock.on_steady = [waits, noticed] {
    std::call_once(*noticed, [&waits] { waits->count_down(); });
  };
  auto joined = std::async(std::launch::async, [&source, request = std::move(request)] {
    return core::attempt([&] { return source.tokens.token(request); });
  });
  waits->wait();
  return joined;
}

// A deadline that is there but does not pass.
auth::TokenRequest ask_patiently() {
  auto request = Source::ask();
  request.deadline = core::SteadyPoint(std::chrono::hours{24});
  return request;
}

} // namespace

TEST_CASE("who waits for another thread's token can be stopped") {
  Source source;
  Standing standing(source);
  standing.start();
  std::stop_source stop;
  auto asked = ask_patiently();
  asked.stop = stop.get_token();
  auto waiting = join(source, asked);
  stop.request_stop();
  auto const result = waiting.get();
  REQUIRE(result.error.has_value());
  CHECK(result.error->kind == core::ErrorKind::cancelled);
  CHECK(standing.finish().value.has_value());
}

TEST_CASE("who waits for another thread's token does not wait past its own deadline") {
  Source source;
  Standing standing(source);
  standing.start();
  auto asked = Source::ask();
  asked.deadline = core::SteadyPoint(std::chrono::hours{1});
  auto const result = join(source, asked).get();
  REQUIRE(result.error.has_value());
  CHECK(result.error->kind == core::ErrorKind::network);
  CHECK(standing.finish().value.has_value());
}

TEST_CASE("an error is shared with whoever waited, and the next who asks tries again") {
  Source source;
  Standing standing(source);
  standing.outcome = [](auth::TokenRequest const&) {
    throw core::Error{.kind = core::ErrorKind::auth, .message = "refused", .code = "AADSTS1"};
  };
  standing.start();
  auto waiting = join(source, ask_patiently());
  auto const first = standing.finish();
  auto const second = waiting.get();
  REQUIRE(first.error.has_value());
  CHECK(first.error->code == "AADSTS1");
  REQUIRE(second.error.has_value());
  CHECK(second.error->code == "AADSTS1");
  CHECK(source.credential->fetches() == 1);
  CHECK_NOTHROW(source.get());
}

TEST_CASE("a fetch that was cancelled is begun again by whoever waited for it") {
  Source source;
  Standing standing(source);
  standing.outcome = [](auth::TokenRequest const&) {
    throw core::Error{.kind = core::ErrorKind::cancelled, .message = "stopped"};
  };
  standing.start();
  auto waiting = join(source, ask_patiently());
  auto const first = standing.finish();
  REQUIRE(first.error.has_value());
  CHECK(first.error->kind == core::ErrorKind::cancelled);
  auto const second = waiting.get();
  REQUIRE(second.value.has_value());
  CHECK(second.value->value.reveal() == "token-2");
}

TEST_CASE("a fetch that breaks off does not leave others waiting for ever") {
  Source source;
  bool breaks = true;
  source.credential->on_fetch = [&](int, auth::TokenRequest const&) {
    if (std::exchange(breaks, false)) {
      throw std::logic_error("broken");
    }
  };
  CHECK_THROWS_AS(source.get(), std::logic_error);
  CHECK(source.get() == "token-2");
}

TEST_CASE("a lost answer to the token call does not make the request's own write uncertain") {
  Source source;
  source.credential->on_fetch = [](int, auth::TokenRequest const&) {
    throw core::Error{.kind = core::ErrorKind::network, .message = "lost", .maybe_done = true};
  };
  auto const error = test::error_of([&] { source.get(); });
  CHECK(error.kind == core::ErrorKind::network);
  CHECK_FALSE(error.maybe_done);
}

TEST_CASE("a sign-in service that is busy passes by itself and a refusal does not") {
  auto const [status, passes] = GENERATE(table<int, bool>(
      {{429, true}, {500, true}, {503, true}, {0, false}, {400, false}, {401, false}}));
  Source source;
  source.credential->on_fetch = [status = status](int, auth::TokenRequest const&) {
    throw core::Error{.kind = core::ErrorKind::service, .message = "no", .status = status};
  };
  CHECK(test::error_of([&] { source.get(); }).transient == passes);
}

TEST_CASE("a sign-in service that asked for more time than there is does not pass by itself") {
  Source source;
  source.credential->on_fetch = [](int, auth::TokenRequest const&) {
    throw core::Error{.message = "no", .status = 429, .exhausted = true};
  };
  CHECK_FALSE(test::error_of([&] { source.get(); }).transient);
}

TEST_CASE("a connection to the sign-in service that broke passes by itself") {
  Source source;
  source.credential->on_fetch = [](int, auth::TokenRequest const&) {
    throw core::Error{.kind = core::ErrorKind::network, .message = "lost", .transient = true};
  };
  CHECK(test::error_of([&] { source.get(); }).transient);
}
