#include "cli/doctor/doctor_stage.hpp"

#include <filesystem>

using namespace partnerctl;
using Catch::Matchers::Contains;
using test::diagnose;
using test::Stage;

namespace {

constexpr char const* k_name = "ledger";
constexpr char const* k_default = "the default ledger";

} // namespace

TEST_CASE("a ledger that is not there is skipped and not made") {
  Stage const stage;
  auto const found = diagnose(stage);
  CHECK(found.state(k_name, k_default) == "skipped");
  CHECK_THAT(found.detail(k_name, k_default), Contains("~/state/partnerctl/ledger.db"));
  CHECK(std::filesystem::is_empty(stage.folder.path()));
}

TEST_CASE("a ledger with a run shows its schema, its runs and that none lives", "[socket]") {
  Stage const stage;
  stage.run({"link-pal", "--cloud", "sandbox", "-t", "contoso.example", "--partner-id", "1234567"});
  auto const found = diagnose(stage, {"--cloud", "sandbox", "--offline"});
  CHECK(found.state(k_name, k_default) == "passed");
  CHECK(found.detail(k_name, k_default) ==
        "~/state/partnerctl/sandbox/ledger.db: schema 3, 1 run, 0 live");
}

TEST_CASE("no ledger is skipped, and one that is none fails with what to do") {
  Stage const stage;
  CHECK(diagnose(stage, {"--offline", "--ledger", "none"}).state(k_name, "--ledger") == "skipped");
  auto const url = diagnose(stage, {"--offline", "--ledger", "mysql://x"});
  CHECK(url.state(k_name, "ledger") == "failed");
  CHECK(url.shown.code == core::ExitCode::failed);
  auto const text = stage.folder.write("text.db", std::string(2000, 'x'));
  auto const found = diagnose(stage, {"--offline", "--ledger", "sqlite://" + text});
  CHECK(found.state(k_name, "--ledger") == "failed");
  CHECK_THAT(found.detail(k_name, "--ledger"), Contains("no SQLite database"));
  CHECK_THAT(found.remedy(k_name, "--ledger"), Contains("--ledger sqlite://"));
}
