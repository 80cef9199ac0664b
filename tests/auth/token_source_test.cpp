#include "auth/errors.hpp"
#include "auth/numbered_tokens.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using namespace std::chrono_literals;
using Catch::Matchers::Contains;
using test::Source;

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
