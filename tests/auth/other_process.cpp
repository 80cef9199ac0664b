#include "auth/other_process.hpp"

#include "auth/some_accounts.hpp"
#include "partnerctl/core/attempt.hpp"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <iostream>

namespace partnerctl::test {
namespace {

constexpr char const* k_part = "PARTNERCTL_TEST_PART";
constexpr char const* k_choice = "PARTNERCTL_TEST_CHOICE";
constexpr char const* k_folder = "PARTNERCTL_TEST_FOLDER";
constexpr char const* k_mark = "said: ";

std::unique_ptr<auth::Accounts> opened(core::Environment const& environment) {
  return auth::open_accounts({.choice = environment.get(k_choice),
                              .folder = environment.get(k_folder).value_or(""),
                              .environment = environment});
}

void say(std::string const& text) {
  std::cout << k_mark << text << std::endl;
}

void count(auth::Accounts& accounts, std::size_t token_size = 1) {
  accounts.change([token_size](std::vector<auth::Account>& all) {
    if (all.empty()) {
      all.push_back(account_of("0", std::string(token_size, 't')));
    }
    all.front().user_name = std::to_string(std::stoi(all.front().user_name) + 1);
  });
}

void keep_many(auth::Accounts& accounts) {
  auto account = account_of();
  for (int i = 0; i < 100; ++i) {
    account.tenant_tokens[core::Guid::random().text()] =
        core::Secret(std::string(2048, static_cast<char>('a' + i % 26)));
  }
  add(accounts, account);
  auto const back = accounts.all().at(0);
  say(accounts.place() + ", " + std::to_string(back.tenant_tokens.size()) + " tokens");
}

void play(std::string const& part, auth::Accounts& accounts) {
  if (part == "count") {
    // Few enough that one process has done with all of them, on a slow disk too, before the other
    // has lost its patience with the lock.
    for (int i = 0; i < 40; ++i) {
      count(accounts);
    }
  } else if (part == "churn") {
    count(accounts, 200'000);
    say("ready");
    while (true) {
      count(accounts);
    }
  } else if (part == "many") {
    keep_many(accounts);
  } else if (part == "outlast") {
    count(accounts);
    say("ready");
    while (accounts.outlives_the_process()) {
      accounts.all();
    }
    say(accounts.place() + ": " + accounts.why_not_kept());
    say(std::to_string(accounts.all().size()) + " in memory");
  } else if (part == "read") {
    say(accounts.all().at(0).user_name);
  } else if (part == "report") {
    say(accounts.place() + "; " + (accounts.outlives_the_process() ? "kept" : "not kept") + "; " +
        accounts.why_not_kept());
    say(std::to_string(accounts.all().size()) + " kept");
  }
}

} // namespace

// Not a test of its own: what other_process() starts.
TEST_CASE("the test program plays another process where it is asked to", "[.]") {
  auto const environment = core::Environment::of_process();
  auto const part = environment.get(k_part).value_or("");
  auto const done = core::attempt([&] {
    play(part, *opened(environment));
    return true;
  });
  if (done.error) {
    say("error: " + done.error->message + " | " + done.error->hint);
  }
  CHECK((done || !part.empty()));
}

std::unique_ptr<Background> other_process(std::string const& part, std::string const& choice,
                                          std::string const& folder,
                                          std::map<std::string, std::string> environment) {
  environment[k_part] = part;
  environment[k_choice] = choice;
  environment[k_folder] = folder;
  return std::make_unique<Background>(
      "/proc/self/exe",
      Command{.arguments = {"the test program plays another process where it is asked to"},
              .environment = std::move(environment)});
}

int counted(std::string const& choice, std::string const& folder) {
  auto const all = auth::open_accounts({.choice = choice, .folder = folder})->all();
  REQUIRE(all.size() == 1);
  return std::stoi(all.front().user_name);
}

std::string said_by_other_process(std::string const& part, std::string const& choice,
                                  std::string const& folder,
                                  std::map<std::string, std::string> environment) {
  auto const ended = other_process(part, choice, folder, std::move(environment))->wait();
  CHECK(ended.err.empty());
  CHECK(ended.code == 0);
  CHECK(ended.out.find("DEBUG") == std::string::npos);
  std::string said;
  for (auto at = ended.out.find(k_mark); at != std::string::npos;
       at = ended.out.find(k_mark, at + 1)) {
    auto const begin = at + std::string_view(k_mark).size();
    said += ended.out.substr(begin, ended.out.find('\n', begin) - begin) + "\n";
  }
  return said;
}

} // namespace partnerctl::test
