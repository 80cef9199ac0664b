#include "cli/doctor/doctor_stage.hpp"

using namespace partnerctl;
using Catch::Matchers::Contains;
using test::diagnose;
using test::Stage;

namespace {

constexpr char const* k_name = "keyring";
constexpr char const* k_subject = "kept sign-ins";

} // namespace

TEST_CASE("without a keyring doctor says where sign-ins go instead") {
  Stage stage;
  auto const none = diagnose(stage);
  CHECK(none.state(k_name, k_subject) == "skipped");
  CHECK_THAT(none.detail(k_name, k_subject), Contains("DBUS_SESSION_BUS_ADDRESS"));
  CHECK_THAT(none.remedy(k_name, k_subject), Contains("token_store"));
  stage.environment["PARTNERCTL_CONFIG"] =
      stage.folder.write("config.toml", "token_store = \"file\"\n");
  CHECK_THAT(diagnose(stage).detail(k_name, k_subject), Contains("token_store = \"file\""));
}

TEST_CASE("a keyring that was chosen and is not there fails") {
  Stage stage;
  stage.environment["PARTNERCTL_CONFIG"] =
      stage.folder.write("config.toml", "[profile.default]\ntoken_store = \"keyring\"\n");
  CHECK(diagnose(stage).state(k_name, k_subject) == "failed");
}

TEST_CASE("in CI and in the sandbox no sign-in is kept", "[socket]") {
  Stage stage;
  CHECK_THAT(diagnose(stage, {"--cloud", "sandbox", "--offline"}).detail(k_name, k_subject),
             Contains("sandbox"));
  stage.environment["CI"] = "true";
  CHECK_THAT(diagnose(stage).detail(k_name, k_subject), Contains("CI"));
}
