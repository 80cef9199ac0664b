// The real binary looks at networks that are wrong in one way each.

#include "acceptance/arm_double.hpp"
#include "acceptance/diagnosis.hpp"
#include "acceptance/self_signed.hpp"
#include "partnerctl/core/time.hpp"
#include "support/raw_server.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <chrono>

using namespace partnerctl;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;
using test::diagnose;
using test::host_of;
using test::RawConnection;
using test::RawServer;
using test::Stand;

namespace {

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
