#include "auth/errors.hpp"
#include "auth/kept_sign_in.hpp"
#include "auth/some_accounts.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using Catch::Matchers::Contains;

namespace {

struct Desk {
  std::unique_ptr<auth::Accounts> accounts{auth::accounts_in_memory("")};
  auth::Means means{.cloud = {.authority = test::k_authority},
                    .accounts = [this]() -> auth::Accounts& { return *accounts; },
                    .login = "partnerctl auth login --cloud c"};

  std::optional<auth::Account> find(auth::Settings const& settings = {}) const {
    return auth::find_kept(settings, means);
  }
  void add(std::string const& name, std::string const& client = test::k_client,
           std::string const& authority = test::k_authority) const {
    auto account = test::account_of(name);
    account.client_id = client;
    account.authority = authority;
    test::add(*accounts, account);
  }
};

} // namespace

TEST_CASE("the only kept sign-in of a cloud is meant where nothing is said") {
  Desk desk;
  CHECK_FALSE(desk.find().has_value());
  desk.add("elsewhere@partner.example", test::k_client, "https://login.other.example");
  CHECK_FALSE(desk.find().has_value());
  desk.add(test::k_person);
  CHECK(desk.find().value().user_name == test::k_person);
  // Of the environment alone, which configures nothing.
  CHECK(desk.find({.client_id = test::k_object}).value().user_name == test::k_person);
  CHECK_FALSE(desk.find({.own_client_id = test::k_object}).has_value());
  desk.means.accounts = {};
  CHECK_FALSE(desk.find().has_value());
}

TEST_CASE("an account is chosen by its name, whatever its case") {
  Desk desk;
  desk.add(test::k_person);
  desk.add("second@partner.example");
  CHECK(desk.find({.account = "Second@Partner.Example"}).value().user_name ==
        "second@partner.example");
}

TEST_CASE("several kept sign-ins that fit are listed, since nobody chose") {
  Desk desk;
  desk.add(test::k_person);
  desk.add("second@partner.example");
  auto const by_name = test::error_of([&] { desk.find(); });
  CHECK(by_name.kind == core::ErrorKind::usage);
  CHECK_THAT(by_name.message, Contains(test::k_person) && Contains("second@partner.example"));
  CHECK_THAT(by_name.hint, Contains("--account"));
  desk.add(test::k_person, test::k_object);
  auto const by_client = test::error_of([&] { desk.find({.account = test::k_person}); });
  CHECK_THAT(by_client.message, Contains(test::k_client) && Contains(test::k_object));
  CHECK_THAT(by_client.hint, Contains("--client-id"));
  CHECK(desk.find({.own_client_id = test::k_object, .account = test::k_person}).value().client_id ==
        test::k_object);
}

TEST_CASE("an account that is not kept is an error with those that are, and how to sign in") {
  Desk desk;
  auto const none = test::error_of([&] { desk.find({.account = "who@partner.example"}); });
  CHECK_THAT(none.message, Contains("who@partner.example") && Contains("none"));
  desk.add(test::k_person);
  desk.add("second@partner.example");
  auto const error = test::error_of([&] { desk.find({.account = "who@partner.example"}); });
  CHECK(error.kind == core::ErrorKind::auth);
  CHECK_THAT(error.message, Contains(test::k_person) && Contains("second@partner.example"));
  CHECK_THAT(error.hint, Contains("partnerctl auth login --cloud c"));
  desk.means.accounts = {};
  CHECK(test::error_of([&] { desk.find({.account = test::k_person}); }).kind ==
        core::ErrorKind::auth);
}
