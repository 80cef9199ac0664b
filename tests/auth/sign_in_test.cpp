#include "auth/answers.hpp"
#include "auth/certificates.hpp"
#include "auth/errors.hpp"
#include "partnerctl/auth/sign_in.hpp"
#include "partnerctl/core/base64.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/http/retry.hpp"
#include "partnerctl/http/trace.hpp"
#include "partnerctl/http/url.hpp"
#include "support/fake_clock.hpp"
#include "support/fixtures.hpp"
#include "support/scripted_wire.hpp"

#include <catch2/catch.hpp>

#include <sstream>

using namespace partnerctl;
using Catch::Matchers::Contains;
using Variables = std::map<std::string, std::string, std::less<>>;

namespace {

constexpr char const* k_secret = "s3cr3t-Value~1";
constexpr char const* k_password = "p4ssw0rd-of-the-file";

test::Issued const& issued() {
  static test::Issued const k_issued = test::issue({.name = "app"});
  return k_issued;
}

struct Desk {
  test::FakeClock clock{};
  test::ScriptedWire wire{};
  test::TemporaryFolder folder{};
  std::string traced{};
  core::Cloud cloud{.name = "lab", .authority = test::k_authority};

  std::shared_ptr<auth::Credential const> sign_in(Variables variables,
                                                  auth::SignInOptions const& options = {}) {
    auto const trace = http::trace([this](std::string const& text) { traced += text; });
    return auth::sign_in(options, {.cloud = cloud,
                                   .environment = core::Environment(std::move(variables)),
                                   .send = http::pipeline({trace}, wire.send()),
                                   .retry = http::retry({.jitter = [] { return 0.0; }}, clock),
                                   .clock = &clock});
  }
  core::Error refusal(Variables variables, auth::SignInOptions const& options = {}) {
    auto error = test::error_of([&] { sign_in(std::move(variables), options); });
    CHECK(wire.requests().empty());
    CHECK_THAT(error.message + error.hint, !Contains(k_secret) && !Contains(k_password));
    return error;
  }
  // What is said where no way is configured, on a machine without a managed identity.
  core::Error nobody(Variables variables) {
    wire.on("GET", "/metadata/identity",
            core::Error{.kind = core::ErrorKind::network, .message = "nothing listens there"});
    auto error = test::error_of([&] { sign_in(std::move(variables)); });
    CHECK_THAT(error.message + error.hint, !Contains(k_secret));
    return error;
  }
  // Signs in once at the tenant and returns the form that was sent.
  http::Form sent_by(std::shared_ptr<auth::Credential const> const& credential) {
    wire.on("POST", std::string(test::k_authority) + "/" + test::k_tenant, 200,
            test::answer_with(test::token_with(test::application_claims())));
    last = credential->token(ask());
    return http::form_decode(wire.requests().back().body);
  }
  static auth::TokenRequest ask() {
    return {.tenant = core::TenantRef::parse(test::k_tenant), .scope = test::k_scope};
  }
  std::string certificate_file() {
    return folder.write("app.pem", test::pem_of(issued().key.get(), k_password) +
                                       test::pem_of(issued().certificate.get()));
  }
  Variables certificate_variables() {
    return {{"AZURE_CLIENT_ID", test::k_client},
            {"AZURE_CLIENT_CERTIFICATE_PATH", certificate_file()},
            {"AZURE_CLIENT_CERTIFICATE_PASSWORD", k_password}};
  }
  auth::AccessToken last{};
};

Variables const k_secret_variables{{"AZURE_CLIENT_ID", test::k_client},
                                   {"AZURE_CLIENT_SECRET", k_secret}};

std::string value_of(http::Form const& form, std::string const& name) {
  std::string value;
  int found = 0;
  for (auto const& [each, text] : form) {
    if (each == name) {
      value = text;
      ++found;
    }
  }
  CHECK(found <= 1);
  return value;
}

core::Json part(std::string const& token, std::size_t index) {
  return core::parse_json(core::base64_decode(core::split(token, '.').at(index)).value()).value();
}

} // namespace

TEST_CASE("the ways to sign in are the contract's, in its order") {
  CHECK(auth::method_names() == std::vector<std::string>{"auto", "secret", "certificate",
                                                         "workload-identity", "github",
                                                         "azure-devops", "browser", "device-code",
                                                         "az", "azd", "managed-identity"});
}

TEST_CASE("a client ID and a secret of the environment sign in by themselves") {
  Desk desk;
  auto const credential = desk.sign_in(k_secret_variables);
  CHECK(credential->identity().type == core::Identity::Type::application);
  CHECK(credential->identity().method == "secret");
  CHECK(credential->identity().client_id == test::k_client);
  CHECK(credential->identity().name == test::k_client);
  CHECK_FALSE(credential->home().has_value());
  CHECK(desk.sent_by(credential) == http::Form{{"grant_type", "client_credentials"},
                                               {"client_id", test::k_client},
                                               {"client_secret", k_secret},
                                               {"scope", test::k_scope}});
  CHECK(desk.last.identity.method == "secret");
  CHECK(desk.last.identity.tenant.text() == test::k_tenant);
  CHECK(desk.last.identity.object.text() == test::k_object);
  CHECK(desk.last.expires_on == test::FakeClock::k_start + std::chrono::hours{1});
}

TEST_CASE("a client ID and a certificate of the environment sign in by themselves") {
  Desk desk;
  auto const credential = desk.sign_in(desk.certificate_variables());
  CHECK(credential->identity().method == "certificate");
  auto const form = desk.sent_by(credential);
  CHECK(value_of(form, "grant_type") == "client_credentials");
  CHECK(value_of(form, "client_id") == test::k_client);
  CHECK(value_of(form, "scope") == test::k_scope);
  CHECK(value_of(form, "client_secret").empty());
  CHECK(value_of(form, "client_assertion_type") ==
        "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
  auto const assertion = value_of(form, "client_assertion");
  CHECK(test::is_signed_by(assertion, issued().certificate.get()));
  CHECK(part(assertion, 1).at("aud") == desk.wire.requests().at(0).url);
  CHECK(part(assertion, 1).at("iss") == test::k_client);
  CHECK_FALSE(part(assertion, 0).contains("x5c"));
}

TEST_CASE("the chain is sent only where the variable says 1 or true") {
  Desk desk;
  for (auto const& [value, sent] :
       {std::pair{"1", true}, std::pair{"true", true}, std::pair{"TRUE", true},
        std::pair{"0", false}, std::pair{"false", false}, std::pair{"yes", false}}) {
    auto variables = desk.certificate_variables();
    variables["AZURE_CLIENT_SEND_CERTIFICATE_CHAIN"] = value;
    auto const form = desk.sent_by(desk.sign_in(variables));
    CHECK(part(value_of(form, "client_assertion"), 0).contains("x5c") == sent);
  }
}

TEST_CASE("an assertion is made anew when the token call is tried again") {
  Desk desk;
  auto const credential = desk.sign_in(desk.certificate_variables());
  desk.wire.on("POST", "", 503, "").on("POST", "", 429, "", {{"Retry-After", "2"}});
  desk.sent_by(credential);
  REQUIRE(desk.wire.requests().size() == 3);
  std::vector<std::string> ids;
  for (auto const& request : desk.wire.requests()) {
    auto const assertion = value_of(http::form_decode(request.body), "client_assertion");
    CHECK(test::is_signed_by(assertion, issued().certificate.get()));
    ids.push_back(part(assertion, 1).at("jti").get<std::string>());
  }
  CHECK(ids[0] != ids[1]);
  CHECK(ids[1] != ids[2]);
  // The last one was made two seconds later.
  auto const last = value_of(http::form_decode(desk.wire.requests()[2].body), "client_assertion");
  CHECK(part(last, 1).at("nbf") == 1795342502);
}

TEST_CASE("the secret comes before the certificate, and --auth chooses otherwise") {
  Desk desk;
  auto variables = desk.certificate_variables();
  variables["AZURE_CLIENT_SECRET"] = k_secret;
  CHECK(desk.sign_in(variables)->identity().method == "secret");
  CHECK(desk.sign_in(variables, {.method = "secret"})->identity().method == "secret");
  CHECK(desk.sign_in(variables, {.method = "certificate"})->identity().method == "certificate");
}

TEST_CASE("what is configured and refused stops there") {
  Desk desk;
  auto variables = desk.certificate_variables();
  variables["AZURE_CLIENT_SECRET"] = k_secret;
  desk.wire.on("POST", "", 401, R"({"error":"invalid_client","error_codes":[7000222]})");
  auto const credential = desk.sign_in(variables);
  auto const error = test::error_of([&] { credential->token(Desk::ask()); });
  CHECK(error.code == "AADSTS7000222");
  CHECK(desk.wire.requests().size() == 1);
}

TEST_CASE("nothing configured is an auth error that names the variables") {
  Desk desk;
  for (auto const& variables :
       {Variables{}, Variables{{"AZURE_CLIENT_ID", test::k_client}},
        Variables{{"AZURE_TENANT_ID", test::k_tenant}},
        Variables{{"AZURE_CLIENT_ID", test::k_client}, {"AZURE_CLIENT_SECRET", ""}}}) {
    auto const error = desk.nobody(variables);
    CHECK(error.kind == core::ErrorKind::auth);
    CHECK_THAT(error.message, Contains("no credential is configured"));
    CHECK_THAT(error.hint, Contains("AZURE_CLIENT_ID") && Contains("AZURE_CLIENT_SECRET") &&
                               Contains("AZURE_CLIENT_CERTIFICATE_PATH") && !Contains("is not; "));
  }
}

TEST_CASE("a secret or certificate without a client ID is mentioned") {
  Desk desk;
  CHECK_THAT(desk.nobody({{"AZURE_CLIENT_SECRET", k_secret}}).hint,
             Contains("AZURE_CLIENT_SECRET is set, but AZURE_CLIENT_ID is not"));
  CHECK_THAT(desk.nobody({{"AZURE_CLIENT_CERTIFICATE_PATH", "/x.pem"}}).hint,
             Contains("AZURE_CLIENT_CERTIFICATE_PATH is set, but AZURE_CLIENT_ID is not"));
}

TEST_CASE("a way that is chosen says which of its parts is missing") {
  Desk desk;
  auto missing = [&](Variables const& variables, std::string const& method, char const* name) {
    auto const error = desk.refusal(variables, {.method = method});
    CHECK(error.kind == core::ErrorKind::usage);
    CHECK_THAT(error.hint, Contains(name));
  };
  missing({{"AZURE_CLIENT_SECRET", k_secret}}, "secret", "AZURE_CLIENT_ID");
  missing({{"AZURE_CLIENT_ID", test::k_client}}, "secret", "AZURE_CLIENT_SECRET");
  missing({}, "certificate", "AZURE_CLIENT_ID");
  missing(k_secret_variables, "certificate", "AZURE_CLIENT_CERTIFICATE_PATH");
}

TEST_CASE("options take the place of the variables") {
  Desk desk;
  auto const form = desk.sent_by(
      desk.sign_in(k_secret_variables, {.client_id = "another-client",
                                        .client_secret = core::Secret("another-secret")}));
  CHECK(value_of(form, "client_id") == "another-client");
  CHECK(value_of(form, "client_secret") == "another-secret");
  auto variables = desk.certificate_variables();
  variables["AZURE_CLIENT_CERTIFICATE_PATH"] = "/nonexistent.pem";
  CHECK(desk.sign_in(variables, {.certificate_path = desk.certificate_file()})->identity().method ==
        "certificate");
}

TEST_CASE("a secret that was given by an option is meant, even without a client ID") {
  Desk desk;
  auto const error = desk.refusal({}, {.client_secret = core::Secret(k_secret)});
  CHECK(error.kind == core::ErrorKind::usage);
  CHECK_THAT(error.hint, Contains("AZURE_CLIENT_ID") && Contains("--client-id"));
}

TEST_CASE("a wrong path or password is a usage error before anything is sent") {
  Desk desk;
  auto variables = desk.certificate_variables();
  variables["AZURE_CLIENT_CERTIFICATE_PASSWORD"] = "wrong";
  CHECK(desk.refusal(variables).kind == core::ErrorKind::usage);
  variables["AZURE_CLIENT_CERTIFICATE_PATH"] = desk.folder.path() + "/absent.pem";
  auto const error = desk.refusal(variables);
  CHECK(error.kind == core::ErrorKind::usage);
  CHECK_THAT(error.message, Contains("absent.pem"));
}

TEST_CASE("AZURE_TENANT_ID is the identity's own tenant, and an option comes before it") {
  Desk desk;
  auto variables = k_secret_variables;
  variables["AZURE_TENANT_ID"] = "Contoso.onmicrosoft.com";
  CHECK(desk.sign_in(variables)->home().value().text() == "contoso.onmicrosoft.com");
  CHECK(desk.sign_in(variables, {.home = core::TenantRef::parse(test::k_tenant)})
            ->home()
            .value()
            .text() == test::k_tenant);
  for (auto const* wrong : {"common", "not a tenant", "home"}) {
    variables["AZURE_TENANT_ID"] = wrong;
    auto const error = desk.refusal(variables);
    CHECK(error.kind == core::ErrorKind::usage);
    CHECK_THAT(error.message, Contains("AZURE_TENANT_ID"));
  }
}

TEST_CASE("an unknown way to sign in is answered with the nearest one") {
  Desk desk;
  auto const error = desk.refusal(k_secret_variables, {.method = "certifcate"});
  CHECK(error.kind == core::ErrorKind::usage);
  CHECK_THAT(error.message, Contains("certifcate"));
  CHECK_THAT(error.hint, Contains("did you mean certificate?") && Contains("managed-identity"));
}

TEST_CASE("a way that is named and lacks something says what") {
  Desk desk;
  auto const lacks = [&desk](std::string const& method, std::string const& what) {
    auto const error = desk.refusal(k_secret_variables, {.method = method});
    INFO(method + ": " + error.message + ", " + error.hint);
    CHECK((error.message + error.hint).find(what) != std::string::npos);
  };
  lacks("certificate", "AZURE_CLIENT_CERTIFICATE_PATH");
  lacks("workload-identity", "AZURE_FEDERATED_TOKEN_FILE");
  lacks("github", "no GitHub Actions job");
  lacks("azure-devops", "SYSTEM_OIDCREQUESTURI");
  // Nobody can be asked here, and there is no PATH to find a program in.
  lacks("browser", "nobody can be asked");
  lacks("device-code", "nobody can be asked");
  lacks("az", "not on PATH");
  lacks("azd", "not on PATH");
}

TEST_CASE("a refused secret that is a GUID is suspected to be the secret's ID") {
  auto hint = [](std::string const& secret) {
    Desk desk;
    desk.wire.on("POST", "", 401, R"({"error":"invalid_client","error_codes":[7000215]})");
    auto const credential =
        desk.sign_in({{"AZURE_CLIENT_ID", test::k_client}, {"AZURE_CLIENT_SECRET", secret}});
    auto const error = test::error_of([&] { credential->token(Desk::ask()); });
    CHECK_THAT(error.message + error.hint, !Contains(secret));
    return error.hint;
  };
  CHECK_THAT(hint("9d8c7b6a-1111-4222-8333-444455556666"), Contains("looks like the secret's ID"));
  CHECK_THAT(hint(k_secret), !Contains("looks like"));
}

TEST_CASE("a refused certificate is named by its thumbprint and its days") {
  Desk desk;
  auto const old = test::issue({.name = "old", .from = -9000, .to = -8000});
  auto const path = desk.folder.write("old.pem", test::pem_of(old.key.get()) +
                                                     test::pem_of(old.certificate.get()));
  desk.wire.on("POST", "", 401, R"({"error":"invalid_client","error_codes":[700027]})");
  auto const credential =
      desk.sign_in({{"AZURE_CLIENT_ID", test::k_client}, {"AZURE_CLIENT_CERTIFICATE_PATH", path}});
  auto const error = test::error_of([&] { credential->token(Desk::ask()); });
  CHECK_THAT(error.hint, Contains("thumbprint") && Contains("valid from") &&
                             Contains("by this machine's clock is over"));
}

TEST_CASE("an opaque token is a protocol error, since no link could be verified with it") {
  Desk desk;
  auto const credential = desk.sign_in(k_secret_variables);
  auto const response = test::recorded_answer("ok_client_credentials.json");
  if (!response) {
    return;
  }
  desk.wire.on("POST", "", *response);
  auto const error = test::error_of([&] { credential->token(Desk::ask()); });
  CHECK(error.kind == core::ErrorKind::protocol);
}

TEST_CASE("the recorded refusals reach whoever signs in") {
  for (auto const* name : {"7000215_bad_secret_2021.json", "7000215_bad_secret_2023.json",
                           "700027_unknown_cert.json"}) {
    Desk desk;
    auto const response = test::recorded_answer(name);
    if (!response) {
      return;
    }
    desk.wire.on("POST", "", *response);
    auto const credential = desk.sign_in(k_secret_variables);
    auto const error = test::error_of([&] { credential->token(Desk::ask()); });
    CHECK(error.kind == core::ErrorKind::auth);
    CHECK(error.status == 401);
    CHECK_THAT(error.hint, Contains(test::k_client));
  }
}

TEST_CASE("no error, trace or printed form holds a secret, an assertion or a token") {
  Desk desk;
  std::string shown;
  auto show = [&shown](core::Error const& error) {
    shown += error.message + error.hint + error.code + error.request_id + "\n";
  };
  auto const token = test::token_with(test::application_claims());
  std::vector<std::string> hidden{k_secret, k_password, token};
  for (auto const& credential :
       {desk.sign_in(k_secret_variables), desk.sign_in(desk.certificate_variables())}) {
    desk.sent_by(credential);
    std::ostringstream printed;
    printed << desk.last.value;
    shown += printed.str();
    for (int const status : {400, 401, 404, 302}) {
      desk.wire.on("POST", "", status, R"({"error":"invalid_client","error_description":"no"})");
      show(test::error_of([&] { credential->token(Desk::ask()); }));
    }
    desk.wire.on("POST", "", 200, test::answer_with("0paque-t0ken"));
    show(test::error_of([&] { credential->token(Desk::ask()); }));
    desk.wire.on("POST", "", core::Error{.kind = core::ErrorKind::protocol, .message = "cut"});
    show(test::error_of([&] { credential->token(Desk::ask()); }));
  }
  hidden.emplace_back("0paque-t0ken");
  for (auto const& request : desk.wire.requests()) {
    shown += request.method + " " + request.url + "\n";
    for (auto const& [name, value] : request.headers.all()) {
      shown.append(name).append(": ").append(value).append("\n");
    }
    auto const assertion = value_of(http::form_decode(request.body), "client_assertion");
    if (!assertion.empty()) {
      hidden.push_back(assertion);
      hidden.push_back(core::split(assertion, '.').at(2));
    }
  }
  CHECK(desk.traced.find("/oauth2/v2.0/token") != std::string::npos);
  CHECK(hidden.size() > 8);
  for (auto const& secret : hidden) {
    CHECK((shown + desk.traced).find(secret) == std::string::npos);
    CHECK((shown + desk.traced).find(http::percent_encode(secret)) == std::string::npos);
  }
}
