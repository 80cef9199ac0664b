// The address that a person pastes where the browser cannot reach this machine.

#include "auth/by_browser.hpp"
#include "auth/errors.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using Catch::Matchers::Contains;
using core::ErrorKind;
using test::BySystem;
using test::field;
using test::shown_address;
using test::state_of;

TEST_CASE("without a browser the code comes back in an address that the person pastes") {
  BySystem flow;
  flow.person.on_say = [&](std::string const& text) {
    auto const url = shown_address(text);
    REQUIRE(field(test::query_of(url), "response_mode") == "query");
    auto const redirect = field(test::query_of(url), "redirect_uri");
    CHECK_THAT(text, Contains("No browser") && Contains("begins with " + redirect + "/"));
    flow.person.type(redirect + "/?code=pasted&state=" + state_of(url) + "&session_state=x#");
  };
  flow.grant();
  CHECK(flow.sign_in().account.user_name == "engineer@partner.example");
  CHECK(field(flow.redeemed(), "code") == "pasted");
  CHECK(flow.person.said().size() == 1);
  CHECK(flow.person.is_idle());
}

TEST_CASE("without a browser an address opened on this machine after all arrives by itself") {
  BySystem flow;
  flow.person.on_say = [&](std::string const& text) {
    auto const url = shown_address(text);
    auto const redirect = field(test::query_of(url), "redirect_uri");
    CHECK(flow.own.open(redirect + "/?code=evil&state=guess").status == 400);
    CHECK(flow.own.open(redirect + "/?code=came&state=" + state_of(url)).status == 200);
  };
  flow.grant();
  flow.sign_in();
  CHECK(field(flow.redeemed(), "code") == "came");
  CHECK(flow.person.is_idle());
}

TEST_CASE("a wrong paste is explained and the wait goes on") {
  BySystem flow;
  bool first = true;
  flow.person.on_say = [&](std::string const& text) {
    if (!first) {
      return;
    }
    first = false;
    auto const url = shown_address(text);
    flow.person.type("");
    flow.person.type("http://localhost:1/?code=x&state=forged");
    flow.person.type("just-the-c0de");
    flow.person.type(url);
    flow.person.type("?error=server_error&state=" + state_of(url));
  };
  auto const error = test::error_of([&] { flow.sign_in(); });
  CHECK(error.kind == ErrorKind::service);
  auto const said = flow.person.said();
  REQUIRE(said.size() == 4);
  CHECK_THAT(said.at(1), Contains("not the answer to this sign-in"));
  CHECK_THAT(said.at(2), Contains("not the answer to this sign-in") && !Contains("just-the"));
  CHECK_THAT(said.at(3), Contains("holds no code") && Contains("http://localhost:"));
}

TEST_CASE("where a browser was opened, an address from another machine can be pasted as well") {
  BySystem flow;
  flow.person.browser = [](std::string const&) {};
  flow.person.on_say = [&](std::string const& text) {
    auto const url = shown_address(text);
    CHECK_THAT(text, Contains("opened in your browser"));
    CHECK(field(test::query_of(url), "response_mode") == "query");
    flow.person.type("?code=pasted&state=" + state_of(url));
  };
  flow.grant();
  flow.sign_in();
  CHECK(field(flow.redeemed(), "code") == "pasted");
  CHECK(state_of(flow.person.opened().at(0)) == state_of(shown_address(flow.person.said().at(0))));
}
