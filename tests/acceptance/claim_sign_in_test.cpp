// A claim is checked whether or not signing in works.

#include "acceptance/claim_desk.hpp"
#include "support/raw_server.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace partnerctl;
using Catch::Matchers::Contains;
using core::Json;
using test::ClaimDesk;

namespace {

// Its authority is not there, so that what anybody may ask is skipped too.
constexpr char const* k_lab = "[cloud.lab]\nauthority = \"https://127.0.0.1:9\"\n"
                              "resource_manager = \"https://127.0.0.1:9\"\n"
                              "partner_center = \"https://127.0.0.1:9\"\n";
constexpr char const* k_no_identity =
    R"({"error":"invalid_request","error_description":"Identity not found"})";

std::map<std::string, std::string> checks_of(Json const& claim, char const* member) {
  std::map<std::string, std::string> checks;
  for (auto const& check : claim.at("preflight")) {
    checks[check.at("check")] = check.at(member);
  }
  return checks;
}

// Every check and every rule was gone through, and nothing passed for being unasked.
void check_is_checked(ClaimDesk const& desk, std::vector<std::string> arguments,
                      std::string const& why) {
  arguments.insert(arguments.end(), {"--cloud", "lab", "-o", "json"});
  auto const ended = desk.run(arguments);
  CAPTURE(ended.out, ended.err);
  CHECK(ended.code == 6);
  auto const document = core::parse_json(ended.out);
  REQUIRE(document);
  auto const& claim = document->at("claims").at(0);
  CHECK(claim.at("errors") > 0);
  for (auto const& [check, result] : checks_of(claim, "result")) {
    CHECK(check + " " + result == check + " skipped");
  }
  auto const says = checks_of(claim, "says");
  CHECK_THAT(says.at("partner-id"), Contains(why));
  CHECK_THAT(says.at("own-tenant"), Contains(why));
}

} // namespace

TEST_CASE("a claim is checked where the machine has no identity to sign in with") {
  auto const status = GENERATE(400, 403);
  test::RawServer const metadata(test::always(test::raw_answer(status, k_no_identity)));
  ClaimDesk desk(k_lab);
  desk.environment()["AZURE_POD_IDENTITY_AUTHORITY_HOST"] = metadata.url();
  desk.add(test::plain_claim());
  check_is_checked(desk, {"claim", "check", "C-0001"}, "Identity not found");
  auto const pack = desk.folder().path() + "/pack";
  check_is_checked(desk, {"claim", "handoff", "C-0001", "--out", pack}, "Identity not found");
}

TEST_CASE("a claim is checked where the identity's service answers with nonsense") {
  test::RawServer const metadata(test::always(test::raw_answer(200, "<html>")));
  ClaimDesk desk(k_lab);
  desk.environment()["AZURE_POD_IDENTITY_AUTHORITY_HOST"] = metadata.url();
  desk.add(test::plain_claim());
  check_is_checked(desk, {"claim", "check"}, "the instance metadata service (IMDS)");
}

TEST_CASE("a claim is checked where the endpoint of the identity is wrong or gone") {
  ClaimDesk desk(k_lab);
  desk.environment()["IDENTITY_HEADER"] = "header";
  auto const& [endpoint, why] = GENERATE(table<std::string, std::string>(
      {{"http://127.0.0.1:9/token", "cannot connect"},
       {"http://identity.example/token", "plain http"},
       {"https://identity.example/token", "IDENTITY_ENDPOINT is no address of this machine"},
       {"no address", "IDENTITY_ENDPOINT is no address of this machine"}}));
  desk.environment()["IDENTITY_ENDPOINT"] = endpoint;
  desk.add(test::plain_claim());
  check_is_checked(desk, {"claim", "check"}, why);
}

TEST_CASE("a claim that passes is handed off although signing in fails") {
  test::RawServer const metadata(test::always(test::raw_answer(400, k_no_identity)));
  ClaimDesk desk(k_lab);
  auto const id = desk.add_ready(test::plain_claim());
  desk.environment()["AZURE_POD_IDENTITY_AUTHORITY_HOST"] = metadata.url();
  auto const pack = desk.folder().path() + "/pack";
  auto const ended = desk.run({"claim", "handoff", id, "--out", pack, "--cloud", "lab"});
  CAPTURE(ended.out, ended.err);
  CHECK(ended.code == 0);
  CHECK(test::files_in(pack).size() > 3);
  CHECK_THAT(ended.out, Contains("Identity not found"));
}

TEST_CASE("a slip in how to sign in is a usage error of a check, and no reason to skip") {
  ClaimDesk desk(std::string(k_lab) + "[profile.odd]\nauth = \"certficate\"\n");
  desk.add(test::plain_claim());
  auto const refused = [&](std::vector<std::string> const& more) {
    std::vector<std::string> arguments{"claim", "check", "--cloud", "lab"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    auto const ended = desk.run(arguments);
    CAPTURE(ended.out);
    CHECK(ended.code == 2);
    CHECK(ended.out.empty());
    return ended.err;
  };
  CHECK_THAT(refused({"--auth", "nonsense"}), Contains("'nonsense' is no way to sign in"));
  CHECK_THAT(refused({"--profile", "odd"}), Contains("did you mean certificate?"));
  CHECK_THAT(refused({"--profile", "none"}), Contains("there is no profile 'none'"));
  desk.environment()["PARTNERCTL_AUTH"] = "foo";
  CHECK_THAT(refused({}), Contains("'foo' is no way to sign in"));
  // Who asks no service signs in nowhere.
  CHECK(desk.run({"claim", "check", "--cloud", "lab", "--offline"}).code == 6);
}
