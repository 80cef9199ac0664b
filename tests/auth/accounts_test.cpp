#include "auth/errors.hpp"
#include "auth/some_accounts.hpp"
#include "partnerctl/auth/accounts.hpp"
#include "partnerctl/core/text.hpp"
#include "support/fixtures.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <filesystem>
#include <thread>

using namespace partnerctl;
using Catch::Matchers::Contains;

TEST_CASE("authority, client and person make a sign-in, and case does not") {
  auto const account = test::account_of();
  auto other = account;
  other.user_name = "renamed@partner.example";
  other.refresh_token = core::Secret("another");
  other.id = core::to_upper(other.id);
  other.authority = core::to_upper(other.authority);
  CHECK(auth::same_sign_in(account, other));
  for (auto auth::Account::*field :
       {&auth::Account::authority, &auth::Account::client_id, &auth::Account::id}) {
    auto different = account;
    different.*field += "x";
    CHECK_FALSE(auth::same_sign_in(account, different));
  }
}

TEST_CASE("sign-ins in memory say why they are not kept") {
  auto const accounts = auth::accounts_in_memory("it is a rehearsal");
  CHECK(accounts->place() == "memory");
  CHECK_FALSE(accounts->outlives_the_process());
  CHECK(accounts->why_not_kept() == "it is a rehearsal");
  test::add(*accounts, test::account_of());
  CHECK(accounts->all().at(0).refresh_token.reveal() == "r3fresh");
  test::error_of([&] {
    accounts->change([&](auto& all) {
      all.clear();
      // Who changes may look.
      CHECK(accounts->all().size() == 1);
      throw core::usage_error("no");
    });
  });
  CHECK(accounts->all().size() == 1);
}

TEST_CASE("threads that change sign-ins in memory lose nothing") {
  auto const accounts = auth::accounts_in_memory("");
  {
    std::array<std::jthread, 8> threads;
    for (std::size_t i = 0; i < threads.size(); ++i) {
      threads.at(i) = std::jthread([&accounts, i] {
        for (std::size_t j = 0; j < 5; ++j) {
          test::add(*accounts, test::account_of(std::to_string(i * 5 + j)));
        }
      });
    }
  }
  CHECK(accounts->all().size() == 40);
}

TEST_CASE("in CI sign-ins are kept nowhere, whatever was chosen") {
  test::TemporaryFolder const folder;
  for (auto const* variable : {"CI", "TF_BUILD", "GITHUB_ACTIONS"}) {
    std::map<std::string, std::string, std::less<>> const variables{{variable, "true"}};
    for (std::optional<std::string> const& choice :
         {std::optional<std::string>(), std::optional<std::string>("file"),
          std::optional<std::string>("keyring")}) {
      auto const accounts = auth::open_accounts({.choice = choice,
                                                 .folder = folder.path() + "/state",
                                                 .environment = core::Environment(variables)});
      test::add(*accounts, test::account_of());
      CHECK(accounts->all().size() == 1);
      CHECK_FALSE(accounts->outlives_the_process());
      CHECK_THAT(accounts->why_not_kept(), Contains("CI"));
      CHECK_FALSE(std::filesystem::exists(folder.path() + "/state"));
    }
  }
}

TEST_CASE("an unknown place for sign-ins is refused") {
  auto const error = test::error_of([] { auth::open_accounts({.choice = "plaintext"}); });
  CHECK(error.kind == core::ErrorKind::usage);
  CHECK_THAT(error.message, Contains("plaintext"));
  CHECK_THAT(error.hint, Contains("keyring") && Contains("file"));
}
