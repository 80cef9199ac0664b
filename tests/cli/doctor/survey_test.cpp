#include "cli/doctor/doctor_stage.hpp"

using namespace partnerctl;
using Catch::Matchers::Contains;
using test::diagnose;
using test::Stage;

namespace {

struct Lab {
  Stage stage{};
  explicit Lab(std::string const& more) {
    stage.environment["PARTNERCTL_CONFIG"] =
        stage.folder.write("config.toml", "[cloud.lab]\nauthority = \"https://localhost:1\"\n"
                                          "resource_manager = \"https://localhost:1\"\n" +
                                              more);
  }
};

} // namespace

TEST_CASE("a CA file that is none fails once, and what needs the network is skipped with it") {
  Lab lab("ca_file = \"ca.pem\"\n");
  lab.stage.folder.write("ca.pem", "no certificate");
  auto const found = diagnose(lab.stage, {"--cloud", "lab"});
  CHECK(found.state("tls", "trusted certificates") == "failed");
  CHECK_THAT(found.detail("tls", "trusted certificates"), Contains("ca.pem"));
  CHECK(found.document.at("summary").at("failed") == 1);
  CHECK_THAT(found.detail("endpoint", "each endpoint"), Contains("nothing can be sent"));
  CHECK(found.state("credential", "each way to sign in") == "skipped");
}

TEST_CASE("a proxy variable that is none fails once, and what needs the network is skipped") {
  Lab lab("");
  lab.stage.environment["HTTPS_PROXY"] = "socks5://me:hidden@proxy.example";
  auto const found = diagnose(lab.stage, {"--cloud", "lab"});
  CHECK(found.state("proxy", "HTTPS_PROXY") == "failed");
  CHECK(found.document.at("summary").at("failed") == 1);
  CHECK(found.state("tls", "each host") == "skipped");
  CHECK_THAT(found.shown.out + found.shown.err, !Contains("hidden"));
}

TEST_CASE("an unknown cloud leaves nothing to reach, with or without a network") {
  Stage const stage;
  for (auto const& more : {std::vector<std::string>{"--cloud", "nosuch"},
                           std::vector<std::string>{"--cloud", "nosuch", "--offline"}}) {
    auto const found = diagnose(stage, more);
    CHECK(found.document.at("summary").at("failed") == 1);
    for (auto const* name : {"clock", "tls", "endpoint", "credential"}) {
      for (auto const& each : found.document.at("checks")) {
        CHECK((each.at("check") != name || each.at("state") == "skipped"));
      }
    }
  }
}
