#include "auth/errors.hpp"
#include "auth/person.hpp"
#include "auth/some_accounts.hpp"
#include "partnerctl/auth/interaction.hpp"
#include "partnerctl/http/retry.hpp"
#include "partnerctl/http/url.hpp"
#include "support/fake_clock.hpp"
#include "support/scripted_wire.hpp"

#include <catch2/catch.hpp>
#include <fmt/core.h>

#include <atomic>
#include <set>
#include <thread>

using namespace partnerctl;
using Catch::Matchers::Contains;

namespace {

struct Person {
  test::FakeClock clock{};
  test::ScriptedWire wire{};
  std::shared_ptr<auth::Credential const> credential =
      auth::person({.authority = test::k_authority,
                    .client_id = test::k_client,
                    .home_tenant = test::k_tenant,
                    .user_name = "engineer@partner.example",
                    .method = "sandbox",
                    .refresh_token = core::Secret("r3fresh")},
                   {.cloud = {.authority = test::k_authority},
                    .send = wire.send(),
                    .retry = http::retry({.jitter = [] { return 0.0; }}, clock),
                    .clock = &clock});

  auth::AccessToken token(std::string const& tenant) {
    return credential->token({.tenant = core::TenantRef::parse(tenant), .scope = test::k_scope});
  }
  void answers(core::Json claims, std::string const& tenant) {
    claims["tid"] = tenant;
    claims["oid"] = test::k_object;
    wire.on("POST", "/" + tenant + "/oauth2/v2.0/token", 200,
            test::answer_with(test::token_with(claims)));
  }
};

} // namespace

TEST_CASE("one refresh token is redeemed at each tenant's own endpoint") {
  Person person;
  for (auto const* tenant : {test::k_tenant, test::k_other_tenant}) {
    person.answers({{"upn", "guest#EXT#@customer.example"}, {"appid", test::k_client}}, tenant);
    auto const token = person.token(tenant);
    CHECK(token.identity.tenant.text() == tenant);
    CHECK(token.identity.type == core::Identity::Type::user);
    CHECK(token.identity.name == "guest#EXT#@customer.example");
    CHECK(token.identity.method == "sandbox");
    CHECK(http::form_decode(person.wire.requests().back().body) ==
          http::Form{{"grant_type", "refresh_token"},
                     {"client_id", test::k_client},
                     {"refresh_token", "r3fresh"},
                     {"client_info", "1"},
                     {"scope", std::string(test::k_scope) + " openid profile offline_access"}});
  }
}

TEST_CASE("a person is known before the first token, and where a token is silent") {
  Person person;
  CHECK(person.credential->identity().type == core::Identity::Type::user);
  CHECK(person.credential->identity().name == "engineer@partner.example");
  CHECK(person.credential->identity().client_id == test::k_client);
  CHECK(person.credential->home().value().text() == test::k_tenant);
  person.answers({{"scp", "user_impersonation"}}, test::k_tenant);
  auto const identity = person.token(test::k_tenant).identity;
  CHECK(identity.name == "engineer@partner.example");
  CHECK(identity.client_id == test::k_client);
}

TEST_CASE("a tenant that asks for more says with which command to give it") {
  Person person;
  person.wire.on("POST", "", 400,
                 R"({"error":"invalid_grant","suberror":"basic_action","error_codes":[50076],)"
                 R"("error_description":"AADSTS50076: r3fresh needs MFA."})");
  auto const error = test::error_of([&] { person.token("contoso.example"); });
  CHECK(error.kind == core::ErrorKind::auth);
  CHECK_THAT(error.hint, Contains("partnerctl auth login --tenant contoso.example"));
  CHECK_THAT(error.message, !Contains("r3fresh"));
}

namespace {

constexpr char const* k_claims = R"({"access_token":{"acrs":{"essential":true,"values":["p1"]}}})";
// Of k_claims, by another program.
constexpr char const* k_claims_in_base64 =
    "eyJhY2Nlc3NfdG9rZW4iOnsiYWNycyI6eyJlc3NlbnRpYWwiOnRydWUsInZhbHVlcyI6WyJwMSJdfX19";
constexpr char const* k_other_scope = "https://other.example/.default";

std::string answer_for(std::string const& tenant, std::string const& refresh_token) {
  auto body = core::parse_json(test::answer_with(test::token_with(
                                   {{"tid", tenant}, {"oid", test::k_object}, {"upn", "u"}})))
                  .value();
  body["refresh_token"] = refresh_token;
  return core::write_json(body);
}

std::string field(http::Request const& request, std::string const& name) {
  for (auto const& [key, value] : http::form_decode(request.body)) {
    if (key == name) {
      return value;
    }
  }
  return {};
}

class Silent final : public auth::Interaction {
public:
  void say(std::string const& /*text*/) override {}
  bool open_browser(std::string const& /*url*/) override { return false; }
  std::optional<std::string> typed_line(std::stop_token /*stop*/) override { return {}; }
};

// A person whose sign-in is kept, and who can be asked.
struct Kept {
  test::FakeClock clock{};
  test::ScriptedWire wire{};
  std::unique_ptr<auth::Accounts> accounts{auth::accounts_in_memory("")};
  Silent interaction{};
  std::vector<auth::LogInOptions> asked{};
  auth::Means means{
      .cloud = {.authority = test::k_authority, .resource_manager_scope = test::k_scope},
      .send = wire.send(),
      .clock = &clock,
      .interaction = &interaction,
      .accounts = [this]() -> auth::Accounts& { return *accounts; },
      .login = "partnerctl auth login --cloud c"};
  // What the person does when asked.
  std::function<auth::PersonSignedIn(auth::LogInOptions const&)> reply{};
  std::shared_ptr<auth::Credential const> credential{};

  auth::Credential const& person() {
    if (accounts->all().empty()) {
      test::add(*accounts, test::account_of());
    }
    credential = auth::person(accounts->all().front(), means,
                              [this](auth::LogInOptions const& options, auth::Means const&) {
                                asked.push_back(options);
                                return reply(options);
                              });
    return *credential;
  }
  void refuses(std::string const& body =
                   R"({"error":"interaction_required","suberror":"basic_action",)"
                   R"("error_codes":[50076],"error_description":"AADSTS50076: stronger."})") {
    wire.on("POST", "", 400, body);
  }
  static auth::TokenRequest challenged(std::string const& tenant = test::k_other_tenant) {
    return {.tenant = core::TenantRef::parse(tenant), .scope = test::k_scope, .claims = k_claims};
  }
  static auth::PersonSignedIn signed_in(std::string const& name = test::k_person,
                                        std::string const& tenant = test::k_other_tenant) {
    auth::PersonSignedIn made{.account = test::account_of(name, "stronger")};
    made.token.value = core::Secret("the access token");
    made.token.identity = {.type = core::Identity::Type::user,
                           .tenant = core::Guid::parse(tenant).value(),
                           .object = core::Guid::parse(test::k_object).value()};
    return made;
  }
  void check_command(core::Error const& error, std::string const& tenant = test::k_other_tenant) {
    CHECK(error.kind == core::ErrorKind::auth);
    CHECK(error.cause == "stronger sign-in required");
    CHECK(error.hint == "partnerctl auth login --cloud c --tenant " + tenant +
                            " --claims-challenge " + k_claims_in_base64);
  }
};

} // namespace

TEST_CASE("the newest refresh token is redeemed next, and kept") {
  Kept kept;
  auto const& person = kept.person();
  kept.wire.on("POST", "", 200, answer_for(test::k_tenant, "r1"))
      .on("POST", "", 200, answer_for(test::k_other_tenant, "r2"));
  person.token({.tenant = core::TenantRef::parse(test::k_tenant), .scope = test::k_scope});
  CHECK(kept.accounts->all().at(0).refresh_token.reveal() == "r1");
  person.token({.tenant = core::TenantRef::parse(test::k_other_tenant), .scope = test::k_scope});
  CHECK(field(kept.wire.requests().at(1), "refresh_token") == "r1");
  kept.credential.reset();
  CHECK(kept.accounts->all().at(0).refresh_token.reveal() == "r2");
}

TEST_CASE("a refresh token survives one tenant's refusal and a token that cannot be read") {
  Kept kept;
  auto const& person = kept.person();
  auto const request =
      auth::TokenRequest{.tenant = core::TenantRef::parse(test::k_tenant), .scope = test::k_scope};
  kept.refuses(R"({"error":"invalid_grant","error_codes":[50076]})");
  CHECK_THAT(test::error_of([&] { person.token(request); }).hint,
             Contains("partnerctl auth login --cloud c --tenant"));
  CHECK(kept.asked.empty());
  kept.wire.on("POST", "", 200,
               R"({"access_token":"opaque","expires_in":3600,"refresh_token":"r1"})");
  CHECK(test::error_of([&] { person.token(request); }).kind == core::ErrorKind::protocol);
  kept.wire.on("POST", "", 200, answer_for(test::k_tenant, "r2"));
  person.token(request);
  CHECK(field(kept.wire.requests().at(1), "refresh_token") == "r3fresh");
  CHECK(field(kept.wire.requests().at(2), "refresh_token") == "r1");
}

TEST_CASE("a domain that turned out to be a tenant with its own token gets that one") {
  Kept kept;
  auto account = test::account_of();
  account.tenant_tokens[test::k_other_tenant] = core::Secret("own");
  test::add(*kept.accounts, account);
  auto const& person = kept.person();
  for (int i = 0; i < 2; ++i) {
    kept.wire.on("POST", "/contoso.example/", 200, answer_for(test::k_other_tenant, ""));
    person.token({.tenant = core::TenantRef::parse("contoso.example"), .scope = test::k_scope});
  }
  CHECK(field(kept.wire.requests().at(0), "refresh_token") == "r3fresh");
  CHECK(field(kept.wire.requests().at(1), "refresh_token") == "own");
}

TEST_CASE("a challenge is met silently where the refresh token is strong enough") {
  Kept kept;
  kept.wire.on("POST", "", 200, answer_for(test::k_other_tenant, "r1"));
  kept.person().token(Kept::challenged());
  CHECK(field(kept.wire.requests().at(0), "claims") == k_claims);
  CHECK(kept.asked.empty());
}

TEST_CASE("a challenge that needs the person asks once, keeps the sign-in and uses its token") {
  Kept kept;
  kept.reply = [](auto const&) { return Kept::signed_in(); };
  auto const& person = kept.person();
  kept.refuses();
  std::stop_source stop;
  auto request = Kept::challenged();
  request.stop = stop.get_token();
  auto const token = person.token(request);
  CHECK(token.value.reveal() == "the access token");
  CHECK(token.identity.method == "browser");
  CHECK(token.identity.name == test::k_person);
  CHECK(token.identity.client_id == test::k_client);
  REQUIRE(kept.asked.size() == 1);
  auto const& asked = kept.asked.front();
  CHECK(asked.method == "browser");
  CHECK(asked.client_id == test::k_client);
  CHECK(asked.tenant.value().text() == test::k_other_tenant);
  CHECK(asked.account == test::k_person);
  CHECK(asked.claims == k_claims);
  stop.request_stop();
  CHECK(asked.stop.stop_requested());
  auto const account = kept.accounts->all().at(0);
  CHECK(account.refresh_token.reveal() == "r3fresh");
  CHECK(account.tenant_tokens.at(test::k_other_tenant).reveal() == "stronger");
  kept.wire.on("POST", "", 200, answer_for(test::k_other_tenant, "stronger still"));
  person.token(Kept::challenged());
  CHECK(field(kept.wire.requests().back(), "refresh_token") == "stronger");
  CHECK(kept.asked.size() == 1);
  kept.credential.reset();
  CHECK(kept.accounts->all().at(0).tenant_tokens.at(test::k_other_tenant).reveal() ==
        "stronger still");
}

TEST_CASE("a token for another service than the sign-in's is redeemed from it") {
  Kept kept;
  kept.reply = [](auto const&) { return Kept::signed_in(); };
  auto const& person = kept.person();
  auto request = Kept::challenged();
  request.scope = k_other_scope;
  kept.refuses();
  kept.wire.on("POST", "", 200, answer_for(test::k_other_tenant, ""));
  CHECK(person.token(request).value.reveal() != "the access token");
  CHECK(field(kept.wire.requests().back(), "refresh_token") == "stronger");
  CHECK_THAT(field(kept.wire.requests().back(), "scope"), Contains(k_other_scope));
  CHECK(field(kept.wire.requests().back(), "claims") == k_claims);
}

TEST_CASE("where nobody can be asked, a challenge names the command that answers it") {
  Kept kept;
  kept.means.interaction = nullptr;
  auto const& person = kept.person();
  kept.refuses();
  auto const error = test::error_of([&] { person.token(Kept::challenged("contoso.example")); });
  kept.check_command(error, "contoso.example");
  CHECK(error.code == "AADSTS50076");
  CHECK_THAT(error.message, Contains("stronger"));
  CHECK(kept.asked.empty());
}

TEST_CASE("a person who declined is not asked again, by no tenant") {
  Kept kept;
  kept.reply = [](auto const&) -> auth::PersonSignedIn {
    throw core::Error{.kind = core::ErrorKind::auth, .message = "the person declined"};
  };
  auto const& person = kept.person();
  kept.refuses();
  kept.refuses();
  auto const first = test::error_of([&] { person.token(Kept::challenged()); });
  kept.check_command(first);
  CHECK(first.message == "the person declined");
  kept.check_command(test::error_of([&] { person.token(Kept::challenged(test::k_tenant)); }),
                     test::k_tenant);
  CHECK(kept.asked.size() == 1);
}

TEST_CASE("stopping is no refusal, and a network error is none of the person's") {
  Kept kept;
  auto kind = core::ErrorKind::cancelled;
  kept.reply = [&kind](auto const&) -> auth::PersonSignedIn {
    throw core::Error{.kind = kind, .message = "x"};
  };
  auto const& person = kept.person();
  kept.refuses();
  CHECK(test::error_of([&] { person.token(Kept::challenged()); }).kind ==
        core::ErrorKind::cancelled);
  kept.refuses();
  kind = core::ErrorKind::network;
  CHECK(test::error_of([&] { person.token(Kept::challenged()); }).kind == core::ErrorKind::network);
  CHECK(kept.asked.size() == 2);
}

TEST_CASE("a service that is busy asks nobody") {
  Kept kept;
  auto const& person = kept.person();
  kept.wire.on("POST", "", 503, R"({"error":"temporarily_unavailable"})");
  CHECK(test::error_of([&] { person.token(Kept::challenged()); }).kind == core::ErrorKind::service);
  CHECK(kept.asked.empty());
}

TEST_CASE("somebody else who signs in is an error, and nothing of theirs is kept") {
  Kept kept;
  kept.reply = [](auto const&) { return Kept::signed_in("stranger@partner.example"); };
  auto const& person = kept.person();
  kept.refuses();
  auto const error = test::error_of([&] { person.token(Kept::challenged()); });
  kept.check_command(error);
  CHECK_THAT(error.message,
             Contains("signed in as stranger@partner.example, expected engineer@partner.example"));
  REQUIRE(kept.accounts->all().size() == 1);
  CHECK(kept.accounts->all().at(0).tenant_tokens.empty());
  kept.wire.on("POST", "", 200, answer_for(test::k_other_tenant, ""));
  person.token(Kept::challenged());
  CHECK(field(kept.wire.requests().back(), "refresh_token") == "r3fresh");
}

TEST_CASE("a sign-in that cannot be kept is used all the same") {
  Kept kept;
  auto const& person = kept.person();
  kept.reply = [&kept](auto const&) {
    kept.accounts = auth::open_accounts({.choice = "keyring"});
    return Kept::signed_in();
  };
  kept.refuses();
  CHECK(person.token(Kept::challenged()).value.reveal() == "the access token");
  kept.wire.on("POST", "", 200, answer_for(test::k_other_tenant, "next"));
  person.token(Kept::challenged());
  CHECK(field(kept.wire.requests().back(), "refresh_token") == "stronger");
  // At the end it fails once more, in silence.
  kept.credential.reset();
}

namespace {

// A token service that answers by itself, for many threads; each answer has a new refresh token.
struct Service {
  std::mutex mutex{};
  std::set<std::string> given{"r3fresh"};
  int requests = 0;
  // What is refused while the claims are asked for: all but refresh tokens with this beginning.
  std::string strong{"r"};

  http::Response answer(http::Request const& request) {
    std::scoped_lock const lock(mutex);
    ++requests;
    auto const presented = field(request, "refresh_token");
    bool const is_strong = field(request, "claims").empty() || presented.starts_with(strong);
    if (!given.contains(presented) || !is_strong) {
      return {.status = 400, .body = R"({"error":"invalid_grant"})"};
    }
    auto const next = presented.substr(0, presented.find('-')) + "-" + std::to_string(requests);
    given.insert(next);
    auto const begin = std::string(test::k_authority).size() + 1;
    return {.status = 200,
            .body =
                answer_for(request.url.substr(begin, request.url.find('/', begin) - begin), next)};
  }
};

} // namespace

TEST_CASE("two hundred tenants by sixty-four threads come from one refresh token") {
  Kept kept;
  Service service;
  int writes = 0;
  kept.means.send = [&service](http::Request const& request) { return service.answer(request); };
  kept.means.accounts = [&kept, &writes]() -> auth::Accounts& {
    ++writes;
    return *kept.accounts;
  };
  auto const& person = kept.person();
  std::atomic<int> next = 0;
  std::atomic<int> right = 0;
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 64; ++i) {
      threads.emplace_back([&] {
        for (int number = next++; number < 200; number = next++) {
          auto const tenant = fmt::format("00000000-0000-4000-8000-{:012}", number + 1);
          auto const token =
              person.token({.tenant = core::TenantRef::parse(tenant), .scope = test::k_scope});
          right += token.identity.tenant.text() == tenant ? 1 : 0;
        }
      });
    }
  }
  CHECK(right == 200);
  CHECK(service.requests == 200);
  // The first rotation; the clock stands still.
  CHECK(writes == 1);
  kept.credential.reset();
  CHECK(writes == 2);
  CHECK(service.given.contains(kept.accounts->all().at(0).refresh_token.reveal()));
  CHECK(kept.accounts->all().at(0).refresh_token.reveal() != "r3fresh");
}

TEST_CASE("threads that one tenant challenges at once ask the person once, one tenant at a time") {
  Kept kept;
  Service service;
  service.strong = "stronger";
  service.given.insert("stronger");
  kept.means.send = [&service](http::Request const& request) { return service.answer(request); };
  std::atomic<int> at_once = 0;
  kept.reply = [&](auth::LogInOptions const& options) {
    CHECK(++at_once == 1);
    auto made = Kept::signed_in(test::k_person, options.tenant.value().text());
    std::this_thread::yield();
    --at_once;
    return made;
  };
  auto const& person = kept.person();
  std::atomic<int> right = 0;
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 32; ++i) {
      threads.emplace_back([&, i] {
        auto const tenant = fmt::format("00000000-0000-4000-8000-{:012}", i % 2 + 1);
        right += person.token(Kept::challenged(tenant)).identity.tenant.text() == tenant ? 1 : 0;
      });
    }
  }
  CHECK(right == 32);
  CHECK(kept.asked.size() == 2);
  CHECK(kept.accounts->all().at(0).tenant_tokens.size() == 2);
}

TEST_CASE("who waits for another tenant's sign-in can be stopped, and not past the deadline") {
  Kept kept;
  auto const& person = kept.person();
  std::stop_source stop;
  kept.reply = [&](auto const&) {
    // Meanwhile, as another thread of the run.
    kept.refuses();
    kept.refuses();
    auto late = Kept::challenged(test::k_tenant);
    late.deadline = kept.clock.steady();
    kept.check_command(test::error_of([&] { person.token(late); }), test::k_tenant);
    auto stopped = Kept::challenged(test::k_tenant);
    stopped.stop = stop.get_token();
    stop.request_stop();
    CHECK(test::error_of([&] { person.token(stopped); }).kind == core::ErrorKind::cancelled);
    return Kept::signed_in();
  };
  kept.refuses();
  CHECK(person.token(Kept::challenged()).value.reveal() == "the access token");
  CHECK(kept.asked.size() == 1);
}
