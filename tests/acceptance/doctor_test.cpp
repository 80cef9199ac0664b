// The real binary looks at machines that are right, and wrong in one way each.

#include "acceptance/arm_double.hpp"
#include "acceptance/fake_az.hpp"
#include "acceptance/person.hpp"
#include "acceptance/self_signed.hpp"
#include "partnerctl/core/json.hpp"
#include "partnerctl/core/time.hpp"
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
using core::Json;
using test::RawConnection;
using test::RawServer;
using test::Stand;

namespace {

struct Diagnosis {
  test::Ended ended{};
  Json document{};

  Json check(std::string const& name, std::string const& subject) const {
    for (auto const& each : document.at("checks")) {
      if (each.at("check") == name && each.at("subject") == subject) {
        return each;
      }
    }
    FAIL("no check " + name + " of " + subject + " in " + ended.out);
    return nullptr;
  }
  std::string state(std::string const& name, std::string const& subject) const {
    return check(name, subject).at("state");
  }
  std::string detail(std::string const& name, std::string const& subject) const {
    return check(name, subject).value("detail", "");
  }
  std::string remedy(std::string const& name, std::string const& subject) const {
    auto const found = check(name, subject).at("remedy");
    return found.is_null() ? "" : found.get<std::string>();
  }
  // "endpoint/authority" of every check that failed.
  std::vector<std::string> failed() const {
    std::vector<std::string> names;
    for (auto const& each : document.at("checks")) {
      if (each.at("state") == "failed") {
        names.push_back(each.at("check").get<std::string>() + "/" +
                        each.at("subject").get<std::string>());
      }
    }
    return names;
  }
};

Diagnosis diagnose(Stand const& stand, std::vector<std::string> const& more = {}) {
  std::vector<std::string> arguments{"doctor", "-o", "json"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  Diagnosis found{.ended = stand.run(arguments)};
  INFO(found.ended.err);
  found.document = core::parse_json(found.ended.out).value_or(Json());
  REQUIRE(found.document.contains("summary"));
  // Wherever a secret could go astray.
  CHECK_THAT(found.ended.out + found.ended.err, !Contains(sandbox::k_client_secret));
  CHECK(found.ended.code == (found.failed().empty() ? 0 : 1));
  return found;
}

std::string host_of(std::string const& url) {
  return url.substr(url.find("://") + 3);
}

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

// Stands for each of a cloud's services to one who has no credential. ahead: its clock.
test::RawScript services(std::string const& authority, std::chrono::seconds ahead = {}) {
  return [=](RawConnection& connection) {
    for (auto request = connection.read_request(); !request.empty();
         request = connection.read_request()) {
      auto const date =
          "Date: " + core::format_http_date(std::chrono::system_clock::now() + ahead) + "\r\n";
      bool const is_metadata = request.find("openid-configuration") != std::string::npos;
      connection.send(
          is_metadata ? test::raw_answer(
                            200, R"({"token_endpoint":")" + authority + R"(/common/token"})", date)
                      : test::raw_answer(401, "{}", date));
    }
  };
}

test::RawScript refusing() {
  return test::always("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n");
}

test::RawScript tunnelling(int port) {
  return [port](RawConnection& connection) {
    if (!connection.read_request().empty()) {
      connection.send("HTTP/1.1 200 Connection established\r\n\r\n");
      connection.tunnel_to(port);
    }
  };
}

// The public cloud behind a proxy of a test's own: its hosts are looked up by nobody.
void use_public_cloud(Stand& stand, RawServer const& proxy) {
  stand.forget_secret();
  stand.environment()["PARTNERCTL_CLOUD"] = "public";
  stand.environment()["HTTPS_PROXY"] =
      "http://me:pr0xy-pass@127.0.0.1:" + std::to_string(proxy.port());
  // Where nothing else is configured, az and IMDS are asked, which need no proxy.
  stand.environment()["AZURE_CLIENT_ID"] = sandbox::k_client_id;
}

std::vector<std::string> const k_public_hosts{"login.microsoftonline.com", "management.azure.com",
                                              "api.partnercenter.microsoft.com",
                                              "graph.microsoft.com"};

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

TEST_CASE("doctor tells an expired, a self-signed and a foreign certificate apart") {
  Stand const stand;
  test::TestCa const ca("Lab CA");
  {
    RawServer const server(services(""),
                           {.tls = ca.issue({.valid_from = -20, .valid_until = -10})});
    auto const url = server.url("localhost");
    test::replace_sign_in(stand, url, ca.pem());
    auto const found = diagnose(stand);
    CHECK_THAT(found.detail("tls", host_of(url)), Contains("expired on"));
    CHECK(found.state("endpoint", "authority") == "failed");
    CHECK(found.state("endpoint", "resource manager") == "passed");
    CHECK(found.state("credential", "secret") == "skipped");
  }
  {
    RawServer const server(services(""), {.tls = ca.issue()});
    auto const url = server.url("localhost");
    test::replace_sign_in(stand, url, test::TestCa("Another CA").pem());
    auto const found = diagnose(stand);
    CHECK(found.state("tls", host_of(url)) == "failed");
    CHECK_THAT(found.detail("tls", host_of(url)), Contains("CN=Lab CA"));
    CHECK_THAT(found.remedy("tls", host_of(url)), Contains("SSL_CERT_FILE"));
  }
  {
    auto const own = test::self_signed();
    RawServer const server(services(""),
                           {.tls = test::Leaf{.certificate = own.certificate, .key = own.key}});
    auto const url = server.url("localhost");
    test::replace_sign_in(stand, url, ca.pem());
    CHECK(diagnose(stand).state("tls", host_of(url)) == "failed");
  }
}

TEST_CASE("doctor names who intercepts Microsoft's hosts, trusted or not") {
  Stand stand;
  test::TestCa const ca("Contoso Inspection CA");
  RawServer const server(services("https://login.microsoftonline.com"),
                         {.tls = ca.issue({.hosts = k_public_hosts})});
  RawServer const proxy(tunnelling(server.port()));
  use_public_cloud(stand, proxy);
  auto const refused = diagnose(stand);
  for (auto const& host : k_public_hosts) {
    CHECK(refused.state("proxy", host) == "passed");
    CHECK(refused.state("tls", host) == "failed");
    CHECK_THAT(refused.detail("tls", host),
               StartsWith("INTERCEPTED") && Contains("CN=Contoso Inspection CA"));
    CHECK_THAT(refused.remedy("tls", host), Contains("SSL_CERT_FILE=FILE"));
  }
  CHECK_THAT(refused.ended.out + refused.ended.err, !Contains("pr0xy-pass"));
  stand.environment()["SSL_CERT_FILE"] = stand.folder().write("inspection.pem", ca.pem());
  auto const trusted = diagnose(stand);
  for (auto const& host : k_public_hosts) {
    CHECK(trusted.state("tls", host) == "passed");
    CHECK_THAT(trusted.detail("tls", host),
               StartsWith("INTERCEPTED") && Contains("CN=Contoso Inspection CA"));
  }
  for (auto const* role : {"authority", "resource manager", "partner center", "graph"}) {
    CHECK(trusted.state("endpoint", role) == "passed");
  }
  CHECK(trusted.state("clock", "authority") == "passed");
}

TEST_CASE("doctor shows a clock that is off against the authority and not against ARM") {
  Stand const stand;
  test::TestCa const ca("Lab CA");
  for (auto const ahead : {std::chrono::hours(1), std::chrono::hours(-1)}) {
    RawServer const clock(services("", ahead), {.tls = ca.issue()});
    test::replace_sign_in(stand, clock.url("localhost"), ca.pem());
    auto const found = diagnose(stand);
    CHECK(found.state("clock", "authority") == "failed");
    CHECK_THAT(found.detail("clock", "authority"),
               Contains(ahead.count() > 0 ? "behind its Date" : "ahead of its Date"));
    CHECK_THAT(found.remedy("clock", "authority"), Contains("timedatectl"));
    CHECK(found.state("clock", "resource manager") == "skipped");
  }
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

TEST_CASE("doctor tells a dead endpoint from those that live") {
  Stand const stand;
  int port = 0;
  {
    RawServer const gone(services(""));
    port = gone.port();
  }
  auto const url = "https://localhost:" + std::to_string(port);
  test::replace_arm(stand, url, "");
  auto const found = diagnose(stand);
  CHECK(found.failed() == std::vector<std::string>{"endpoint/resource manager"});
  CHECK_THAT(found.detail("endpoint", "resource manager"), Contains("cannot connect to " + url));
  CHECK(found.state("tls", host_of(url)) == "skipped");
  // What is asked of the authority works, whatever ARM does.
  CHECK(found.state("credential", "secret") == "passed");
}

TEST_CASE("doctor shows a proxy that refuses, once a host") {
  Stand stand;
  RawServer const proxy(refusing());
  use_public_cloud(stand, proxy);
  auto const found = diagnose(stand);
  for (auto const& host : k_public_hosts) {
    CHECK(found.state("proxy", host) == "failed");
    CHECK_THAT(found.detail("proxy", host), Contains("refused the way to https://" + host));
    CHECK(found.state("tls", host) == "skipped");
  }
  CHECK(found.state("endpoint", "authority") == "failed");
  CHECK(found.state("clock", "authority") == "skipped");
  CHECK_THAT(found.ended.out + found.ended.err, !Contains("pr0xy-pass"));
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
