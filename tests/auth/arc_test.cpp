#include "auth/arc.hpp"
#include "auth/issuers.hpp"
#include "support/fixtures.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>

using namespace partnerctl;
using namespace std::chrono_literals;
using Catch::Matchers::Contains;

namespace {

namespace fs = std::filesystem;

constexpr char const* k_endpoint = "http://localhost:40342/metadata/identity/oauth2/token";
constexpr char const* k_key = "4rc-k3y-c0ntent";

struct Server : test::Bench {
  test::TemporaryFolder keys{};

  Server& names(std::string const& path,
                std::string const& before = "Basic realm=", std::string const& after = "") {
    wire.on("GET", k_endpoint, 401, "", {{"WWW-Authenticate", before + path + after}});
    return *this;
  }
  Server& agrees() {
    wire.on("GET", k_endpoint, 200, R"({"access_token":"opaque","expires_in":"3600"})");
    return *this;
  }
  auth::TokenAnswer ask() { return auth::arc(k_endpoint, means(), keys.path())(test::ask()); }
  // Nothing may be sent to the endpoint after it named a file that is not to be read.
  core::Error refusal(std::string const& path) {
    auto const before = wire.requests().size();
    names(path);
    auto error = test::error_of([&] { ask(); });
    CHECK(wire.requests().size() == before + 1);
    CHECK_THAT(test::shown(error), !Contains(k_key));
    return error;
  }
};

} // namespace

TEST_CASE("Arc is shown the content of the key file that it names") {
  Server server;
  server.names(server.keys.write("1.key", std::string(k_key) + "\n")).agrees();
  CHECK(server.ask().expires_on == test::FakeClock::k_start + 1h);
  auto const sent = server.wire.requests();
  REQUIRE(sent.size() == 2);
  auto const url =
      std::string(k_endpoint) + "?api-version=2020-06-01&resource=https%3A%2F%2Fmanagement.example";
  CHECK(sent.at(0).url == url);
  CHECK(sent.at(0).headers.get("Metadata") == "true");
  CHECK_FALSE(sent.at(0).headers.get("Authorization").has_value());
  CHECK(sent.at(1).url == url);
  CHECK(sent.at(1).headers.get("Metadata") == "true");
  CHECK(sent.at(1).headers.get("Authorization") == std::string("Basic ") + k_key);
  CHECK_THAT(server.traced, !Contains(k_key));
}

TEST_CASE("Arc may put the key file's name in quotation marks") {
  Server server;
  server.names(server.keys.write("1.key", k_key), "basic Realm=\"", "\"").agrees();
  server.ask();
  CHECK(server.wire.all_used());
}

TEST_CASE("a key file has to be directly in the pinned folder") {
  Server server;
  test::TemporaryFolder other;
  fs::create_directory(server.keys.path() + "/sub");
  auto const inside = server.keys.write("sub/1.key", k_key);
  auto const outside = other.write("1.key", k_key);
  auto const name = fs::path(other.path()).filename().string();
  for (auto const& path : {outside, inside, server.keys.path() + "/../" + name + "/1.key",
                           std::string("/etc/passwd"), std::string("/1.key")}) {
    INFO(path);
    auto const error = server.refusal(path);
    CHECK(error.kind == core::ErrorKind::auth);
    CHECK_THAT(error.message, Contains("is not in " + server.keys.path()));
  }
  for (std::string const path : {"", "1.key", "./1.key"}) {
    INFO(path);
    CHECK(server.refusal(path).kind == core::ErrorKind::auth);
  }
}

TEST_CASE("a path that only looks as if it left the pinned folder is resolved first") {
  Server server;
  server.keys.write("1.key", k_key);
  auto const name = fs::path(server.keys.path()).filename().string();
  server.names(server.keys.path() + "/../" + name + "/1.key").agrees();
  server.ask();
  CHECK(server.wire.all_used());
}

TEST_CASE("a key file is no link, neither itself nor by its folder") {
  Server server;
  test::TemporaryFolder other;
  auto const link = server.keys.path() + "/link.key";
  fs::create_symlink(other.write("1.key", k_key), link);
  CHECK_THAT(server.refusal(link).message, Contains("is a link"));
  auto const folder = server.keys.path() + "/folder";
  fs::create_directory_symlink(other.path(), folder);
  CHECK_THAT(server.refusal(folder + "/1.key").message, Contains("is not in"));
}

TEST_CASE("a key file is a regular file that ends in .key") {
  Server server;
  CHECK_THAT(server.refusal(server.keys.write("1.txt", k_key)).message, Contains(".key"));
  CHECK_THAT(server.refusal(server.keys.write("key", k_key)).message, Contains(".key"));
  auto const folder = server.keys.path() + "/folder.key";
  fs::create_directory(folder);
  CHECK_THAT(server.refusal(folder).message, Contains("no regular file"));
  // Opening it for reading would wait for a writer.
  auto const pipe = server.keys.path() + "/pipe.key";
  REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
  CHECK_THAT(server.refusal(pipe).message, Contains("no regular file"));
  CHECK_THAT(server.refusal(server.keys.path() + "/none.key").message,
             Contains("cannot be opened"));
}

TEST_CASE("a key file has between one and 4096 bytes") {
  Server server;
  CHECK_THAT(server.refusal(server.keys.write("large.key", std::string(4097, 'k'))).message,
             Contains("4096"));
  CHECK_THAT(server.refusal(server.keys.write("empty.key", "\n")).message, Contains("is empty"));
  server.names(server.keys.write("full.key", std::string(4096, 'k'))).agrees();
  server.ask();
  CHECK(server.wire.requests().back().headers.get("Authorization") ==
        "Basic " + std::string(4096, 'k'));
}

TEST_CASE("who may not read the key file is told which group may") {
  if (::geteuid() == 0) {
    WARN("passed by: root may read every file");
    return;
  }
  Server server;
  auto const path = server.keys.write("1.key", k_key);
  fs::permissions(path, fs::perms::none);
  CHECK_THAT(server.refusal(path).hint, Contains("himds"));
}

TEST_CASE("a challenge of Arc that names no file is a protocol error") {
  for (auto const* field : {"", "Bearer realm=/x.key", "Basic", "Digest realm=/x.key"}) {
    Server server;
    server.wire.on("GET", k_endpoint, 401, "", {{"WWW-Authenticate", field}});
    CHECK(test::error_of([&] { server.ask(); }).kind == core::ErrorKind::protocol);
  }
}

TEST_CASE("Arc's refusals are auth errors without the key that they repeat") {
  Server server;
  server.names(server.keys.write("1.key", k_key));
  server.wire.on("GET", k_endpoint, 401,
                 R"({"error":"unauthorized","error_description":"bad 4rc-k3y-c0ntent"})");
  auto const error = test::error_of([&] { server.ask(); });
  CHECK(error.kind == core::ErrorKind::auth);
  CHECK_THAT(test::shown(error), Contains("Azure Arc") && Contains("***") && !Contains(k_key));
  server.wire.on("GET", k_endpoint, 400, R"({"error":"invalid_request"})");
  CHECK_THAT(test::error_of([&] { server.ask(); }).message, Contains("invalid_request"));
}

TEST_CASE("Arc's endpoint is plain http on this machine") {
  test::Bench bench;
  for (auto const* bad : {"http://arc.example/token", "https://localhost:40342/token",
                          "http://169.254.169.254/token", "nonsense"}) {
    auto const error = test::error_of([&] { auth::arc(bad, bench.means()); });
    CHECK(error.kind == core::ErrorKind::usage);
    CHECK_THAT(error.message, Contains("IDENTITY_ENDPOINT"));
  }
}

TEST_CASE("the pinned folder is the Arc agent's own") {
  CHECK(std::string(auth::k_arc_keys) == "/var/opt/azcmagent/tokens");
}
