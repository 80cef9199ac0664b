#include "cli/doctor/doctor_stage.hpp"

#include <sys/stat.h>

#include <filesystem>

using namespace partnerctl;
using Catch::Matchers::Contains;
using test::diagnose;
using test::Stage;

namespace fs = std::filesystem;

namespace {

constexpr char const* k_name = "paths";

void make_folder(std::string const& path, mode_t mode) {
  fs::create_directories(path);
  ::chmod(path.c_str(), mode);
}

std::string file(Stage const& stage, std::string const& name, mode_t mode) {
  auto const path = stage.folder.write(name, "x");
  ::chmod(path.c_str(), mode);
  return path;
}

} // namespace

TEST_CASE("a state folder that is not there is made when needed, and not by doctor") {
  Stage const stage;
  auto const found = diagnose(stage);
  CHECK(found.state(k_name, "state folder") == "passed");
  CHECK_THAT(found.detail(k_name, "state folder"), Contains("~/state/partnerctl is not there"));
  CHECK(fs::is_empty(stage.folder.path()));
}

TEST_CASE("a state folder is private, can be looked into, or can be written to by others") {
  Stage const stage;
  auto const path = stage.folder.path() + "/state/partnerctl";
  make_folder(path, 0700);
  auto const own = diagnose(stage);
  CHECK(own.state(k_name, "state folder") == "passed");
  CHECK(own.detail(k_name, "state folder") == "~/state/partnerctl, 0700");
  CHECK(own.remedy(k_name, "state folder").empty());
  make_folder(path, 0755);
  auto const open = diagnose(stage);
  CHECK(open.state(k_name, "state folder") == "passed");
  CHECK_THAT(open.detail(k_name, "state folder"), Contains("others may look into it"));
  CHECK(open.remedy(k_name, "state folder") == "chmod 700 ~/state/partnerctl");
  make_folder(path, 0770);
  auto const shared = diagnose(stage);
  CHECK(shared.state(k_name, "state folder") == "failed");
  CHECK(shared.remedy(k_name, "state folder") == "chmod 700 ~/state/partnerctl");
}

TEST_CASE("a state folder whose place is taken by a file, or that has no place, fails") {
  Stage stage;
  fs::create_directories(stage.folder.path() + "/state");
  stage.folder.write("state/partnerctl", "");
  CHECK_THAT(diagnose(stage).detail(k_name, "state folder"), Contains("is no folder"));
  stage.environment.erase("HOME");
  stage.environment.erase("XDG_STATE_HOME");
  auto const none = diagnose(stage);
  CHECK(none.state(k_name, "state folder") == "failed");
  CHECK_THAT(none.remedy(k_name, "state folder"), Contains("XDG_STATE_HOME"));
}

TEST_CASE("a configuration that others may change fails, one that they may read does not") {
  Stage stage;
  stage.environment["PARTNERCTL_CONFIG"] = file(stage, "config.toml", 0644);
  stage.folder.write("config.toml", "");
  CHECK(diagnose(stage).state(k_name, "configuration file") == "passed");
  ::chmod(stage.environment["PARTNERCTL_CONFIG"].c_str(), 0664);
  auto const found = diagnose(stage);
  CHECK(found.state(k_name, "configuration file") == "failed");
  CHECK(found.remedy(k_name, "configuration file") == "chmod go-w ~/config.toml");
}

TEST_CASE("a secret in a file that others can read fails with the command that mends it") {
  Stage stage;
  stage.environment["AZURE_CLIENT_CERTIFICATE_PATH"] = file(stage, "mine.pem", 0640);
  auto const secret = file(stage, "a secret", 0604);
  make_folder(stage.folder.path() + "/state/partnerctl", 0700);
  file(stage, "state/partnerctl/accounts.json", 0644);
  auto const found = diagnose(stage, {"--offline", "--client-secret-file", secret});
  CHECK(found.shown.code == core::ExitCode::failed);
  CHECK(found.state(k_name, "AZURE_CLIENT_CERTIFICATE_PATH") == "failed");
  CHECK(found.detail(k_name, "AZURE_CLIENT_CERTIFICATE_PATH") ==
        "~/mine.pem, 0640: others may read it");
  CHECK(found.remedy(k_name, "AZURE_CLIENT_CERTIFICATE_PATH") == "chmod 600 ~/mine.pem");
  CHECK(found.remedy(k_name, "--client-secret-file") == "chmod 600 '" + secret + "'");
  CHECK(found.remedy(k_name, "kept sign-ins") == "chmod 600 ~/state/partnerctl/accounts.json");
  ::chmod(secret.c_str(), 0600);
  CHECK(diagnose(stage, {"--offline", "--client-secret-file", secret})
            .state(k_name, "--client-secret-file") == "passed");
}

TEST_CASE("a certificate of the profile is a secret too, and one that is missing fails") {
  Stage stage;
  stage.environment["PARTNERCTL_CONFIG"] =
      stage.folder.write("config.toml", "[profile.default]\ncertificate = \"mine.pem\"\n");
  auto const missing = diagnose(stage);
  CHECK(missing.state(k_name, "certificate of the profile") == "failed");
  CHECK_THAT(missing.detail(k_name, "certificate of the profile"), Contains("No such file"));
  file(stage, "mine.pem", 0644);
  CHECK(diagnose(stage).remedy(k_name, "certificate of the profile") == "chmod 600 ~/mine.pem");
}

TEST_CASE("what is for everybody need only be readable") {
  Stage stage;
  stage.environment["AZURE_FEDERATED_TOKEN_FILE"] = file(stage, "token", 0644);
  stage.environment["SSL_CERT_FILE"] = stage.folder.path() + "/none.pem";
  auto const found = diagnose(stage);
  CHECK(found.state(k_name, "AZURE_FEDERATED_TOKEN_FILE") == "passed");
  CHECK(found.state(k_name, "SSL_CERT_FILE") == "failed");
}

TEST_CASE("a named ledger's folder and file are looked at") {
  Stage const stage;
  make_folder(stage.folder.path() + "/books", 0777);
  file(stage, "books/a.db", 0666);
  auto const found =
      diagnose(stage, {"--offline", "--ledger", "sqlite://" + stage.folder.path() + "/books/a.db"});
  CHECK(found.state(k_name, "ledger folder") == "failed");
  CHECK(found.remedy(k_name, "ledger folder") == "chmod 700 ~/books");
  CHECK(found.state(k_name, "ledger file") == "failed");
  CHECK(found.remedy(k_name, "ledger file") == "chmod 600 ~/books/a.db");
}
