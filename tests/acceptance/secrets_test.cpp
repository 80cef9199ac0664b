// Every flow under --debug, with every byte that it leaves behind searched for every secret that it
// used. The secrets are learnt from the wire itself, by a sandbox in this process.

#include "acceptance/fake_az.hpp"
#include "acceptance/handed_address.hpp"
#include "acceptance/person.hpp"
#include "acceptance/secrets.hpp"
#include "acceptance/self_signed.hpp"
#include "partnerctl/core/json.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/http/url.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>
#include <mutex>
#include <regex>

using namespace partnerctl;
using Catch::Matchers::Contains;
using test::Ended;
using test::Person;
using test::Secrets;
using test::Stand;

namespace {

using Kinds = std::set<std::string>;

std::string text_of(std::filesystem::path const& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// Runs flows, and keeps what they printed and what their command lines showed.
class Watched {
  // Before the sandbox, which reports to them until its end.
  std::mutex m_mutex{};
  std::string m_printed{};
  std::string m_command_lines{};

public:
  explicit Watched(std::string const& trusted_certificate = {})
      : stand(sandbox::Options{.trusted_certificate = trusted_certificate,
                               .device_interval = std::chrono::seconds{1},
                               .observer = [this](auto const& request, auto const& response) {
                                 secrets.see(request, response);
                                 auto const lines = test::command_lines_below();
                                 std::scoped_lock const lock(m_mutex);
                                 m_command_lines += lines;
                               }}) {}

  Ended run(std::vector<std::string> arguments, int code, std::string const& input = {}) {
    return noted(stand.run(debugged(std::move(arguments)), input), code);
  }
  Ended link(std::vector<std::string> const& more = {}, int code = 0) {
    std::vector<std::string> words{"link-pal", "-t", "contoso.example", "--partner-id", "1234567"};
    words.insert(words.end(), more.begin(), more.end());
    return run(words, code);
  }
  Ended noted(Ended ended, int code) {
    INFO(ended.out + ended.err);
    CHECK(ended.code == code);
    m_printed += ended.out + ended.err;
    return ended;
  }
  static std::vector<std::string> debugged(std::vector<std::string> arguments) {
    arguments.emplace_back("--debug");
    return arguments;
  }

  // At least so many different secrets were used, of all those kinds, and none is anywhere.
  void check(std::size_t at_least, Kinds const& expected) const {
    CHECK(secrets.count() >= at_least);
    auto const kinds = secrets.kinds();
    for (auto const& kind : expected) {
      INFO("never seen: " << kind);
      CHECK(kinds.contains(kind));
    }
    // There is a trace to be searched, and there were command lines.
    CHECK_THAT(m_printed, Contains("> #1 "));
    CHECK_THAT(m_command_lines, Contains("--debug"));
    CHECK(secrets.found_in(m_printed) == Kinds{});
    CHECK(secrets.found_in(m_command_lines) == Kinds{});
    check_files();
  }

  Secrets secrets{};
  // What is given to a flow and may hold its secrets.
  test::TemporaryFolder given{};
  Stand stand;

private:
  // A kept sign-in is a refresh token, and nothing else of what was used.
  void check_files() const {
    for (auto const& entry : std::filesystem::recursive_directory_iterator(stand.folder().path())) {
      INFO(entry.path().string());
      bool const keeps = entry.path() == stand.accounts_file();
      if (entry.is_regular_file()) {
        CHECK(secrets.found_in(text_of(entry.path())) ==
              (keeps ? Kinds{"refresh_token"} : Kinds{}));
      }
    }
  }
};

// A browser on this machine: presses the button, and posts the form that the page posts by itself.
void sign_in_by_form(Stand const& stand, std::string const& address) {
  auto const page = stand.post(address, "action=sign-in").body;
  http::Form form;
  std::regex const field("name=\"([^\"]+)\" value=\"([^\"]*)\"");
  for (std::sregex_iterator each(page.begin(), page.end(), field), end; each != end; ++each) {
    form.emplace_back((*each)[1], (*each)[2]);
  }
  std::smatch action;
  REQUIRE(std::regex_search(page, action, std::regex("action=\"([^\"]+)\"")));
  auto const answer = stand.post(action[1].str(), http::form_encode(form));
  CHECK(answer.status == 200);
  CHECK_THAT(answer.body, Contains("You can close this window"));
}

} // namespace

TEST_CASE("a search for secrets finds them, however they are written") {
  Secrets secrets;
  secrets.see({.method = "POST",
               .target = "/x/oauth2/v2.0/token",
               .body = "client_secret=a%2Bsecret%20of%20mine&grant_type=client_credentials"},
              {.status = 200,
               .body = R"({"access_token":"eyJhbGciOiJub25lIn0.eyJzdWIiOiJzb21lYm9keSJ9.c2lnbg",)"
                       R"("expires_in":3599})"});
  CHECK(secrets.count() == 2);
  CHECK(secrets.kinds() == Kinds{"access_token", "client_secret"});
  CHECK(secrets.found_in("… a+secret of mine …") == Kinds{"client_secret"});
  CHECK(secrets.found_in("?x=a%2Bsecret%20of%20mine") == Kinds{"client_secret"});
  CHECK(secrets.found_in("cut: eyJzdWIiOiJzb21lYm9keSJ9") == Kinds{"access_token"});
  CHECK(secrets.found_in("grant_type=client_credentials expires_in 3599") == Kinds{});
  CHECK_THAT(test::command_lines_below(), !Contains("partnerctl"));
}

TEST_CASE("a client secret, right or wrong, is nowhere to be found") {
  Watched flow;
  flow.link();
  flow.stand.environment()["AZURE_CLIENT_SECRET"] = "not-the-secret-Zx81";
  flow.link({}, 4);
  auto const file = flow.given.write("secret", "another-wrong-secret\n");
  flow.link({"--client-secret-file", file}, 4);
  flow.run({"status", "-t", "contoso.example", "--client-secret-file", "-"}, 4, "wrong-on-stdin\n");
  flow.check(5, {"client_secret", "access_token", "bearer"});
}

TEST_CASE("a certificate's key and the statements that it signs are nowhere to be found") {
  auto const pair = test::self_signed();
  Watched flow(pair.certificate);
  auto& environment = flow.stand.environment();
  environment.erase("AZURE_CLIENT_SECRET");
  environment["AZURE_CLIENT_CERTIFICATE_PATH"] =
      flow.given.write("both.pem", pair.certificate + pair.key);
  for (auto const& line : core::split(pair.key, '\n')) {
    if (!line.starts_with("-----")) {
      flow.secrets.add("key", line);
    }
  }
  flow.link();
  flow.run({"status", "-t", "contoso.example", "-t", "alpineskihouse.example"}, 5);
  flow.check(6, {"key", "client_assertion", "access_token", "bearer"});
}

TEST_CASE("what a pipeline's own service gives is nowhere to be found") {
  SECTION("GitHub") {
    Watched flow;
    flow.stand.use_way("github");
    flow.link();
    flow.run({"status", "-t", "contoso.example", "-t", "alpineskihouse.example"}, 5);
    flow.stand.environment()["ACTIONS_ID_TOKEN_REQUEST_TOKEN"] = "of-another-job";
    flow.link({}, 4);
    flow.check(7, {"bearer", "value", "client_assertion", "access_token"});
  }
  SECTION("Azure DevOps") {
    Watched flow;
    flow.stand.use_way("azure-devops");
    flow.link();
    flow.run({"status", "-t", "contoso.example", "-t", "alpineskihouse.example"}, 5);
    flow.stand.environment()["SYSTEM_ACCESSTOKEN"] = "of-another-job";
    flow.link({}, 4);
    flow.check(7, {"bearer", "oidcToken", "client_assertion", "access_token"});
  }
}

TEST_CASE("a federated token, fitting or not, is nowhere to be found") {
  Watched flow;
  flow.stand.forget_secret();
  flow.stand.environment()["AZURE_CLIENT_ID"] = sandbox::k_client_id;
  for (std::string const query : {"", "?sub=repo:other", "?aud=api://Other",
                                  "?iss=https://issuer.example/x", "?lifetime=0"}) {
    auto const token = flow.stand.call("GET", sandbox::k_federated_path + query).body;
    flow.stand.environment()["AZURE_FEDERATED_TOKEN_FILE"] = flow.given.write("token", token);
    flow.link({}, query.empty() ? 0 : 4);
  }
  flow.check(6, {"federated_token", "client_assertion", "access_token", "bearer"});
}

TEST_CASE("a managed identity's tokens and header are nowhere to be found") {
  for (auto const* variable : {"AZURE_POD_IDENTITY_AUTHORITY_HOST", "IDENTITY_ENDPOINT"}) {
    Watched flow;
    flow.stand.use_way("managed-identity", variable);
    flow.run({"link-pal", "-t", "home", "--partner-id", "1234567"}, 0);
    bool const is_app_service = std::string(variable) == "IDENTITY_ENDPOINT";
    if (is_app_service) {
      flow.stand.environment()["IDENTITY_HEADER"] = "of-another-process";
      flow.run({"status", "-t", "home"}, 4);
    }
    flow.check(is_app_service ? 3 : 1, is_app_service
                                           ? Kinds{"access_token", "bearer", "identity_header"}
                                           : Kinds{"access_token", "bearer"});
  }
}

TEST_CASE("what az prints is nowhere to be found") {
  Watched flow;
  test::FakeAz const az(flow.stand);
  az.has_token_for("contoso.example");
  az.has_token_for("northwind.example");
  flow.link({"-t", "northwind.example", "-t", "wideworld.example", "--auth", "az"}, 5);
  CHECK(flow.secrets.found_in(az.runs()) == Kinds{});
  flow.check(3, {"access_token", "bearer", "client_secret"});
}

TEST_CASE("a browser sign-in leaves its refresh token where it is kept, and nothing anywhere") {
  Watched flow;
  flow.stand.use_person();
  test::HandedAddress const handed(flow.stand);
  auto const login = flow.stand.start_on_terminal(Watched::debugged({"auth", "login"}));
  sign_in_by_form(flow.stand, handed.wait());
  flow.noted(login->wait(), 0);
  flow.link({"-t", "northwind.example", "-t", "proseware.example"}, 5);
  flow.check(9, {"code", "code_verifier", "refresh_token", "access_token", "id_token", "bearer"});
}

TEST_CASE("an address pasted, a tenant's own sign-in and challenges leave no secret anywhere") {
  Watched flow;
  flow.stand.use_person();
  Person const person(flow.stand);
  flow.noted(person.at_terminal(Watched::debugged({"auth", "login"})), 0);
  flow.link({"-t", "woodgrove.example", "-t", "stepup.example", "-t", "revoked.example"}, 5);
  flow.noted(
      person.at_terminal(Watched::debugged({"auth", "login", "--tenant", "woodgrove.example"})), 0);
  flow.noted(person.at_terminal(
                 Watched::debugged({"link-pal", "-t", "stepup.example", "-t", "woodgrove.example",
                                    "--partner-id", "1234567", "--yes"})),
             0);
  flow.run({"auth", "status", "-t", "contoso.example", "-o", "json"}, 0);
  flow.check(20, {"code", "code_verifier", "refresh_token", "access_token", "id_token", "bearer"});
  flow.run({"auth", "logout"}, 0);
  CHECK(flow.secrets.found_in(text_of(flow.stand.accounts_file())) == Kinds{});
}

TEST_CASE("a device code sign-in leaves its refresh token where it is kept, and nothing anywhere") {
  Watched flow;
  flow.stand.use_person();
  flow.noted(Person(flow.stand).approves_code(Watched::debugged({"auth", "login"})), 0);
  flow.link();
  flow.check(5, {"device_code", "refresh_token", "access_token", "id_token", "bearer"});
}
