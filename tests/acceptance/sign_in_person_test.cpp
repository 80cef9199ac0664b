// How a person signs in, what is kept of it, and where nobody is asked.

#include "acceptance/person.hpp"
#include "partnerctl/core/json.hpp"
#include "partnerctl/core/text.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <signal.h>
#include <sys/stat.h>

#include <filesystem>

using namespace partnerctl;
using Catch::Matchers::Contains;
using core::Json;
using test::Ended;
using test::Person;
using test::Stand;

namespace {

std::vector<std::string> linking(std::string const& tenant) {
  return {"link-pal", "-t", tenant, "--partner-id", "1234567", "-o", "json"};
}

void is_linked_by_person(Ended const& ended, std::string const& method) {
  INFO(ended.err);
  REQUIRE(ended.code == 0);
  auto const document = Json::parse(ended.out);
  CHECK(document.at("summary").at("linked") == 1);
  CHECK(document.at("identity").at("type") == "user");
  CHECK(document.at("identity").at("method") == method);
  CHECK_THAT(ended.err, Contains("As engineer@partner.example (" + method + ")"));
}

Json accounts_in(Ended const& ended) {
  INFO(ended.err);
  return Json::parse(ended.out).at("accounts");
}

} // namespace

TEST_CASE("an address pasted from a browser elsewhere signs in, and the sign-in is kept") {
  Stand stand;
  stand.use_person();
  auto const login = Person(stand).at_terminal({"auth", "login"});
  INFO(login.out);
  CHECK(login.code == 0);
  CHECK_THAT(login.out, Contains("No browser could be opened here") &&
                            Contains("Signed in as engineer@partner.example") &&
                            Contains(stand.accounts_file()));
  struct stat status {};
  REQUIRE(::stat(stand.accounts_file().c_str(), &status) == 0);
  CHECK((status.st_mode & 0777U) == 0600U);
  is_linked_by_person(stand.run(linking("contoso.example")), "browser");
  is_linked_by_person(stand.run(linking("5a4d0000-0000-4000-8000-000000000002")), "browser");
}

TEST_CASE("what was pasted and is not the answer is asked for again") {
  Stand stand;
  stand.use_person();
  auto const run = stand.start_on_terminal({"auth", "login"});
  run->await("paste that whole address here.");
  auto const address = test::address_for_elsewhere(run->out(), stand.url());
  auto const answer = Person(stand).browses(address);
  auto const state = answer.find("state=");
  REQUIRE(state != std::string::npos);
  run->type("http://localhost:1/?code=x&state=of-another-sign-in\n");
  run->await("is not the answer to this sign-in");
  run->type(answer + "\n");
  CHECK(run->wait().code == 0);
}

TEST_CASE("a person who presses Cancel keeps nothing") {
  Stand stand;
  stand.use_person();
  auto const run = stand.start_on_terminal({"auth", "login"});
  run->await("paste that whole address here.");
  Person const person(stand);
  run->type(person.browses(test::address_for_elsewhere(run->out(), stand.url()), "cancel") + "\n");
  auto const ended = run->wait();
  CHECK(ended.code == 4);
  CHECK_THAT(ended.out, Contains("AADSTS65004"));
  CHECK_FALSE(std::filesystem::exists(stand.accounts_file()));
}

TEST_CASE("a device code that the person approves signs in, and the sign-in is kept") {
  Stand stand;
  stand.use_person();
  auto const login = Person(stand).approves_code({"auth", "login"});
  INFO(login.out);
  CHECK(login.code == 0);
  CHECK_THAT(login.out, Contains(stand.url() + sandbox::k_device_login_path));
  is_linked_by_person(stand.run(linking("contoso.example")), "device-code");
}

TEST_CASE("one command signs a person in for itself, where nothing is kept") {
  Stand stand;
  stand.use_person();
  stand.configure("", std::string("[profile.default]\nclient_id = \"") +
                          sandbox::k_public_client_id + "\"\n");
  auto const login = stand.start_on_terminal({"auth", "login"})->wait();
  CHECK(login.code == 2);
  CHECK_THAT(login.out, Contains("could not be kept") && Contains("token_store = \"file\""));
  auto words = linking("contoso.example");
  words.insert(words.end(), {"--auth", "browser"});
  auto const ended = Person(stand).at_terminal(words);
  INFO(ended.out);
  CHECK(ended.code == 0);
  CHECK_THAT(ended.out, Contains("\"linked\": 1"));
  CHECK_FALSE(std::filesystem::exists(stand.accounts_file()));
}

TEST_CASE("nobody is asked in CI, under --no-input or without a terminal, and nothing is kept") {
  Stand stand;
  stand.use_person();
  auto const is_refused = [&](Ended const& ended) {
    INFO(ended.out + ended.err);
    CHECK(ended.code == 4);
    CHECK(ended.out.find(stand.url() + "/") == std::string::npos);
    CHECK_FALSE(std::filesystem::exists(stand.accounts_file()));
  };
  auto asking = linking("contoso.example");
  asking.insert(asking.end(), {"--auth", "browser"});
  for (auto words : {std::vector<std::string>{"auth", "login"},
                     std::vector<std::string>{"auth", "login", "--auth", "device-code"}, asking}) {
    is_refused(stand.run(words));
    words.emplace_back("--no-input");
    is_refused(stand.start_on_terminal(words)->wait());
    words.pop_back();
    stand.environment()["CI"] = "true";
    is_refused(stand.start_on_terminal(words)->wait());
    stand.environment().erase("CI");
  }
}

TEST_CASE("a kept sign-in is not read in CI") {
  Stand stand;
  stand.use_person();
  Person(stand).signs_in();
  stand.environment()["CI"] = "true";
  auto const ended = stand.run(linking("contoso.example"));
  CHECK(ended.code == 4);
  CHECK_THAT(ended.err, Contains("no credential is configured"));
}

TEST_CASE("auth status says what is kept and works, and auth logout removes it") {
  Stand stand;
  stand.use_person();
  CHECK(stand.run({"auth", "status"}).code == 4);
  Person(stand).signs_in();
  auto const status = stand.run({"auth", "status", "-t", "proseware.example", "-o", "json"});
  CHECK(status.code == 5);
  auto const accounts = accounts_in(status);
  REQUIRE(accounts.size() == 2);
  for (auto const& account : accounts) {
    CHECK(account.at("account") == "engineer@partner.example");
    CHECK(account.at("used") == true);
    CHECK(account.at("kept") == "the file " + stand.accounts_file());
  }
  CHECK(accounts.at(0).at("tenantId") == sandbox::k_home_tenant);
  CHECK(accounts.at(0).at("works") == true);
  CHECK(accounts.at(1).at("works") == false);
  CHECK(accounts.at(1).at("error").at("code") == "AADSTS65001");
  CHECK(stand.run({"auth", "logout"}).code == 0);
  CHECK(stand.run({"auth", "status"}).code == 4);
  auto const after = stand.run(linking("contoso.example"));
  CHECK(after.code == 4);
  CHECK_THAT(after.err, Contains("partnerctl auth login"));
}

TEST_CASE("auth status tries every tenant that is named") {
  Stand stand;
  stand.use_person();
  Person(stand).signs_in();
  auto const status = stand.run(
      {"auth", "status", "-t", "contoso.example", "-t", "northwind.example", "-o", "json"});
  CHECK(status.code == 0);
  CHECK(accounts_in(status).size() == 3);
}

TEST_CASE("of several kept sign-ins none is used until one is named") {
  Stand stand;
  stand.forget_secret();
  stand.configure("token_store = \"file\"\n",
                  std::string("[profile.one]\naccount = \"engineer@partner.example\"\n"
                              "client_id = \"") +
                      sandbox::k_public_client_id + "\"\n");
  Person const person(stand);
  person.signs_in({"--client-id", sandbox::k_public_client_id});
  person.signs_in({"--client-id", sandbox::k_client_id});
  auto const any = stand.run(linking("contoso.example"));
  CHECK(any.code == 2);
  CHECK(any.out.empty());
  CHECK_THAT(any.err, Contains("several kept sign-ins fit") &&
                          Contains(sandbox::k_public_client_id) && Contains(sandbox::k_client_id));
  auto const named =
      stand.run({"link-pal", "-t", "contoso.example", "--partner-id", "1234567", "-o", "json",
                 "--account", "engineer@partner.example", "--client-id", sandbox::k_client_id});
  is_linked_by_person(named, "browser");
  CHECK(Json::parse(named.out).at("identity").at("clientId") == sandbox::k_client_id);
  auto const by_profile = stand.run({"link-pal", "-t", "northwind.example", "--partner-id",
                                     "1234567", "-o", "json", "--profile", "one"});
  is_linked_by_person(by_profile, "browser");
  CHECK(Json::parse(by_profile.out).at("identity").at("clientId") == sandbox::k_public_client_id);
  auto const nobody = stand.run({"status", "-t", "contoso.example", "--account", "x@y.example"});
  CHECK(nobody.code == 4);
  CHECK_THAT(nobody.err, Contains("no sign-in of x@y.example is kept"));
  CHECK(accounts_in(stand.run({"auth", "status", "-o", "json"})).size() == 2);
  CHECK(stand.run({"auth", "logout", "--client-id", sandbox::k_client_id}).code == 0);
  is_linked_by_person(stand.run(linking("wideworld.example")), "browser");
}

TEST_CASE("a roster's rows are a person's and an application's, each by its profile") {
  Stand stand;
  stand.use_person(std::string("[profile.people]\naccount = \"engineer@partner.example\"\n"
                               "client_id = \"") +
                   sandbox::k_public_client_id +
                   "\"\n[profile.pipeline]\nauth = \"github\"\nclient_id = \"" +
                   sandbox::k_client_id + "\"\n");
  Person(stand).signs_in();
  stand.use_way("github");
  stand.environment().erase("AZURE_CLIENT_ID");
  auto const roster = stand.folder().write("customers.csv", "tenant,profile\n"
                                                            "contoso.example,people\n"
                                                            "northwind.example,pipeline\n");
  auto const ended = stand.run({"link-pal", "-f", roster, "--partner-id", "1234567", "-o", "csv",
                                "--columns", "tenant,result,identity"});
  INFO(ended.err);
  CHECK(ended.code == 0);
  CHECK_THAT(ended.out,
             Contains("contoso.example,linked,engineer@partner.example") &&
                 Contains(std::string("northwind.example,linked,") + sandbox::k_client_id));
  CHECK_THAT(ended.err, Contains("engineer@partner.example (browser)") && Contains("(github)"));
}

TEST_CASE("a command that began a sign-in itself is ended by Ctrl-C, which says how to go on") {
  for (std::string const method : {"browser", "device-code"}) {
    Stand stand;
    stand.use_person();
    auto const run = stand.start_on_terminal({"status", "-t", "contoso.example", "--auth", method});
    run->await(method == "browser" ? "paste that whole address here." : "enter the code");
    run->signal(SIGINT);
    auto const ended = run->wait();
    INFO(ended.out);
    CHECK(ended.code == 130);
    CHECK_THAT(ended.out, Contains("Again: run the same command: partnerctl status"));
  }
}

TEST_CASE("a sign-in is not begun where its file could not be written") {
  Stand stand;
  stand.use_person();
  std::filesystem::create_directories(stand.folder().path() + "/state/partnerctl");
  std::filesystem::create_symlink("/dev/null", stand.accounts_file());
  auto const ended = stand.start_on_terminal({"auth", "login"})->wait();
  CHECK(ended.code == 2);
  CHECK_THAT(ended.out, Contains("accounts.json"));
  CHECK_THAT(ended.out, !Contains("authorize"));
}

TEST_CASE("somebody else than the account that was named is not kept") {
  Stand stand;
  stand.use_person();
  auto const login =
      Person(stand).at_terminal({"auth", "login", "--account", "somebody@partner.example"});
  INFO(login.out);
  CHECK(login.code == 4);
  CHECK_THAT(login.out, Contains("signed in as engineer@partner.example, but "
                                 "somebody@partner.example was meant"));
  CHECK_FALSE(std::filesystem::exists(stand.accounts_file()));
}
