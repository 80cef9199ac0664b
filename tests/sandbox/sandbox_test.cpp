#include "partnerctl/core/attempt.hpp"
#include "partnerctl/http/transport.hpp"
#include "partnerctl/http/url.hpp"
#include "partnerctl/sandbox/sandbox.hpp"
#include "sandbox/asking.hpp"
#include "support/fixtures.hpp"
#include "support/process.hpp"

#include <catch2/catch.hpp>

#include <atomic>
#include <filesystem>
#include <optional>
#include <thread>

using namespace partnerctl;

namespace {

// A sandbox and our own client for it, over real sockets.
struct Pair {
  explicit Pair(sandbox::Options const& options = {})
      : sandbox(options, core::system_clock()),
        transport({.user_agent = "partnerctl/test",
                   .ca_files = sandbox.ca_file().empty()
                                   ? std::vector<std::string>{}
                                   : std::vector<std::string>{sandbox.ca_file()}}) {}

  std::string token(std::string const& tenant) {
    auto const answer = transport.send(
        {.method = "POST",
         .url = sandbox.url() + "/" + tenant + "/oauth2/v2.0/token",
         .headers = {{"Content-Type", "application/x-www-form-urlencoded"}},
         .body = http::form_encode({{"grant_type", "client_credentials"},
                                    {"client_id", sandbox::k_client_id},
                                    {"client_secret", sandbox::k_client_secret},
                                    {"scope", sandbox.cloud().resource_manager_scope}})});
    return test::Asking::token_of(answer);
  }

  http::Response partner(std::string const& method, std::string const& token,
                         std::string const& id = "") {
    return transport.send({.method = method,
                           .url = sandbox.url() +
                                  "/providers/Microsoft.ManagementPartner/partners" +
                                  (id.empty() ? "" : "/" + id) + "?api-version=2018-02-01",
                           .headers = {{"Authorization", "Bearer " + token}},
                           .resend = method == "GET" ? http::Resend::safe : http::Resend::never});
  }

  sandbox::Sandbox sandbox;
  http::Transport transport;
};

} // namespace

TEST_CASE("over TLS with its own CA a tenant is linked, read and unlinked", "[socket]") {
  Pair pair;
  CHECK(pair.sandbox.url().find("https://localhost:") == 0);
  auto const token = pair.token("contoso.example");
  REQUIRE(!token.empty());
  CHECK(pair.partner("GET", token).status == 404);
  CHECK(pair.partner("PUT", token, "1234567").status == 200);
  auto const read = pair.partner("GET", token);
  CHECK(test::json_of(read)["name"] == "1234567");
  CHECK(!read.headers.get("x-ms-request-id").value_or("").empty());
  CHECK(pair.partner("DELETE", token, "1234567").status == 200);
  CHECK(pair.partner("GET", token).status == 404);
}

TEST_CASE("its cloud is itself, for every endpoint", "[socket]") {
  Pair const pair;
  auto const cloud = pair.sandbox.cloud();
  CHECK(cloud.name == "sandbox");
  CHECK(cloud.authority == pair.sandbox.url());
  CHECK(cloud.resource_manager == pair.sandbox.url());
  CHECK(cloud.resource_manager_scope == pair.sandbox.url() + "/.default");
  CHECK(cloud.graph == pair.sandbox.url());
  CHECK(cloud.graph_scope == "https://graph.microsoft.com/.default");
  CHECK(cloud.ca_file == pair.sandbox.ca_file());
  CHECK(std::filesystem::exists(cloud.ca_file));
}

TEST_CASE("who does not trust its CA gets no connection", "[socket]") {
  Pair const pair;
  http::Transport stranger({.user_agent = "partnerctl/test"});
  auto const tried = core::attempt([&] { return stranger.send({.url = pair.sandbox.url()}); });
  REQUIRE(tried.error);
  CHECK(tried.error->kind == core::ErrorKind::network);
}

TEST_CASE("the state stays in its folder, a sandbox without one leaves nothing", "[socket]") {
  test::TemporaryFolder const folder;
  std::string ca_in_memory;
  for (int run = 0; run < 2; ++run) {
    Pair pair({.state_directory = folder.path() + "/sandbox"});
    auto const token = pair.token("contoso.example");
    CHECK(pair.partner("GET", token).status == (run == 0 ? 404 : 200));
    CHECK(pair.partner("PUT", token, "1234567").status == (run == 0 ? 200 : 409));
    Pair const memory;
    ca_in_memory = memory.sandbox.ca_file();
    CHECK(std::filesystem::exists(ca_in_memory));
  }
  CHECK(!std::filesystem::exists(std::filesystem::path(ca_in_memory).parent_path()));
}

TEST_CASE("two sandboxes on one folder share their state and their tokens", "[socket]") {
  test::TemporaryFolder const folder;
  Pair one({.state_directory = folder.path()});
  Pair two({.state_directory = folder.path()});
  auto const token = one.token("contoso.example");
  CHECK(one.partner("PUT", token, "1234567").status == 200);
  CHECK(test::json_of(two.partner("GET", token))["name"] == "1234567");
}

TEST_CASE("a refresh token of one run is good for the next on the same folder", "[socket]") {
  test::TemporaryFolder const folder;
  std::string refresh_token;
  for (int run = 0; run < 2; ++run) {
    Pair pair({.state_directory = folder.path() + "/sandbox"});
    auto const send = [&pair](std::string const& path, http::Form const& form) {
      return pair.transport.send(
          {.method = "POST",
           .url = pair.sandbox.url() + path,
           .headers = {{"Content-Type", "application/x-www-form-urlencoded"}},
           .body = http::form_encode(form)});
    };
    auto const scope = pair.sandbox.cloud().resource_manager_scope + " offline_access";
    if (run == 0) {
      auto const begun =
          test::json_of(send("/organizations/oauth2/v2.0/devicecode",
                             {{"client_id", sandbox::k_public_client_id}, {"scope", scope}}));
      CHECK(begun["verification_uri"] == pair.sandbox.url() + "/devicelogin");
      send("/devicelogin", {{"user_code", begun["user_code"]}, {"action", "approve"}});
      refresh_token = test::json_of(send("/organizations/oauth2/v2.0/token",
                                         {{"grant_type", "device_code"},
                                          {"client_id", sandbox::k_public_client_id},
                                          {"device_code", begun["device_code"]}}))["refresh_token"];
    }
    auto const answer =
        send("/contoso.example/oauth2/v2.0/token", {{"grant_type", "refresh_token"},
                                                    {"client_id", sandbox::k_public_client_id},
                                                    {"refresh_token", refresh_token},
                                                    {"scope", scope}});
    CHECK(answer.status == 200);
  }
}

TEST_CASE("a lost answer is uncertain to the client, and the write is there", "[socket]") {
  for (bool const tls : {true, false}) {
    Pair pair({.tls = tls, .faults = {.lose_percent = 100}});
    auto const token = pair.token("contoso.example");
    auto const lost = core::attempt([&] { return pair.partner("PUT", token, "1234567"); });
    REQUIRE(lost.error);
    CHECK(lost.error->maybe_done);
    CHECK(test::json_of(pair.partner("GET", token))["name"] == "1234567");
  }
}

TEST_CASE("a delayed answer comes, and not before its time", "[socket]") {
  constexpr std::chrono::milliseconds k_delay{50};
  Pair pair({.faults = {.delay = k_delay}});
  auto const token = pair.token("contoso.example");
  auto const start = std::chrono::steady_clock::now();
  CHECK(pair.partner("GET", token).status == 404);
  CHECK(std::chrono::steady_clock::now() - start >= k_delay);
}

TEST_CASE("delayed answers wait side by side and block nobody", "[socket]") {
  constexpr int k_clients = 32;
  std::atomic<int> asked{0};
  std::atomic<int> answered{0};
  std::optional<sandbox::Sandbox> sandbox(
      std::in_place,
      sandbox::Options{.faults = {.delay = std::chrono::hours{1}},
                       .observer = [&](auto const&, auto const&) { ++asked; }},
      core::system_clock());
  auto const url = sandbox->url();
  http::Transport transport({.user_agent = "partnerctl/test", .ca_files = {sandbox->ca_file()}});
  std::vector<std::jthread> threads;
  for (int i = 0; i < k_clients; ++i) {
    threads.emplace_back([&] {
      auto const tried = core::attempt([&] {
        return transport.send({.url = url + "/tenants", .timeout = std::chrono::hours{2}});
      });
      answered += tried.value ? 1 : 0;
    });
  }
  // Were the second request read after the first answer only, it would not be for an hour.
  CHECK(test::comes_true([&] { return asked == k_clients; }));
  sandbox.reset();
  threads.clear();
  CHECK(answered == 0);
}

TEST_CASE("a sandbox that ends while answers are due ends at once", "[socket]") {
  std::optional<Pair> pair;
  pair.emplace(sandbox::Options{.faults = {.delay = std::chrono::hours{1}}});
  auto const url = pair->sandbox.url();
  http::Transport transport(
      {.user_agent = "partnerctl/test", .ca_files = {pair->sandbox.ca_file()}});
  std::jthread const client([&] {
    auto const tried = core::attempt([&] { return transport.send({.url = url + "/tenants"}); });
    CHECK(!tried.value);
  });
  // The request is on its way or not yet: either way nothing may hang.
  pair.reset();
}

TEST_CASE("a port that is taken is a network error", "[socket]") {
  sandbox::Sandbox const first({.tls = false}, core::system_clock());
  int const port = http::Url::parse(first.url())->port;
  auto const second = core::attempt([port] {
    sandbox::Sandbox const sandbox({.port = port, .tls = false}, core::system_clock());
    return true;
  });
  REQUIRE(second.error);
  CHECK(second.error->kind == core::ErrorKind::network);
}
