#include "cli/doctor/doctor_stage.hpp"
#include "partnerctl/auth/candidates.hpp"

using namespace partnerctl;
using Catch::Matchers::Contains;
using test::diagnose;
using test::Stage;

namespace {

constexpr char const* k_name = "credential";

} // namespace

TEST_CASE("in the sandbox every credential is skipped but the built-in one", "[socket]") {
  Stage stage;
  stage.environment["AZURE_CLIENT_ID"] = "a-client";
  stage.environment["AZURE_CLIENT_SECRET"] = "hidden";
  auto const found = diagnose(stage, {"--cloud", "sandbox"});
  CHECK(found.shown.code == core::ExitCode::ok);
  for (auto const& method : auth::chain_methods()) {
    CHECK(found.state(k_name, method) == "skipped");
    CHECK_THAT(found.detail(k_name, method), Contains("ever reaches the sandbox"));
  }
  CHECK(found.state(k_name, "sandbox") == "passed");
  CHECK_THAT(found.detail(k_name, "sandbox"), Contains("engineer@partner.example"));
  CHECK_THAT(found.shown.out, !Contains("hidden"));
}

TEST_CASE("without a network what is configured is named and not tried") {
  Stage stage;
  stage.environment["AZURE_CLIENT_ID"] = "a-client";
  stage.environment["AZURE_CLIENT_SECRET"] = "hidden";
  auto const found = diagnose(stage);
  CHECK(found.state(k_name, "secret") == "skipped");
  CHECK(found.detail(k_name, "secret") == "configured: a-client; not tried: --offline");
  CHECK(found.detail(k_name, "certificate") == "not configured");
  CHECK_THAT(found.remedy(k_name, "certificate"), Contains("AZURE_CLIENT_CERTIFICATE_PATH"));
  CHECK(found.detail(k_name, "az") == "--offline");
  CHECK(found.detail(k_name, "used by commands") == "secret: the first that is configured");
  CHECK_THAT(found.shown.out, !Contains("hidden"));
}

TEST_CASE("what is configured and cannot be used fails before anything is sent") {
  Stage stage;
  stage.environment["AZURE_CLIENT_ID"] = "a-client";
  stage.environment["AZURE_CLIENT_CERTIFICATE_PATH"] = stage.folder.write("none.pem", "x");
  auto const found = diagnose(stage);
  CHECK(found.state(k_name, "certificate") == "failed");
  CHECK(found.detail(k_name, "used by commands") == "certificate: the first that is configured");
}

TEST_CASE("a named way that is not configured fails, and no other takes its place") {
  Stage stage;
  stage.environment["AZURE_CLIENT_ID"] = "a-client";
  stage.environment["AZURE_CLIENT_SECRET"] = "hidden";
  for (auto const* method : {"github", "device-code", "nosuch"}) {
    auto const found = diagnose(stage, {"--offline", "--auth", method});
    CHECK(found.state(k_name, method) == "failed");
    CHECK_FALSE(found.remedy(k_name, method).empty());
    CHECK_THAT(found.detail(k_name, "used by commands"), Contains(method));
  }
}

TEST_CASE("a tenant of the environment that is none fails once") {
  Stage stage;
  stage.environment["AZURE_TENANT_ID"] = "no tenant at all";
  auto const found = diagnose(stage);
  CHECK(found.state(k_name, "each way to sign in") == "failed");
  CHECK_THAT(found.detail(k_name, "each way to sign in"), Contains("AZURE_TENANT_ID"));
}

TEST_CASE("a secret that would have to be typed is not asked for") {
  Stage stage;
  stage.terminal_columns = 100;
  stage.input = "hidden\n";
  auto const found =
      diagnose(stage, {"--offline", "--client-id", "a-client", "--client-secret-file", "-"});
  CHECK(found.state(k_name, "each way to sign in") == "skipped");
  stage.terminal_columns = 0;
  auto const piped =
      diagnose(stage, {"--offline", "--client-id", "a-client", "--client-secret-file", "-"});
  CHECK_THAT(piped.detail(k_name, "secret"), Contains("configured: a-client"));
}
