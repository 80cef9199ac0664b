#include "auth/kept_person.hpp"

#include <catch2/catch.hpp>
#include <fmt/core.h>

#include <array>
#include <atomic>
#include <thread>

using namespace partnerctl;
using Catch::Matchers::Contains;

TEST_CASE("a challenge is met silently where the refresh token is strong enough") {
  test::Kept kept;
  kept.wire.on("POST", "", 200, test::answer_for(test::k_other_tenant, "r1"));
  kept.person().token(test::Kept::challenged());
  CHECK(test::field(kept.wire.requests().at(0), "claims") == test::k_claims);
  CHECK(kept.asked.empty());
}

TEST_CASE("a challenge that needs the person asks once, keeps the sign-in and uses its token") {
  test::Kept kept;
  kept.reply = [](auto const&) { return test::Kept::signed_in(); };
  auto const& person = kept.person();
  kept.refuses();
  std::stop_source stop;
  auto request = test::Kept::challenged();
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
  CHECK(asked.claims == test::k_claims);
  stop.request_stop();
  CHECK(asked.stop.stop_requested());
  auto const account = kept.accounts->all().at(0);
  CHECK(account.refresh_token.reveal() == "r3fresh");
  CHECK(account.tenant_tokens.at(test::k_other_tenant).reveal() == "stronger");
  kept.wire.on("POST", "", 200, test::answer_for(test::k_other_tenant, "stronger still"));
  person.token(test::Kept::challenged());
  CHECK(test::field(kept.wire.requests().back(), "refresh_token") == "stronger");
  CHECK(kept.asked.size() == 1);
  kept.credential.reset();
  CHECK(kept.accounts->all().at(0).tenant_tokens.at(test::k_other_tenant).reveal() ==
        "stronger still");
}

TEST_CASE("a token for another service than the sign-in's is redeemed from it") {
  test::Kept kept;
  kept.reply = [](auto const&) { return test::Kept::signed_in(); };
  auto const& person = kept.person();
  auto request = test::Kept::challenged();
  request.scope = "https://other.example/.default";
  kept.refuses();
  kept.wire.on("POST", "", 200, test::answer_for(test::k_other_tenant, ""));
  CHECK(person.token(request).value.reveal() != "the access token");
  CHECK(test::field(kept.wire.requests().back(), "refresh_token") == "stronger");
  CHECK_THAT(test::field(kept.wire.requests().back(), "scope"),
             Contains("https://other.example/.default"));
  CHECK(test::field(kept.wire.requests().back(), "claims") == test::k_claims);
}

TEST_CASE("where nobody can be asked, a challenge names the command that answers it") {
  test::Kept kept;
  kept.means.interaction = nullptr;
  auto const& person = kept.person();
  kept.refuses();
  auto const error =
      test::error_of([&] { person.token(test::Kept::challenged("contoso.example")); });
  kept.check_command(error, "contoso.example");
  CHECK(error.code == "AADSTS50076");
  CHECK_THAT(error.message, Contains("stronger"));
  CHECK(kept.asked.empty());
}

TEST_CASE("a person who declined is not asked again, by no tenant") {
  test::Kept kept;
  kept.reply = [](auto const&) -> auth::PersonSignedIn {
    throw core::Error{.kind = core::ErrorKind::auth, .message = "the person declined"};
  };
  auto const& person = kept.person();
  kept.refuses();
  kept.refuses();
  auto const first = test::error_of([&] { person.token(test::Kept::challenged()); });
  kept.check_command(first);
  CHECK(first.message == "the person declined");
  kept.check_command(test::error_of([&] { person.token(test::Kept::challenged(test::k_tenant)); }),
                     test::k_tenant);
  CHECK(kept.asked.size() == 1);
}

TEST_CASE("stopping is no refusal, and a network error is none of the person's") {
  test::Kept kept;
  auto kind = core::ErrorKind::cancelled;
  kept.reply = [&kind](auto const&) -> auth::PersonSignedIn {
    throw core::Error{.kind = kind, .message = "x"};
  };
  auto const& person = kept.person();
  kept.refuses();
  CHECK(test::error_of([&] { person.token(test::Kept::challenged()); }).kind ==
        core::ErrorKind::cancelled);
  kept.refuses();
  kind = core::ErrorKind::network;
  CHECK(test::error_of([&] { person.token(test::Kept::challenged()); }).kind ==
        core::ErrorKind::network);
  CHECK(kept.asked.size() == 2);
}

TEST_CASE("a service that is busy asks nobody") {
  test::Kept kept;
  auto const& person = kept.person();
  kept.wire.on("POST", "", 503, R"({"error":"temporarily_unavailable"})");
  CHECK(test::error_of([&] { person.token(test::Kept::challenged()); }).kind ==
        core::ErrorKind::service);
  CHECK(kept.asked.empty());
}

TEST_CASE("somebody else who signs in is an error, and nothing of theirs is kept") {
  test::Kept kept;
  kept.reply = [](auto const&) { return test::Kept::signed_in("stranger@partner.example"); };
  auto const& person = kept.person();
  kept.refuses();
  auto const error = test::error_of([&] { person.token(test::Kept::challenged()); });
  kept.check_command(error);
  CHECK_THAT(error.message,
             Contains("signed in as stranger@partner.example, expected engineer@partner.example"));
  REQUIRE(kept.accounts->all().size() == 1);
  CHECK(kept.accounts->all().at(0).tenant_tokens.empty());
  kept.wire.on("POST", "", 200, test::answer_for(test::k_other_tenant, ""));
  person.token(test::Kept::challenged());
  CHECK(test::field(kept.wire.requests().back(), "refresh_token") == "r3fresh");
}

TEST_CASE("a sign-in that cannot be kept is used all the same") {
  test::Kept kept;
  auto const& person = kept.person();
  kept.reply = [&kept](auto const&) {
    kept.accounts = auth::open_accounts({.choice = "keyring"});
    return test::Kept::signed_in();
  };
  kept.refuses();
  CHECK(person.token(test::Kept::challenged()).value.reveal() == "the access token");
  kept.wire.on("POST", "", 200, test::answer_for(test::k_other_tenant, "next"));
  person.token(test::Kept::challenged());
  CHECK(test::field(kept.wire.requests().back(), "refresh_token") == "stronger");
  // At the end it fails once more, in silence.
  kept.credential.reset();
}

TEST_CASE("threads that one tenant challenges at once ask the person once, one tenant at a time") {
  test::Kept kept;
  test::Service service;
  service.strong = "stronger";
  service.given.insert("stronger");
  kept.means.send = [&service](http::Request const& request) { return service.answer(request); };
  std::atomic<int> at_once = 0;
  kept.reply = [&](auth::LogInOptions const& options) {
    CHECK(++at_once == 1);
    auto made = test::Kept::signed_in(test::k_person, options.tenant.value().text());
    std::this_thread::yield();
    --at_once;
    return made;
  };
  auto const& person = kept.person();
  std::atomic<int> right = 0;
  {
    std::array<std::jthread, 32> threads;
    for (std::size_t i = 0; i < threads.size(); ++i) {
      threads.at(i) = std::jthread([&, i] {
        auto const tenant = fmt::format("00000000-0000-4000-8000-{:012}", i % 2 + 1);
        right +=
            person.token(test::Kept::challenged(tenant)).identity.tenant.text() == tenant ? 1 : 0;
      });
    }
  }
  CHECK(right == 32);
  CHECK(kept.asked.size() == 2);
  CHECK(kept.accounts->all().at(0).tenant_tokens.size() == 2);
}

TEST_CASE("who waits for another tenant's sign-in can be stopped, and not past the deadline") {
  test::Kept kept;
  auto const& person = kept.person();
  std::stop_source stop;
  kept.reply = [&](auto const&) {
    // Meanwhile, as another thread of the run.
    kept.refuses();
    kept.refuses();
    auto late = test::Kept::challenged(test::k_tenant);
    late.deadline = kept.clock.steady();
    kept.check_command(test::error_of([&] { person.token(late); }), test::k_tenant);
    auto stopped = test::Kept::challenged(test::k_tenant);
    stopped.stop = stop.get_token();
    stop.request_stop();
    CHECK(test::error_of([&] { person.token(stopped); }).kind == core::ErrorKind::cancelled);
    return test::Kept::signed_in();
  };
  kept.refuses();
  CHECK(person.token(test::Kept::challenged()).value.reveal() == "the access token");
  CHECK(kept.asked.size() == 1);
}

TEST_CASE("where a silent token was refused already, none is fetched again") {
  test::Kept kept;
  kept.means.interaction = nullptr;
  auto request = test::Kept::challenged("contoso.example");
  request.needs_person = true;
  auto const error = test::error_of([&] { kept.person().token(request); });
  kept.check_command(error, "contoso.example");
  CHECK(kept.wire.requests().empty());
}
