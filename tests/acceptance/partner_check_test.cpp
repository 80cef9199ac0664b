// The look at Partner Center before a run: what it tells, what it stops, and that it never gets in
// anybody's way.

#include "acceptance/person.hpp"
#include "partnerctl/core/json.hpp"
#include "support/raw_server.hpp"

#include <catch2/catch.hpp>
#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include <signal.h>

#include <atomic>
#include <fstream>
#include <sstream>

using namespace partnerctl;
using namespace std::chrono_literals;
using Catch::Matchers::Contains;
using test::Ended;
using test::Stand;

namespace {

// A person who has signed in, and a sandbox that counts.
class Desk {
public:
  explicit Desk(std::vector<std::string> const& login = {})
      : stand(sandbox::Options{.observer = [this](auto const& request, auto const&) {
          lookups += request.target.find("/v1/profiles/mpn") != std::string::npos ? 1 : 0;
          writes += request.method == "PUT" || request.method == "PATCH" ? 1 : 0;
        }}) {
    stand.use_person();
    configure(stand.url(), stand.ca_file());
    test::Person(stand).signs_in(login);
  }

  void configure(std::string const& partner_center, std::string const& ca,
                 std::string const& profile = {}) const {
    stand.folder().write(
        "config.toml",
        fmt::format("token_store = \"file\"\n[cloud.lab]\nauthority = \"{0}\"\n"
                    "resource_manager = \"{0}\"\npartner_center = \"{1}\"\nca_file = \"{2}\"\n"
                    "[profile.default]\nclient_id = \"{3}\"\n{4}",
                    stand.url(), partner_center, ca, sandbox::k_public_client_id, profile));
  }

  Ended link(std::string const& partner, std::vector<std::string> const& more = {}) const {
    std::vector<std::string> arguments{"link-pal", "-t", "contoso.example", "--partner-id",
                                       partner};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return stand.run(arguments);
  }

  std::atomic<int> lookups = 0;
  std::atomic<int> writes = 0;
  Stand stand;
};

// In the place of Partner Center.
struct Double {
  Double(Desk const& desk, test::RawScript script)
      : server(std::move(script), {.tls = ca.issue()}) {
    std::stringstream own;
    own << std::ifstream(desk.stand.ca_file()).rdbuf();
    desk.configure(server.url("localhost"),
                   desk.stand.folder().write("both.pem", ca.pem() + own.str()));
  }
  test::TestCa ca{};
  test::RawServer server;
};

} // namespace

TEST_CASE("the partner's name is shown before the run, for status where an ID was given") {
  Desk const desk;
  auto const linked = desk.link("1234567");
  CHECK(linked.code == 0);
  CHECK_THAT(linked.err, Contains("partner ID 1234567 (Contoso Partner Ltd), 1 tenant, cloud lab"));
  CHECK(linked.err.find("Warning") == std::string::npos);
  CHECK_THAT(desk.stand.run({"status", "-t", "contoso.example", "--partner-id", "7654321"}).err,
             Contains("partner ID 7654321 (Adatum Consulting)"));
  int const before = desk.lookups;
  CHECK(desk.stand.run({"status", "-t", "contoso.example"}).code == 0);
  CHECK(desk.stand.run({"unlink-pal", "-t", "contoso.example", "--partner-id", "1234567", "--yes"})
            .code == 0);
  CHECK(desk.lookups == before);
}

TEST_CASE("a global ID and an ID of nobody are called out, and the run goes on") {
  Desk const desk;
  auto const global = desk.link("1000000", {"--dry-run"});
  CHECK(global.code == 0);
  CHECK_THAT(global.err, Contains("Warning: the partner ID 1000000 may be the global ID of Contoso "
                                  "Partner Ltd") &&
                             Contains("1000001 is one of theirs"));
  auto const unknown = desk.link("9999999", {"--dry-run"});
  CHECK(unknown.code == 0);
  CHECK_THAT(unknown.err,
             Contains("Warning: Partner Center has no record of the partner ID 9999999"));
}

TEST_CASE("another name than the expected one stops the run before anything is sent") {
  Desk const desk;
  auto const option = desk.link("7654321", {"--expect-name", "Contoso Partner Ltd"});
  CHECK(option.code == 1);
  CHECK(option.out.empty());
  CHECK_THAT(option.err,
             Contains("partner 7654321 is 'Adatum Consulting', not 'Contoso Partner Ltd'"));
  desk.configure(desk.stand.url(), desk.stand.ca_file(),
                 "partner_name = \"Contoso Partner Ltd\"\n");
  CHECK(desk.link("7654321").code == 1);
  CHECK(desk.writes == 0);
  CHECK(desk.link("1234567").code == 0);
  CHECK(desk.writes == 1);
}

TEST_CASE("at most three partner IDs are looked up, and how many were not is said") {
  Desk const desk;
  auto const roster = desk.stand.folder().write("customers.csv", "tenant,partner_id\n"
                                                                 "contoso.example,1234567\n"
                                                                 "northwind.example,7654321\n"
                                                                 "wideworld.example,5127255\n"
                                                                 "litware.example,9999998\n"
                                                                 "tailspin.example,9999999\n"
                                                                 "treyresearch.example,1234567\n");
  auto const ended = desk.stand.run({"link-pal", "-f", roster, "--dry-run"});
  CHECK_THAT(ended.err, Contains("2 more partner IDs were not looked up"));
  // Each, and the ID after it.
  CHECK(desk.lookups == 6);
}

TEST_CASE("who may not look gets one note, and an application is not asked at all") {
  Desk desk({"--tenant", "woodgrove.example"});
  auto const person = desk.link("1234567", {"--dry-run"});
  CHECK(person.code == 0);
  CHECK_THAT(person.err, Contains("Partner ID 1234567 was not looked up in Partner Center: Partner "
                                  "Center refuses a person's sign-in without multi-factor"));
  CHECK_THAT(person.err, Contains("partner ID 1234567, 1 tenant"));
  int const before = desk.lookups;
  auto& environment = desk.stand.environment();
  environment["AZURE_TENANT_ID"] = sandbox::k_home_tenant;
  environment["AZURE_CLIENT_ID"] = sandbox::k_client_id;
  environment["AZURE_CLIENT_SECRET"] = sandbox::k_client_secret;
  CHECK(desk.link("1234567", {"--dry-run"}).err.find("Partner Center") == std::string::npos);
  CHECK_THAT(desk.link("1234567", {"--dry-run", "-v"}).err, Contains("to a person only"));
  CHECK(desk.lookups == before);
}

TEST_CASE("a challenge of Partner Center begins no sign-in, on a terminal either") {
  Desk const desk;
  Double const center(
      desk,
      test::always(test::raw_answer(
          401, "",
          "WWW-Authenticate: Bearer error=\"insufficient_claims\", "
          "claims="
          "\"eyJhY2Nlc3NfdG9rZW4iOnsiYWNycyI6eyJlc3NlbnRpYWwiOnRydWUsInZhbHVlIjoicDEifX19\"\r\n")));
  auto const run = desk.stand.start_on_terminal(
      {"link-pal", "-t", "contoso.example", "--partner-id", "1234567", "--dry-run"});
  auto const ended = run->wait();
  INFO(ended.out);
  CHECK(ended.code == 0);
  CHECK_THAT(ended.out, Contains("was not looked up in Partner Center"));
  CHECK(ended.out.find("/authorize") == std::string::npos);
  CHECK(center.server.requests().size() == 1);
}

TEST_CASE("a Partner Center that never answers holds up neither the run nor an interrupt") {
  Desk const desk;
  Double const center(desk, [](test::RawConnection& connection) {
    connection.read_request();
    connection.hold();
  });
  auto const patient = desk.link("1234567", {"--dry-run"});
  CHECK(patient.code == 0);
  CHECK_THAT(patient.err, Contains("was not looked up in Partner Center"));

  auto const run =
      desk.stand.start({"link-pal", "-t", "contoso.example", "--partner-id", "1234567", "--debug"});
  run->await("/v1/profiles/mpn");
  run->signal(SIGINT);
  auto const ended = run->wait();
  CHECK(ended.code == 130);
  // Ended by the signal, and not by the time that it may take.
  CHECK_THAT(ended.err, Contains("cancelled error after"));
  CHECK(ended.err.find("network error after") == std::string::npos);
  CHECK(desk.writes == 0);
}

TEST_CASE("a resumption looks nothing up") {
  Desk const desk;
  CHECK(desk.stand
            .run({"link-pal", "-t", "contoso.example", "-t", "proseware.example", "--partner-id",
                  "1234567"})
            .code == 5);
  int const before = desk.lookups;
  CHECK(before == 2);
  auto const resumed = desk.stand.run({"run", "resume", "20", "--failed-only"});
  CHECK_THAT(resumed.err, Contains("resuming"));
  CHECK(desk.lookups == before);
}
