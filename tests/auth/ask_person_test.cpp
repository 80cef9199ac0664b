#include "auth/errors.hpp"
#include "auth/people.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using Catch::Matchers::Contains;
using core::ErrorKind;

TEST_CASE("where nobody can be asked, that is said with the ways that need nobody") {
  for (auto const* method : {"browser", "device-code"}) {
    test::SigningIn flow(method);
    auto means = flow.means();
    means.interaction = nullptr;
    means.login = "partnerctl auth login --cloud usgov";
    auto const error = test::error_of([&] { auth::ask_person(flow.options, means); });
    CHECK(error.kind == ErrorKind::auth);
    CHECK_THAT(error.message, Contains("nobody can be asked here"));
    CHECK_THAT(error.hint, Contains("partnerctl auth login --cloud usgov") &&
                               Contains("--no-input") && Contains("managed-identity"));
    CHECK(flow.wire.requests().empty());
  }
}

TEST_CASE("a person needs an application and an authority that may be shown to them") {
  test::SigningIn flow("browser");
  flow.options.client_id.clear();
  auto const nameless = test::error_of([&] { auth::ask_person(flow.options, flow.means()); });
  CHECK(nameless.kind == ErrorKind::usage);
  CHECK_THAT(nameless.hint, Contains("--client-id"));

  flow.options.client_id = test::k_client;
  auto means = flow.means();
  means.cloud.authority = "http://login.example";
  CHECK(test::error_of([&] { auth::ask_person(flow.options, means); }).kind == ErrorKind::usage);
  CHECK(flow.person.said().empty());
  CHECK(flow.person.opened().empty());
}

TEST_CASE("other ways to sign in ask nobody") {
  test::SigningIn flow("secret");
  auto const error = test::error_of([&] { auth::ask_person(flow.options, flow.means()); });
  CHECK(error.kind == ErrorKind::usage);
  CHECK_THAT(error.hint, Contains("browser or device-code"));
}

TEST_CASE("the method chooses between the browser and the device code") {
  test::SigningIn device("device-code");
  device.wire.on("POST", "/organizations/oauth2/v2.0/devicecode", 400,
                 R"({"error":"unauthorized_client"})");
  CHECK(test::error_of([&] { auth::ask_person(device.options, device.means()); }).kind ==
        ErrorKind::auth);
  CHECK(device.wire.all_used());

  test::SigningIn browser("browser");
  std::stop_source stop;
  browser.options.stop = stop.get_token();
  browser.person.on_say = [&stop](std::string const&) { stop.request_stop(); };
  CHECK(test::error_of([&] { auth::ask_person(browser.options, browser.means()); }).kind ==
        ErrorKind::cancelled);
  CHECK_THAT(browser.person.said().at(0), Contains("/organizations/oauth2/v2.0/authorize?"));
}
