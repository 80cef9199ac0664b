// The auth commands where nobody has to sign in; tests/acceptance drives the sign-ins themselves.

#include "cli/stage.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using core::ExitCode;
using test::Stage;

namespace {

constexpr char const* k_client = "11111111-2222-4333-8444-555555555555";

bool has(std::string const& text, std::string const& part) {
  return text.find(part) != std::string::npos;
}

// A person at a terminal, and a cloud that refuses every connection.
struct Desk : Stage {
  explicit Desk(std::string const& config = "") {
    terminal_columns = 100;
    environment["PARTNERCTL_CONFIG"] =
        folder.write("config.toml", config + "[cloud.closed]\n"
                                             "authority = \"https://127.0.0.1:9\"\n"
                                             "resource_manager = \"https://127.0.0.1:9\"\n");
    environment["PARTNERCTL_CLOUD"] = "closed";
  }
};

} // namespace

TEST_CASE("nobody is asked to sign in without a terminal, under --no-input or in CI") {
  Desk stage("token_store = \"file\"\n");
  std::vector<std::string> const login{"auth", "login", "--client-id", k_client};
  stage.terminal_columns = 0;
  CHECK(stage.run(login).code == ExitCode::auth);
  stage.terminal_columns = 100;
  stage.environment["TF_BUILD"] = "True";
  CHECK(stage.run(login).code == ExitCode::auth);
  stage.environment.erase("TF_BUILD");
  auto with_option = login;
  with_option.emplace_back("--no-input");
  auto const shown = stage.run(with_option);
  CHECK(shown.code == ExitCode::auth);
  CHECK(shown.out.empty());
  CHECK(has(shown.err, "nobody can be asked"));
}

TEST_CASE("a sign-in that could not be kept is not begun") {
  auto const shown = Desk().run({"auth", "login", "--client-id", k_client});
  CHECK(shown.code == ExitCode::usage);
  CHECK(has(shown.err, "could not be kept"));
  CHECK(has(shown.err, "token_store = \"file\""));
}

TEST_CASE("what is wrong with a login is said before anybody is asked") {
  Desk const stage("token_store = \"file\"\n");
  auto const refused = [&stage](std::vector<std::string> const& more, std::string const& why) {
    std::vector<std::string> arguments{"auth", "login"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    auto const shown = stage.run(arguments);
    CHECK(shown.code == ExitCode::usage);
    CHECK(shown.out.empty());
    INFO(shown.err);
    CHECK(has(shown.err, why));
  };
  refused({}, "client ID");
  refused({"--client-id", k_client, "--tenant", "not a tenant"}, "not a tenant");
  refused({"--client-id", k_client, "--auth", "secret"}, "for a person");
  refused({"--client-id", k_client, "--auth", "brwoser"}, "brwoser");
  refused({"--client-id", k_client, "--claims-challenge", "%%%"}, "--claims-challenge");
  refused({"--client-id", k_client, "--claims-challenge", "WzFd"}, "--claims-challenge");
}

TEST_CASE("the sandbox has nothing to sign in to") {
  Stage stage;
  stage.terminal_columns = 100;
  auto const shown = stage.run({"auth", "login", "--cloud", "sandbox"});
  CHECK(shown.code == ExitCode::usage);
  CHECK(has(shown.err, "built-in identity"));
}

TEST_CASE("a logout of nobody is done, and one of somebody unknown is not found") {
  Desk const stage("token_store = \"file\"\n");
  auto const nobody = stage.run({"auth", "logout", "-o", "json"});
  CHECK(nobody.code == ExitCode::ok);
  CHECK(has(nobody.out, "\"accounts\""));
  CHECK(stage.run({"auth", "logout", "engineer@partner.example"}).code == ExitCode::not_found);
  CHECK(stage.run({"auth", "logout", "a@b.example", "--account", "c@d.example"}).code ==
        ExitCode::usage);
}

TEST_CASE("a status of nobody says how to become somebody") {
  auto const shown = Desk().run({"auth", "status", "-o", "json"});
  CHECK(shown.code == ExitCode::auth);
  CHECK(has(shown.out, "\"total\": 0"));
  CHECK(has(shown.err, "partnerctl auth login"));
}

TEST_CASE("a status never begins a sign-in") {
  auto const shown =
      Desk().run({"auth", "status", "--auth", "device-code", "--client-id", k_client});
  CHECK(shown.code == ExitCode::auth);
  CHECK_FALSE(has(shown.err, "Open"));
}

TEST_CASE("the hint to sign in repeats the options that were given") {
  auto const shown =
      Desk("[profile.emea]\nclient_id = \"x\"\n")
          .run({"status", "-t", "contoso.example", "--cloud", "closed", "--profile", "emea"});
  CHECK(shown.code == ExitCode::auth);
  CHECK(has(shown.err, "partnerctl auth login --cloud closed --profile emea"));
}
