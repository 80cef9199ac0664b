// The real binary looks at machines that are right, and wrong in one way each.

#include "acceptance/arm_double.hpp"
#include "acceptance/diagnosis.hpp"
#include "acceptance/fake_az.hpp"
#include "acceptance/person.hpp"
#include "support/raw_server.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <signal.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <sstream>

using namespace partnerctl;
using Catch::Matchers::Contains;
using Catch::Matchers::EndsWith;
using Catch::Matchers::StartsWith;
using test::diagnose;
using test::host_of;
using test::RawConnection;
using test::RawServer;
using test::Stand;

namespace {

// The files of a folder with their bytes.
std::map<std::string, std::string> state_of(std::string const& folder) {
  std::map<std::string, std::string> files;
  for (auto const& entry : std::filesystem::recursive_directory_iterator(folder)) {
    std::stringstream text;
    if (entry.is_regular_file()) {
      text << std::ifstream(entry.path()).rdbuf();
    }
    files[entry.path().string()] = text.str();
  }
  return files;
}

} // namespace

TEST_CASE("doctor finds nothing wrong with a pipeline that is set up, and changes nothing") {
  Stand const stand;
  auto const before = state_of(stand.folder().path());
  auto const found = diagnose(stand);
  CHECK(found.failed().empty());
  CHECK(found.document.at("schema") == "partnerctl/doctor/1");
  CHECK(found.document.at("cloud") == "lab");
  CHECK(found.document.at("run").is_null());
  auto const& summary = found.document.at("summary");
  CHECK(summary.at("total") == found.document.at("checks").size());
  CHECK(summary.at("passed").get<int>() + summary.at("skipped").get<int>() ==
        summary.at("total").get<int>());
  CHECK_THAT(found.ended.err, EndsWith(" skipped\n") && Contains(" checks: "));
  CHECK_THAT(found.detail("tls", host_of(stand.url())), Contains("CN=partnerctl sandbox CA"));
  CHECK_THAT(found.detail("endpoint", "authority"), Contains("answers 200 in "));
  CHECK_THAT(found.detail("endpoint", "resource manager"), Contains("answers 401 in "));
  CHECK(found.state("endpoint", "graph") == "skipped");
  CHECK_THAT(found.detail("credential", "secret"),
             Contains(sandbox::k_client_id) && Contains(sandbox::k_home_tenant));
  CHECK(found.state("credential", "github") == "skipped");
  CHECK_THAT(found.detail("credential", "used by commands"), StartsWith("secret"));
  CHECK(state_of(stand.folder().path()) == before);
}

TEST_CASE("doctor shows the refusal of a wrong secret, and looks at all else") {
  Stand stand;
  stand.environment()["AZURE_CLIENT_SECRET"] = "wr0ng-secret";
  auto const found = diagnose(stand);
  CHECK(found.failed() == std::vector<std::string>{"credential/secret"});
  CHECK_THAT(found.detail("credential", "secret"), Contains("AADSTS7000215") || Contains("secret"));
  CHECK_FALSE(found.remedy("credential", "secret").empty());
  CHECK_THAT(found.ended.out + found.ended.err, !Contains("wr0ng-secret"));
  // Whole on stderr, where a table would be cut.
  CHECK_THAT(found.ended.err, Contains("credential failed: secret: ") &&
                                  Contains(found.remedy("credential", "secret")));
}

TEST_CASE("doctor mends what others can read, by the command that it names") {
  Stand stand;
  auto const file = stand.folder().write("mine.pem", "x");
  ::chmod(file.c_str(), 0644);
  stand.environment()["AZURE_CLIENT_CERTIFICATE_PATH"] = file;
  auto const found = diagnose(stand);
  CHECK(found.failed().front() == "paths/AZURE_CLIENT_CERTIFICATE_PATH");
  auto const remedy = found.remedy("paths", "AZURE_CLIENT_CERTIFICATE_PATH");
  REQUIRE_THAT(remedy, StartsWith("chmod 600 "));
  CHECK(test::run_program("/bin/sh", {.arguments = {"-c", remedy},
                                      .environment = {{"HOME", stand.folder().path()}}})
            .code == 0);
  CHECK(diagnose(stand).state("paths", "AZURE_CLIENT_CERTIFICATE_PATH") == "passed");
}

TEST_CASE("doctor without any credential says how to get one") {
  Stand stand;
  stand.forget_secret();
  auto const found = diagnose(stand);
  CHECK(found.failed() == std::vector<std::string>{"credential/used by commands"});
  CHECK_THAT(found.remedy("credential", "used by commands"), Contains("partnerctl auth login"));
  CHECK_THAT(found.remedy("credential", "secret"), Contains("AZURE_CLIENT_SECRET"));
}

TEST_CASE("doctor tries a kept sign-in, asks nobody on a terminal, and keeps nothing of it") {
  Stand stand;
  stand.use_person();
  test::Person(stand).signs_in();
  auto const before = state_of(stand.folder().path() + "/state");
  auto const found = diagnose(stand);
  CHECK(found.failed().empty());
  CHECK_THAT(found.detail("credential", "kept sign-in"),
             Contains("the person engineer@partner.example"));
  CHECK(found.state("paths", "kept sign-ins") == "passed");
  CHECK(state_of(stand.folder().path() + "/state") == before);
  std::filesystem::remove(stand.accounts_file());
  auto const terminal = stand.start_on_terminal({"doctor", "--auth", "browser"});
  auto const ended = terminal->wait();
  CHECK(ended.code == 1);
  CHECK_THAT(ended.out, Contains("no person's sign-in is kept") &&
                            Contains("partnerctl auth login") && !Contains("/authorize"));
}

TEST_CASE("doctor asks az, and goes on past it to what is named") {
  Stand stand;
  test::FakeAz const az(stand);
  az.has_token_for(sandbox::k_home_tenant);
  auto const found = diagnose(stand);
  CHECK(found.failed().empty());
  CHECK_THAT(found.detail("credential", "az"), Contains(sandbox::k_client_id));
  CHECK_THAT(found.detail("credential", "used by commands"), StartsWith("az"));
  auto const named = diagnose(stand, {"--auth", "azd"});
  CHECK(named.failed() == std::vector<std::string>{"credential/azd"});
  CHECK(named.state("credential", "az") == "passed");
}

TEST_CASE("doctor that is interrupted ends with 130 and no document") {
  Stand const stand;
  test::TestCa const ca;
  RawServer const server([](RawConnection& connection) { connection.hold(); }, {.tls = ca.issue()});
  test::replace_sign_in(stand, server.url("localhost"), ca.pem());
  auto const running = stand.start({"doctor", "-o", "json"});
  REQUIRE(test::comes_true([&server] { return server.connections() >= 2; }));
  running->signal(SIGINT);
  auto const ended = running->wait();
  CHECK(ended.code == 130);
  CHECK(ended.out.empty());
}

TEST_CASE("doctor under quiet says nothing on stderr when all is well") {
  Stand const stand;
  auto const ended = stand.run({"doctor", "-q", "-o", "csv"});
  CHECK(ended.code == 0);
  CHECK(ended.err.empty());
  CHECK_THAT(ended.out, StartsWith("check,subject,result,detail,remedy\n"));
}
