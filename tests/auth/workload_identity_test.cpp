#include "auth/federated.hpp"
#include "auth/issuers.hpp"
#include "support/fixtures.hpp"

#include <filesystem>

using namespace partnerctl;
using Catch::Matchers::Contains;

namespace {

struct Workload : test::Bench {
  test::TemporaryFolder folder{};
  std::string path = folder.write("token", test::issuer_token() + "\n");

  std::shared_ptr<auth::Credential const> credential() {
    settings.federated_token_file = path;
    return auth::workload_identity(settings, means());
  }
  core::Error refusal() {
    auto error = test::error_of([&] { credential(); });
    CHECK(wire.requests().empty());
    return error;
  }
};

} // namespace

TEST_CASE("the federated token file is the proof, without its line end") {
  Workload workload;
  auto const credential = workload.credential();
  CHECK(credential->identity().method == "workload-identity");
  CHECK(credential->identity().client_id == test::k_client);
  workload.entra_agrees();
  auto const token = credential->token(test::ask());
  CHECK(workload.last_form().at(3) ==
        std::pair<std::string, std::string>{"client_assertion", test::issuer_token()});
  CHECK(token.identity.method == "workload-identity");
  CHECK_THAT(workload.traced, !Contains(test::issuer_token()));
}

TEST_CASE("the recorded answer to a workload identity is read") {
  auto recorded = test::recorded_answer("ok_workload_identity.json");
  if (!recorded) {
    return;
  }
  // Its token is blacked out, so it says nothing of whom it speaks for.
  auto body = core::parse_json(recorded->body).value();
  body["access_token"] = test::token_with(test::application_claims());
  recorded->body = core::write_json(body);
  Workload workload;
  workload.wire.on("POST", test::k_authority, *recorded);
  CHECK(workload.credential()->token(test::ask()).expires_on ==
        test::FakeClock::k_start + std::chrono::seconds{86399});
}

TEST_CASE("the federated token file is read anew for each token") {
  Workload workload;
  auto const credential = workload.credential();
  for (std::string const subject : {"first", "second"}) {
    auto const rotated = test::issuer_token({{"sub", subject}});
    workload.folder.write("token", rotated);
    workload.entra_agrees();
    credential->token(test::ask());
    CHECK(workload.last_form().at(3).second == rotated);
  }
}

TEST_CASE("a federated token file that goes bad is an auth error which names it") {
  Workload workload;
  auto const credential = workload.credential();
  auto error = [&] { return test::error_of([&] { credential->token(test::ask()); }); };
  workload.folder.write("token", "");
  auto const empty = error();
  CHECK(empty.kind == core::ErrorKind::auth);
  CHECK_THAT(empty.message, Contains(workload.path) && Contains("is empty"));
  std::filesystem::remove(workload.path);
  auto const gone = error();
  CHECK(gone.kind == core::ErrorKind::auth);
  CHECK_THAT(gone.message, Contains(workload.path) && Contains("does not exist"));
  CHECK(workload.wire.requests().empty());
}

TEST_CASE("a federated token file that cannot serve is a usage error before anything is sent") {
  Workload workload;
  auto const& folder = workload.folder;
  auto check = [&](std::string const& path, char const* why) {
    workload.path = path;
    auto const error = workload.refusal();
    CHECK(error.kind == core::ErrorKind::usage);
    CHECK_THAT(error.message, Contains(path) && Contains(why));
    CHECK_THAT(error.hint, Contains("AZURE_FEDERATED_TOKEN_FILE"));
  };
  check(folder.path() + "/nothing", "does not exist");
  check(folder.path(), "no regular file");
  check("/dev/null", "no regular file");
  check(folder.write("empty", ""), "is empty");
  check(folder.write("blank", " \r\n\n"), "is empty");
  check(folder.write("opaque", "s3cr3t"), "holds no JSON Web Token");
  check(folder.write("large", test::issuer_token() + std::string(70000, '\n')), "64 KiB");
  check(folder.write("two", test::issuer_token() + "\n" + test::issuer_token()),
        "holds no JSON Web Token");
}

TEST_CASE("what a federated token file holds is never shown") {
  Workload workload;
  workload.path = workload.folder.write("opaque", "s3cr3t-and-no-token");
  CHECK_THAT(test::shown(workload.refusal()), !Contains("s3cr3t"));
}

TEST_CASE("a federated token file may be a link, as Kubernetes makes it") {
  Workload workload;
  auto const link = workload.folder.path() + "/link";
  std::filesystem::create_symlink(workload.path, link);
  workload.path = link;
  workload.entra_agrees();
  CHECK(workload.credential()->token(test::ask()).identity.tenant.text() == test::k_tenant);
}

TEST_CASE("a workload identity needs its file and its client ID") {
  Workload workload;
  CHECK_FALSE(auth::is_workload_identity_configured(workload.settings));
  auto const no_file =
      test::error_of([&] { auth::workload_identity(workload.settings, workload.means()); });
  CHECK(no_file.kind == core::ErrorKind::usage);
  CHECK_THAT(no_file.hint, Contains("AZURE_FEDERATED_TOKEN_FILE"));
  workload.settings.federated_token_file = workload.path;
  CHECK(auth::is_workload_identity_configured(workload.settings));
  workload.settings.client_id.reset();
  CHECK_FALSE(auth::is_workload_identity_configured(workload.settings));
  auto const no_client = workload.refusal();
  CHECK(no_client.kind == core::ErrorKind::usage);
  CHECK_THAT(no_client.hint, Contains("AZURE_CLIENT_ID") && Contains("--client-id"));
}

TEST_CASE("the tenant that is configured is a workload identity's home") {
  Workload workload;
  workload.settings.home = core::TenantRef::parse("contoso.example");
  CHECK(workload.credential()->home() == core::TenantRef::parse("contoso.example"));
}
