#include "auth/federated.hpp"
#include "auth/issuers.hpp"

using namespace partnerctl;
using namespace std::chrono_literals;
using Catch::Matchers::Contains;

namespace {

constexpr char const* k_pass = "syst3m-acc3ss-t0ken";
constexpr char const* k_url = "https://devops.example/org/_apis/oidctoken";

struct Pipeline : test::Bench {
  test::Variables variables{{"TF_BUILD", "True"},
                            {"SYSTEM_OIDCREQUESTURI", k_url},
                            {"SYSTEM_ACCESSTOKEN", k_pass},
                            {"AZURESUBSCRIPTION_SERVICE_CONNECTION_ID", "conn ection"},
                            {"AZURESUBSCRIPTION_CLIENT_ID", test::k_object},
                            {"AZURESUBSCRIPTION_TENANT_ID", test::k_tenant}};

  std::shared_ptr<auth::Credential const> credential() {
    return auth::azure_devops(settings, means(variables));
  }
  bool is_configured() const {
    return auth::is_azure_devops_configured(settings, core::Environment(variables));
  }
  Pipeline& devops_gives(std::string const& token) {
    wire.on("POST", k_url, 200, core::write_json(core::Json{{"oidcToken", token}}));
    return *this;
  }
  core::Error refusal() {
    auto error = test::error_of([&] { credential(); });
    CHECK(error.kind == core::ErrorKind::usage);
    CHECK(wire.requests().empty());
    return error;
  }
  core::Error failure(int status, std::string const& body, http::Headers headers = {}) {
    wire.on("POST", k_url, status, body, std::move(headers));
    auto error = test::error_of([&] { credential()->token(test::ask()); });
    CHECK(wire.requests().size() == 1);
    CHECK_THAT(test::shown(error), !Contains(k_pass));
    return error;
  }
};

} // namespace

TEST_CASE("an Azure DevOps job asks for its service connection's token, then signs in with it") {
  Pipeline pipeline;
  pipeline.devops_gives(test::issuer_token()).entra_agrees();
  auto asked = test::ask();
  asked.timeout = 7s;
  asked.deadline = pipeline.clock.steady() + 90s;
  auto const credential = pipeline.credential();
  CHECK(credential->token(asked).identity.method == "azure-devops");
  CHECK(credential->identity().method == "azure-devops");
  auto const sent = pipeline.wire.requests().at(0);
  CHECK(sent.url == std::string(k_url) + "?api-version=7.1&serviceConnectionId=conn%20ection");
  CHECK(sent.body.empty());
  CHECK(sent.headers.get("Authorization") == std::string("Bearer ") + k_pass);
  CHECK(sent.headers.get("Content-Type") == "application/json");
  CHECK(sent.headers.get("X-TFS-FedAuthRedirect") == "Suppress");
  CHECK(sent.timeout == 7s);
  CHECK(sent.deadline == asked.deadline);
  CHECK(sent.resend == http::Resend::safe);
  CHECK(pipeline.last_form().at(3).second == test::issuer_token());
  CHECK_THAT(pipeline.traced, !Contains(k_pass) && !Contains(test::issuer_token()));
}

TEST_CASE("the service connection's application and tenant serve where none is given") {
  Pipeline pipeline;
  CHECK(pipeline.credential()->identity().client_id == test::k_client);
  pipeline.settings.client_id.reset();
  CHECK(pipeline.is_configured());
  CHECK(pipeline.credential()->identity().client_id == test::k_object);
  CHECK(pipeline.credential()->home() == core::TenantRef::parse(test::k_tenant));
  pipeline.settings.home = core::TenantRef::parse("contoso.example");
  CHECK(pipeline.credential()->home() == core::TenantRef::parse("contoso.example"));
}

TEST_CASE("a service connection's tenant that is none is named") {
  Pipeline pipeline;
  pipeline.variables["AZURESUBSCRIPTION_TENANT_ID"] = "common";
  CHECK_THAT(pipeline.refusal().message, Contains("AZURESUBSCRIPTION_TENANT_ID"));
  CHECK(pipeline.is_configured());
}

TEST_CASE("an unmapped SYSTEM_ACCESSTOKEN is named with the lines that map it") {
  for (auto const* value : {"", "$(System.AccessToken)"}) {
    Pipeline pipeline;
    pipeline.variables["SYSTEM_ACCESSTOKEN"] = value;
    CHECK_FALSE(pipeline.is_configured());
    auto const error = pipeline.refusal();
    CHECK_THAT(error.message, Contains("SYSTEM_ACCESSTOKEN"));
    CHECK_THAT(error.hint,
               Contains("env:") && Contains("SYSTEM_ACCESSTOKEN: $(System.AccessToken)"));
  }
}

TEST_CASE("what an Azure DevOps job lacks is named") {
  for (auto const* missing : {"SYSTEM_OIDCREQUESTURI", "AZURESUBSCRIPTION_SERVICE_CONNECTION_ID"}) {
    Pipeline pipeline;
    pipeline.variables.erase(missing);
    CHECK_FALSE(pipeline.is_configured());
    CHECK_THAT(pipeline.refusal().message, Contains(missing));
  }
  Pipeline pipeline;
  pipeline.variables.erase("AZURESUBSCRIPTION_CLIENT_ID");
  CHECK(pipeline.is_configured());
  pipeline.settings.client_id.reset();
  CHECK_FALSE(pipeline.is_configured());
  CHECK_THAT(pipeline.refusal().hint, Contains("AZURESUBSCRIPTION_CLIENT_ID"));
}

TEST_CASE("Azure DevOps' sign-in page is no token") {
  for (auto const& [status, type] :
       {std::pair{302, ""}, std::pair{203, ""}, std::pair{203, "text/html; charset=utf-8"},
        std::pair{200, "text/html"}, std::pair{401, "text/html"}}) {
    Pipeline pipeline;
    auto const error =
        pipeline.failure(status, "<html>Sign in</html>",
                         {{"Content-Type", type}, {"Location", "https://devops.example/_signin"}});
    CHECK(error.kind == core::ErrorKind::auth);
    CHECK(error.status == status);
    CHECK_THAT(error.message, Contains("sign-in page") && !Contains("html"));
    CHECK_THAT(error.hint, Contains("SYSTEM_ACCESSTOKEN"));
  }
}

TEST_CASE("Azure DevOps' refusal has its sentence and its own ID") {
  Pipeline pipeline;
  auto const error = pipeline.failure(
      404, R"({"message":"No service connection for syst3m-acc3ss-t0ken was found."})",
      {{"x-vss-e2eid", "e2e-1"}, {"X-MSEdge-Ref", "edge"}});
  CHECK(error.kind == core::ErrorKind::auth);
  CHECK(error.request_id == "e2e-1");
  CHECK_THAT(error.message, Contains("404: No service connection for *** was found"));
  CHECK_THAT(error.hint, Contains("AZURESUBSCRIPTION_SERVICE_CONNECTION_ID"));
  Pipeline other;
  CHECK(other.failure(403, "", {{"x-msedge-ref", "edge"}}).request_id == "edge");
}

TEST_CASE("an answer of Azure DevOps without a token is none") {
  for (std::string const body : {"", "{}", R"({"oidcToken":"opaque"})"}) {
    Pipeline pipeline;
    CHECK(pipeline.failure(200, body).kind == core::ErrorKind::protocol);
  }
}

TEST_CASE("the pipeline's own token goes to https or to this machine") {
  Pipeline pipeline;
  pipeline.variables["SYSTEM_OIDCREQUESTURI"] = "http://devops.example/";
  CHECK_THAT(pipeline.refusal().message, Contains("SYSTEM_OIDCREQUESTURI"));
}

TEST_CASE("an address of Azure DevOps that has a query keeps it") {
  Pipeline pipeline;
  pipeline.variables["SYSTEM_OIDCREQUESTURI"] = std::string(k_url) + "?a=b";
  pipeline.devops_gives(test::issuer_token()).entra_agrees();
  pipeline.credential()->token(test::ask());
  CHECK_THAT(pipeline.wire.requests().at(0).url, Contains("?a=b&api-version=7.1&"));
}
