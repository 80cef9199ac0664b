// One sign-in at home, many customers: what a tenant asks for beyond it, and how it is given.

#include "acceptance/person.hpp"
#include "partnerctl/core/json.hpp"
#include "partnerctl/core/text.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <set>

using namespace partnerctl;
using Catch::Matchers::Contains;
using core::Json;
using test::Ended;
using test::Person;
using test::Stand;

namespace {

constexpr char const* k_woodgrove = "5a4d0000-0000-4000-8000-000000000007";

std::vector<std::string> linking(std::vector<std::string> const& tenants) {
  std::vector<std::string> words{"link-pal", "--partner-id", "1234567", "-o", "json"};
  for (auto const& tenant : tenants) {
    words.insert(words.end(), {"-t", tenant});
  }
  return words;
}

Json row_of(Ended const& ended, std::string const& tenant) {
  INFO(ended.err);
  auto const document = Json::parse(ended.out);
  for (auto const& row : document.at("tenants")) {
    if (row.at("tenant") == tenant) {
      return row;
    }
  }
  FAIL("no row of " + tenant);
  return {};
}

std::string hint_of(Ended const& ended, std::string const& tenant) {
  return row_of(ended, tenant).at("error").at("hint").get<std::string>();
}

bool is_linked(Ended const& ended, std::string const& tenant) {
  return row_of(ended, tenant).at("action") == "linked";
}

} // namespace

TEST_CASE("two hundred tenants are linked from one kept sign-in, and it is good afterwards") {
  Stand stand({"--extra-tenants", "200"});
  stand.use_person();
  Person(stand).signs_in();
  std::string roster = "tenant\n";
  for (int i = 1; i <= 200; ++i) {
    auto const number = std::to_string(i);
    roster += "tenant-" + std::string(5 - number.size(), '0') + number + ".example\n";
  }
  auto const file = stand.folder().write("customers.csv", roster);
  auto const ended = stand.run(
      {"link-pal", "-f", file, "--partner-id", "1234567", "--parallel", "64", "-o", "json"});
  INFO(ended.err);
  REQUIRE(ended.code == 0);
  auto const document = Json::parse(ended.out);
  CHECK(document.at("summary").at("linked") == 200);
  // As a guest a person is another object in every tenant.
  std::set<std::string> objects;
  for (auto const& row : document.at("tenants")) {
    objects.insert(row.at("objectId").get<std::string>());
  }
  CHECK(objects.size() == 200);
  CHECK(stand.run({"auth", "status", "-t", "tenant-00200.example"}).code == 0);
}

TEST_CASE("every tenant that the person sees is found and linked from one sign-in") {
  Stand stand;
  stand.use_person();
  Person(stand).signs_in();
  auto const ended =
      stand.run({"link-pal", "--all-tenants", "--partner-id", "1234567", "--yes", "-o", "json"});
  INFO(ended.err);
  CHECK(ended.code == 5);
  for (auto const* tenant : {"contoso.example", "wideworld.example", "wingtip.example"}) {
    CHECK(is_linked(ended, tenant));
  }
  CHECK_THAT(ended.err, Contains("MFA required: woodgrove.example"));
}

TEST_CASE("a tenant that wants MFA says which command to run, and that command makes it work") {
  for (std::string const named : {"woodgrove.example", k_woodgrove}) {
    Stand stand;
    stand.use_person();
    Person const person(stand);
    person.signs_in();
    auto const first = stand.run(linking({named, "contoso.example"}));
    CHECK(first.code == 5);
    CHECK(is_linked(first, "contoso.example"));
    CHECK(row_of(first, named).at("error").at("code") == "AADSTS50076");
    auto const command = "partnerctl auth login --tenant " + named;
    CHECK(hint_of(first, named) == "sign in again: " + command);
    CHECK_THAT(first.err, Contains("MFA required") && Contains(command));
    auto const login = person.follows(command);
    INFO(login.out);
    CHECK(login.code == 0);
    // However the tenant is named from now on, and wherever else the sign-in was good.
    CHECK(stand.run({"status", "-t", "woodgrove.example"}).code == 0);
    CHECK(stand.run({"status", "-t", k_woodgrove}).code == 0);
    auto const second = stand.run(linking({named, "northwind.example"}));
    CHECK(is_linked(second, named));
    CHECK(is_linked(second, "northwind.example"));
    auto const status = stand.run({"auth", "status", "-o", "json"});
    CHECK(status.code == 0);
    CHECK(Json::parse(status.out).at("accounts").size() == 2);
  }
}

TEST_CASE("a write that wants a stronger sign-in says which command to run, and that helps") {
  Stand stand;
  stand.use_person();
  Person const person(stand);
  person.signs_in();
  std::string const tenant = sandbox::k_step_up_tenant;
  auto const first = stand.run(linking({tenant, "contoso.example"}));
  CHECK(first.code == 5);
  CHECK(is_linked(first, "contoso.example"));
  auto const command = hint_of(first, tenant);
  CHECK(command.starts_with("partnerctl auth login --tenant " + tenant + " --claims-challenge "));
  CHECK_THAT(first.err, Contains("stronger sign-in required") && Contains(command));
  auto const login = person.follows(command);
  INFO(login.out);
  CHECK(login.code == 0);
  auto const second = stand.run(linking({tenant}));
  CHECK(second.code == 0);
  CHECK(is_linked(second, tenant));
}

TEST_CASE("at a terminal a write that wants a stronger sign-in asks for it, and goes on") {
  Stand stand;
  stand.use_person();
  Person const person(stand);
  person.signs_in();
  auto const ended = person.at_terminal(linking({sandbox::k_step_up_tenant}));
  INFO(ended.out);
  CHECK(ended.code == 0);
  CHECK_THAT(ended.out, Contains("\"linked\": 1"));
}

TEST_CASE("a token that was revoked is got anew with the claims, and nobody is asked") {
  Stand stand;
  stand.use_person();
  Person(stand).signs_in();
  auto const person = stand.run(linking({sandbox::k_revoked_tenant}));
  CHECK(person.code == 0);
  CHECK(is_linked(person, sandbox::k_revoked_tenant));
  Stand pipeline;
  auto const application = pipeline.run(linking({sandbox::k_revoked_tenant}));
  CHECK(application.code == 0);
  CHECK(is_linked(application, sandbox::k_revoked_tenant));
}

TEST_CASE("a tenant without consent says who gives it") {
  Stand stand;
  stand.use_person();
  Person(stand).signs_in();
  auto const ended = stand.run(linking({"proseware.example", "alpineskihouse.example"}));
  CHECK(ended.code == 4);
  CHECK(row_of(ended, "proseware.example").at("error").at("code") == "AADSTS65001");
  CHECK_THAT(hint_of(ended, "proseware.example"),
             Contains(stand.url() +
                      "/proseware.example/adminconsent?client_id=" + sandbox::k_public_client_id));
  CHECK(row_of(ended, "alpineskihouse.example").at("error").at("code") == "AADSTS50020");
  CHECK_THAT(hint_of(ended, "alpineskihouse.example"), Contains("invite"));
}

TEST_CASE("the printed command needs nothing that was only said at the first sign-in") {
  Stand stand;
  stand.use_person();
  // The client ID stands in no configuration.
  stand.configure("token_store = \"file\"\n");
  Person const person(stand);
  person.signs_in({"--client-id", sandbox::k_public_client_id});
  auto const first = stand.run(linking({"woodgrove.example"}));
  CHECK(first.code == 4);
  CHECK_THAT(hint_of(first, "woodgrove.example"),
             Contains("partnerctl auth login --tenant woodgrove.example"));
  auto const login = person.follows("partnerctl auth login --tenant woodgrove.example");
  INFO(login.out);
  CHECK(login.code == 0);
  CHECK(is_linked(stand.run(linking({"woodgrove.example"})), "woodgrove.example"));
}

TEST_CASE("of two kept sign-ins the printed command names the one that was used") {
  Stand stand;
  stand.use_person();
  stand.configure("token_store = \"file\"\n");
  Person const person(stand);
  person.signs_in({"--client-id", sandbox::k_public_client_id});
  person.signs_in({"--client-id", sandbox::k_client_id});
  auto words = linking({"woodgrove.example"});
  words.insert(words.end(), {"--client-id", sandbox::k_client_id});
  auto const first = stand.run(words);
  auto const command =
      hint_of(first, "woodgrove.example").substr(std::string("sign in again: ").size());
  CHECK_THAT(command, Contains(std::string("--client-id ") + sandbox::k_client_id));
  auto const login = person.follows(command);
  INFO(login.out);
  CHECK(login.code == 0);
  CHECK(is_linked(stand.run(words), "woodgrove.example"));
}
