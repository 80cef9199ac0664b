#include "auth/imds.hpp"
#include "auth/issuers.hpp"

using namespace partnerctl;
using namespace std::chrono_literals;
using Catch::Matchers::Contains;

namespace {

constexpr char const* k_host = "http://127.0.0.1:41001";
constexpr char const* k_body = R"({"access_token":"opaque","expires_in":"3600"})";

struct Machine : test::Bench {
  test::Variables variables{{"AZURE_POD_IDENTITY_AUTHORITY_HOST", k_host}};

  auth::TokenAnswer ask(std::optional<std::string> const& client_id = {},
                        auth::TokenRequest const& request = test::ask()) {
    return auth::imds(client_id, means(variables))(request);
  }
  Machine& answers(int status, int times = 1) {
    for (int i = 0; i < times; ++i) {
      wire.on("GET", k_host, status, "");
    }
    return *this;
  }
  Machine& agrees() {
    wire.on("GET", k_host, 200, k_body);
    return *this;
  }
  core::Milliseconds slept() const {
    core::Milliseconds sum{0};
    for (auto const each : clock.slept()) {
      sum += each;
    }
    return sum;
  }
};

} // namespace

TEST_CASE("IMDS is asked for the resource with the header Metadata") {
  Machine machine;
  machine.agrees().agrees();
  CHECK(machine.ask().expires_on == test::FakeClock::k_start + 1h);
  auto const sent = machine.wire.requests().at(0);
  CHECK(sent.url == std::string(k_host) + "/metadata/identity/oauth2/token?api-version=2018-02-01"
                                          "&resource=https%3A%2F%2Fmanagement.example");
  CHECK(sent.headers.get("Metadata") == "true");
  CHECK_FALSE(sent.headers.get("Authorization").has_value());
  CHECK(sent.timeout == 10s);
  machine.ask(test::k_client);
  CHECK_THAT(machine.wire.requests().at(1).url,
             Contains(std::string("&client_id=") + test::k_client));
}

TEST_CASE("IMDS is at its link-local address where nothing else is said") {
  Machine machine;
  machine.variables.clear();
  machine.wire.on("GET", "http://169.254.169.254/metadata/identity/oauth2/token?", 200, k_body);
  machine.ask();
  CHECK(machine.wire.all_used());
}

TEST_CASE("a resource keeps the slash that its scope ends with") {
  Machine machine;
  machine.agrees();
  auto request = test::ask();
  request.scope = "https://management.example//.default";
  machine.ask({}, request);
  CHECK_THAT(machine.wire.requests().at(0).url,
             Catch::Matchers::EndsWith("&resource=https%3A%2F%2Fmanagement.example%2F"));
}

TEST_CASE("the recorded answer of IMDS is read") {
  auto const recorded = test::recorded_answer("ok_imds.json");
  if (!recorded) {
    return;
  }
  Machine machine;
  machine.wire.on("GET", k_host, *recorded);
  auto const answer = machine.ask();
  CHECK(answer.access_token.reveal() == "redacted");
  CHECK(answer.expires_on == test::FakeClock::k_start + 84473s);
}

TEST_CASE("an IMDS that answers 404 is asked five times more") {
  Machine machine;
  machine.answers(404, 5).agrees();
  machine.ask();
  CHECK(machine.clock.slept() == std::vector<core::Milliseconds>{1s, 2s, 4s, 8s, 16s});
  Machine lost;
  lost.answers(404, 6);
  auto const error = test::error_of([&] { lost.ask(); });
  CHECK(error.kind == core::ErrorKind::service);
  CHECK(error.status == 404);
  CHECK(lost.wire.all_used());
}

TEST_CASE("an IMDS that answers 410 is waited for up to 70 seconds") {
  Machine machine;
  machine.answers(410, 8).agrees();
  machine.ask();
  CHECK(machine.slept() == 70s);
  Machine lost;
  lost.answers(410, 9);
  auto const error = test::error_of([&] { lost.ask(); });
  CHECK(error.kind == core::ErrorKind::service);
  CHECK(error.status == 410);
  CHECK(lost.wire.all_used());
  CHECK(lost.slept() == 70s);
}

TEST_CASE("an IMDS that is busy is asked again as any service") {
  Machine machine;
  machine.answers(429).answers(503).agrees();
  machine.ask();
  CHECK(machine.wire.all_used());
  Machine busy;
  busy.answers(500, 4);
  CHECK(test::error_of([&] { busy.ask(); }).kind == core::ErrorKind::service);
  CHECK(busy.wire.all_used());
}

TEST_CASE("the wait for IMDS ends with the request's deadline") {
  Machine machine;
  machine.answers(410, 2);
  auto request = test::ask();
  request.deadline = machine.clock.steady() + 3s;
  CHECK(test::error_of([&] { machine.ask({}, request); }).status == 410);
  CHECK(machine.slept() == 1s);
}

TEST_CASE("the wait for IMDS ends when it is stopped") {
  Machine machine;
  std::stop_source stop;
  auto means = machine.means(machine.variables);
  means.retry = {};
  means.send = [&stop](http::Request const& /*request*/) {
    stop.request_stop();
    return http::Response{.status = 410};
  };
  auto request = test::ask();
  request.stop = stop.get_token();
  CHECK(test::error_of([&] { auth::imds({}, means)(request); }).kind == core::ErrorKind::cancelled);
}

TEST_CASE("IMDS' refusal says to assign an identity or to check the client ID") {
  Machine machine;
  auto const* body = R"({"error":"invalid_request","error_description":"Identity not found"})";
  machine.wire.on("GET", k_host, 400, body).on("GET", k_host, 400, body);
  auto const error = test::error_of([&] { machine.ask(); });
  CHECK(error.kind == core::ErrorKind::auth);
  CHECK(error.code == "invalid_request");
  CHECK(error.status == 400);
  CHECK_THAT(error.message, Contains("IMDS") && Contains("Identity not found"));
  CHECK_THAT(error.hint, Contains("assign an identity"));
  CHECK_THAT(test::error_of([&] { machine.ask(test::k_client); }).hint,
             Contains(std::string("check the client ID ") + test::k_client));
  CHECK(machine.wire.all_used());
}

TEST_CASE("a hostile IMDS cannot reach the terminal") {
  Machine machine;
  machine.wire.on("GET", k_host, 400,
                  "{\"error\":\"a\\u001b[2J\",\"error_description\":\"b\\u001b[2J\"}");
  CHECK_THAT(test::shown(test::error_of([&] { machine.ask(); })), !Contains("\x1b"));
}

TEST_CASE("a machine without IMDS is told so") {
  Machine machine;
  for (int i = 0; i < 4; ++i) {
    machine.wire.on("GET", k_host,
                    core::Error{.kind = core::ErrorKind::network, .message = "refused"});
  }
  auto const error = test::error_of([&] { machine.ask(); });
  CHECK(error.kind == core::ErrorKind::network);
  CHECK_THAT(error.message, Contains("IMDS") && Contains("refused"));
  CHECK_THAT(error.hint, Contains("Azure resources only"));
}

TEST_CASE("IMDS' address is this machine's own") {
  Machine machine;
  for (auto const* bad : {"nonsense", "https://identity.example", "127.0.0.1"}) {
    machine.variables["AZURE_POD_IDENTITY_AUTHORITY_HOST"] = bad;
    auto const error = test::error_of([&] { machine.ask(); });
    CHECK(error.kind == core::ErrorKind::usage);
    CHECK_THAT(error.message, Contains("AZURE_POD_IDENTITY_AUTHORITY_HOST"));
  }
  machine.variables["AZURE_POD_IDENTITY_AUTHORITY_HOST"] = std::string(k_host) + "/";
  machine.wire.on("GET", std::string(k_host) + "/metadata/identity/oauth2/token?", 200, k_body);
  machine.ask();
}

TEST_CASE("anything that answers at IMDS' address within a second is IMDS") {
  for (int const status : {200, 400, 404, 500}) {
    Machine machine;
    machine.answers(status);
    CHECK(auth::is_imds_here(machine.means(machine.variables)));
    auto const probe = machine.wire.requests().at(0);
    CHECK(machine.wire.requests().size() == 1);
    CHECK(probe.method == "GET");
    CHECK_FALSE(probe.headers.get("Metadata").has_value());
    CHECK(probe.timeout == 1s);
  }
}

TEST_CASE("where nothing answers there is no IMDS, and it is asked once") {
  for (auto const kind : {core::ErrorKind::network, core::ErrorKind::protocol}) {
    Machine machine;
    machine.wire.on("GET", k_host, core::Error{.kind = kind, .message = "refused"});
    CHECK_FALSE(auth::is_imds_here(machine.means(machine.variables)));
    CHECK(machine.wire.all_used());
  }
  Machine wrong;
  wrong.wire.on("GET", k_host, core::Error{.kind = core::ErrorKind::usage, .message = "http"});
  CHECK(test::error_of([&] { auth::is_imds_here(wrong.means(wrong.variables)); }).kind ==
        core::ErrorKind::usage);
}
