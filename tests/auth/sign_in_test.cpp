#include "auth/sign_in_desk.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using Catch::Matchers::Contains;
using Desk = test::SignInDesk;
using test::k_secret;
using test::k_secret_variables;
using test::value_of;
using test::Variables;

TEST_CASE("the ways to sign in are the contract's, in its order") {
  CHECK(auth::method_names() == std::vector<std::string>{"auto", "secret", "certificate",
                                                         "workload-identity", "github",
                                                         "azure-devops", "browser", "device-code",
                                                         "az", "azd", "managed-identity"});
}

TEST_CASE("the secret comes before the certificate, and --auth chooses otherwise") {
  Desk desk;
  auto variables = desk.certificate_variables();
  variables["AZURE_CLIENT_SECRET"] = k_secret;
  CHECK(desk.sign_in(variables)->identity().method == "secret");
  CHECK(desk.sign_in(variables, {.method = "secret"})->identity().method == "secret");
  CHECK(desk.sign_in(variables, {.method = "certificate"})->identity().method == "certificate");
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
