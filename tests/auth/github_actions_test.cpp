#include "auth/federated.hpp"
#include "auth/issuers.hpp"

using namespace partnerctl;
using namespace std::chrono_literals;
using Catch::Matchers::Contains;

namespace {

constexpr char const* k_pass = "r3quest-t0ken+/=";
constexpr char const* k_url = "https://actions.example/job/1?api-version=2.0";

struct Job : test::Bench {
  test::Variables variables{{"GITHUB_ACTIONS", "true"},
                            {"ACTIONS_ID_TOKEN_REQUEST_URL", k_url},
                            {"ACTIONS_ID_TOKEN_REQUEST_TOKEN", k_pass}};

  std::shared_ptr<auth::Credential const> credential() {
    return auth::github_actions(settings, means(variables));
  }
  Job& github_gives(std::string const& token) {
    wire.on("GET", "https://actions.example/", 200,
            core::write_json(core::Json{{"count", 1}, {"value", token}}));
    return *this;
  }
  core::Error refusal() {
    auto error = test::error_of([&] { credential(); });
    CHECK(error.kind == core::ErrorKind::usage);
    CHECK(wire.requests().empty());
    return error;
  }
  core::Error failure(int status, std::string const& body, http::Headers headers = {}) {
    wire.on("GET", "https://actions.example/", status, body, std::move(headers));
    auto error = test::error_of([&] { credential()->token(test::ask()); });
    CHECK_THAT(test::shown(error), !Contains(k_pass));
    return error;
  }
};

} // namespace

TEST_CASE("a GitHub job asks for a token with the cloud's audience, then signs in with it") {
  Job job;
  job.github_gives(test::issuer_token()).entra_agrees();
  auto asked = test::ask();
  asked.timeout = 7s;
  asked.deadline = job.clock.steady() + 90s;
  std::stop_source stop;
  asked.stop = stop.get_token();
  auto const credential = job.credential();
  auto const token = credential->token(asked);
  CHECK(token.identity.method == "github");
  CHECK(credential->identity().method == "github");
  CHECK(credential->identity().name == test::k_client);
  auto const sent = job.wire.requests().at(0);
  CHECK(sent.url == std::string(k_url) + "&audience=api%3A%2F%2FAzureADTokenExchange");
  CHECK(sent.headers.get("Authorization") == std::string("bearer ") + k_pass);
  CHECK(sent.headers.get("Accept") == "application/json; api-version=2.0");
  CHECK(sent.timeout == 7s);
  CHECK(sent.deadline == asked.deadline);
  CHECK(sent.resend == http::Resend::safe);
  CHECK(stop.request_stop());
  CHECK(sent.stop.stop_requested());
  CHECK(job.last_form().at(3).second == test::issuer_token());
  CHECK_THAT(job.traced, !Contains(k_pass) && !Contains(test::issuer_token()));
}

TEST_CASE("the audience begins the query where GitHub's address has none") {
  Job job;
  job.variables["ACTIONS_ID_TOKEN_REQUEST_URL"] = "https://actions.example/token";
  job.github_gives(test::issuer_token()).entra_agrees();
  job.credential()->token(test::ask());
  CHECK(job.wire.requests().at(0).url ==
        "https://actions.example/token?audience=api%3A%2F%2FAzureADTokenExchange");
}

TEST_CASE("a GitHub job gets a token anew for each sign-in") {
  Job job;
  auto const credential = job.credential();
  for (std::string const subject : {"a", "b"}) {
    job.github_gives(test::issuer_token({{"sub", subject}})).entra_agrees();
    credential->token(test::ask());
    CHECK(job.last_form().at(3).second == test::issuer_token({{"sub", subject}}));
  }
  CHECK(job.wire.requests().size() == 4);
}

TEST_CASE("GitHub is asked again where it is busy") {
  Job job;
  job.wire.on("GET", "https://actions.example/", 503, "");
  job.github_gives(test::issuer_token()).entra_agrees();
  job.credential()->token(test::ask());
  CHECK(job.wire.all_used());
}

TEST_CASE("GitHub's refusal is told in its words, without the pass that it repeats") {
  Job job;
  auto const error = job.failure(403, R"({"message":"no permission for r3quest-t0ken+/= here."})",
                                 {{"X-GitHub-Request-Id", "A:1"}});
  CHECK(error.kind == core::ErrorKind::auth);
  CHECK(error.status == 403);
  CHECK(error.request_id == "A:1");
  CHECK_THAT(error.message, Contains("GitHub") && Contains("403: no permission for *** here"));
  CHECK_THAT(error.hint, Contains("id-token: write"));
}

TEST_CASE("an answer of GitHub without a token is none") {
  for (std::string const body :
       {"", "[]", "{}", R"({"value":""})", R"({"value":"opaque"})", R"({"value":7})",
        R"({"oidcToken":"eyJhIjoxfQ.eyJhIjoxfQ.c2ln"})"}) {
    Job job;
    auto const error = job.failure(200, body);
    CHECK(error.kind == core::ErrorKind::protocol);
    CHECK_THAT(error.message, Contains("200 without a token"));
    CHECK(job.wire.requests().size() == 1);
  }
}

TEST_CASE("a GitHub that stays busy is throttled or service") {
  Job job;
  job.wire.on("GET", "", 500, "").on("GET", "", 500, "").on("GET", "", 500, "");
  CHECK(job.failure(500, "").kind == core::ErrorKind::service);
  Job other;
  other.wire.on("GET", "", 429, "").on("GET", "", 429, "").on("GET", "", 429, "");
  CHECK(other.failure(429, "").kind == core::ErrorKind::throttled);
}

TEST_CASE("a GitHub that is not reached is tried as often as the retry says and no more") {
  Job job;
  for (int i = 0; i < 4; ++i) {
    job.wire.on("GET", "", core::Error{.kind = core::ErrorKind::network, .message = "reset"});
  }
  auto const error = test::error_of([&] { job.credential()->token(test::ask()); });
  CHECK(error.kind == core::ErrorKind::network);
  CHECK(job.wire.requests().size() == 4);
}

TEST_CASE("a GitHub job without the permission is told which") {
  for (auto const* missing : {"ACTIONS_ID_TOKEN_REQUEST_URL", "ACTIONS_ID_TOKEN_REQUEST_TOKEN"}) {
    Job job;
    job.variables.erase(missing);
    CHECK_FALSE(auth::is_github_configured(job.settings, core::Environment(job.variables)));
    auto const error = job.refusal();
    CHECK_THAT(error.message, Contains(missing));
    CHECK_THAT(error.hint, Contains("permissions: id-token: write"));
  }
}

TEST_CASE("what is no GitHub job is told so") {
  Job job;
  job.variables.clear();
  CHECK_THAT(job.refusal().message, Contains("no GitHub Actions job"));
}

TEST_CASE("a GitHub job needs a client ID") {
  Job job;
  CHECK(auth::is_github_configured(job.settings, core::Environment(job.variables)));
  job.settings.client_id.reset();
  CHECK_FALSE(auth::is_github_configured(job.settings, core::Environment(job.variables)));
  CHECK_THAT(job.refusal().hint, Contains("AZURE_CLIENT_ID") && Contains("--client-id"));
}

TEST_CASE("GitHub's pass goes to https or to this machine") {
  for (auto const* bad : {"http://actions.example/job", "actions.example", "ftp://actions.example",
                          "https://user@actions.example/"}) {
    Job job;
    job.variables["ACTIONS_ID_TOKEN_REQUEST_URL"] = bad;
    CHECK_THAT(job.refusal().message, Contains("ACTIONS_ID_TOKEN_REQUEST_URL"));
  }
  Job job;
  job.variables["ACTIONS_ID_TOKEN_REQUEST_URL"] = "http://localhost:8080/token";
  CHECK(job.credential() != nullptr);
}
