#include "cli/doctor/doctor_stage.hpp"

using namespace partnerctl;
using Catch::Matchers::Contains;
using test::diagnose;
using test::Stage;

namespace {

constexpr char const* k_name = "configuration";
constexpr char const* k_subject = "~/.config/partnerctl/config.toml";

struct Configured {
  Stage stage{};
  explicit Configured(std::string const& text) {
    stage.environment["PARTNERCTL_CONFIG"] = stage.folder.write("config.toml", text);
  }
};

} // namespace

TEST_CASE("without a configuration file doctor says where it would be, and passes") {
  Stage const stage;
  auto const found = diagnose(stage);
  CHECK(found.state(k_name, k_subject) == "passed");
  CHECK_THAT(found.detail(k_name, k_subject), Contains("there is none"));
  CHECK(found.state(k_name, "profile") == "passed");
  CHECK(found.detail(k_name, "cloud") == "public");
  CHECK(found.state(k_name, "partner ID") == "skipped");
  CHECK(found.state(k_name, "roster") == "skipped");
}

TEST_CASE("a configuration is read with its profiles and clouds") {
  Configured configured("[profile.default]\npartner_id = \"1234567\"\ntenants = \"customers.csv\"\n"
                        "cloud = \"lab\"\n[cloud.lab]\nauthority = \"https://localhost:1\"\n"
                        "resource_manager = \"https://localhost:1\"\n");
  configured.stage.folder.write("customers.csv", "tenant\na.example\nb.example\n");
  auto const found = diagnose(configured.stage);
  CHECK_THAT(found.detail(k_name, "~/config.toml"), Contains("profiles: default; clouds of its "
                                                             "own: lab"));
  CHECK(found.detail(k_name, "profile") == "default");
  CHECK(found.detail(k_name, "cloud") == "lab");
  CHECK(found.detail(k_name, "partner ID") == "1234567 (profile default)");
  CHECK(found.detail(k_name, "roster") == "~/customers.csv: 2 tenants");
  CHECK(found.document.at("cloud") == "lab");
}

TEST_CASE("a misspelt key fails the file alone, and what follows from it is skipped") {
  Configured const configured("[profile.default]\npartner = \"1234567\"\n");
  auto const found = diagnose(configured.stage);
  CHECK(found.shown.code == core::ExitCode::failed);
  CHECK(found.state(k_name, "~/config.toml") == "failed");
  CHECK_THAT(found.detail(k_name, "~/config.toml"),
             Contains("config.toml:2:1") && Contains("unknown key 'profile.default.partner'"));
  CHECK_THAT(found.remedy(k_name, "~/config.toml"), Contains("partner_id"));
  for (auto const* subject : {"profile", "cloud", "partner ID", "roster"}) {
    CHECK(found.state(k_name, subject) == "skipped");
  }
  CHECK(found.document.at("cloud").is_null());
  CHECK(found.document.at("summary").at("failed") == 1);
  // The others are looked at all the same.
  CHECK(found.state("paths", "state folder") == "passed");
  CHECK(found.state("keyring", "kept sign-ins") == "skipped");
}

TEST_CASE("a profile or cloud that is not there is a finding, no usage error") {
  Stage const stage;
  auto const profile = diagnose(stage, {"--offline", "--profile", "nosuch"});
  CHECK(profile.state(k_name, "profile") == "failed");
  CHECK(profile.shown.code == core::ExitCode::failed);
  auto const cloud = diagnose(stage, {"--offline", "--cloud", "publik"});
  CHECK(cloud.state(k_name, "profile") == "passed");
  CHECK(cloud.state(k_name, "cloud") == "failed");
  CHECK_THAT(cloud.remedy(k_name, "cloud"), Contains("public"));
}

TEST_CASE("a partner ID of the environment and a roster with faults are told") {
  Configured configured("[profile.default]\ntenants = \"customers.csv\"\n");
  configured.stage.folder.write("customers.csv", "tenant\nno tenant at all\n");
  configured.stage.environment["PARTNERCTL_PARTNER_ID"] = "12x";
  auto const found = diagnose(configured.stage);
  CHECK(found.state(k_name, "partner ID") == "failed");
  CHECK_THAT(found.detail(k_name, "partner ID"), Contains("PARTNERCTL_PARTNER_ID"));
  CHECK(found.state(k_name, "roster") == "failed");
  CHECK_THAT(found.detail(k_name, "roster"), Contains("customers.csv"));
  configured.stage.environment["PARTNERCTL_PARTNER_ID"] = "7654321";
  configured.stage.environment["PARTNERCTL_TENANTS"] = "-";
  auto const other = diagnose(configured.stage);
  CHECK(other.detail(k_name, "partner ID") == "7654321 (PARTNERCTL_PARTNER_ID)");
  CHECK(other.state(k_name, "roster") == "skipped");
}

TEST_CASE("an unknown output format is a usage error and nothing is looked at") {
  Stage const stage;
  auto const shown = stage.run({"doctor", "--offline", "-o", "yaml"});
  CHECK(shown.code == core::ExitCode::usage);
  CHECK(shown.out.empty());
  CHECK(stage.run({"doctor", "--offline", "--columns", "nosuch"}).code == core::ExitCode::usage);
}
