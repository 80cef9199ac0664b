// attest as a user runs it, over the sandbox.

#include "cli/stage.hpp"
#include "partnerctl/core/digest.hpp"
#include "partnerctl/core/json.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/sandbox/sandbox.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <filesystem>

using namespace partnerctl;
using core::ExitCode;
using test::content_of;
using test::Stage;
namespace fs = std::filesystem;

namespace {

constexpr char const* k_contoso = "5a4d0000-0000-4000-8000-000000000001";

test::Shown attest(Stage const& stage, std::string const& out,
                   std::vector<std::string> const& more) {
  std::vector<std::string> words{"attest", "--cloud", "sandbox", "--out", out};
  words.insert(words.end(), more.begin(), more.end());
  return stage.run(words);
}

// Every file's digest is in the list, and every line of the list is a file.
void check_sums(fs::path const& folder) {
  std::size_t listed = 0;
  for (auto const& line : core::split(content_of((folder / "SHA256SUMS").string()), '\n')) {
    if (line.empty()) {
      continue;
    }
    ++listed;
    CHECK(core::hexadecimal(core::sha256(content_of((folder / line.substr(66)).string()))) ==
          line.substr(0, 64));
  }
  std::size_t files = 0;
  for (auto const& entry : fs::recursive_directory_iterator(folder)) {
    files += entry.is_regular_file() ? 1 : 0;
  }
  CHECK(files == listed + 1);
}

} // namespace

TEST_CASE("each tenant has its evidence, and what cannot be read too", "[socket]") {
  Stage const stage;
  auto const out = stage.folder.path() + "/evidence";
  auto const shown = attest(stage, out, {"--all-tenants", "-o", "json", "--partner-id", "1234567"});
  CHECK(shown.code == ExitCode::some_failed);
  check_sums(out);
  auto const index = core::parse_json(content_of(out + "/index.json"));
  REQUIRE(index);
  CHECK(index->at("schema") == "partnerctl/attest/1");
  CHECK(core::parse_json(shown.out)->at("tenants").size() == index->at("tenants").size());
  for (auto const& tenant : index->at("tenants")) {
    bool const skipped = tenant.at("state") == "skipped";
    CHECK(tenant.at("evidence").is_null() == skipped);
    if (!skipped) {
      auto const path = out + "/" + tenant.at("evidence").get<std::string>();
      auto const evidence = core::parse_json(content_of(path));
      REQUIRE(evidence);
      CHECK(evidence->at("tenant") == tenant.at("tenant"));
      CHECK(fs::exists(fs::path(path).replace_extension(".html")));
    }
  }
}

TEST_CASE("the evidence has the identity, the roles and each call with its request ID",
          "[socket]") {
  Stage const stage;
  auto const out = stage.folder.path() + "/evidence";
  CHECK(attest(stage, out, {"-t", "contoso.example"}).code == ExitCode::ok);
  auto const evidence = core::parse_json(content_of(out + "/tenants/" + k_contoso + ".json"));
  REQUIRE(evidence);
  CHECK(evidence->at("tenantId") == k_contoso);
  CHECK(evidence->at("identity").at("name") == sandbox::k_user_name);
  CHECK(evidence->at("version") == PARTNERCTL_VERSION);
  auto const& subscription = evidence->at("subscriptions").at(0);
  CHECK(subscription.at("roleAssignments").at(0).at("principalId") ==
        evidence->at("identity").at("objectId"));
  REQUIRE(evidence->at("calls").size() >= 5);
  for (auto const& call : evidence->at("calls")) {
    CHECK(call.at("status").get<int>() > 0);
    CHECK_FALSE(call.at("requestId").is_null());
  }
}

TEST_CASE("no evidence holds a token, and a hostile name has no effect in it", "[socket]") {
  Stage const stage;
  auto const out = stage.folder.path() + "/evidence";
  attest(stage, out, {"-t", "fourthcoffee.example", "-t", "contoso.example"});
  for (auto const& entry : fs::recursive_directory_iterator(out)) {
    if (entry.is_regular_file()) {
      auto const text = content_of(entry.path().string());
      INFO(entry.path());
      CHECK(text.find("eyJ") == std::string::npos);
      CHECK(text.find(sandbox::k_user_refresh_token) == std::string::npos);
      CHECK(text.find("<script>alert") ==
            (entry.path().extension() == ".json" ? text.find("<script>alert") : std::string::npos));
      CHECK(text.find('\x1b') == std::string::npos);
    }
  }
}

TEST_CASE("evidence is not written over and leaves no run behind", "[socket]") {
  Stage const stage;
  auto const out = stage.folder.path() + "/evidence.zip";
  CHECK(attest(stage, out, {"-t", "contoso.example"}).code == ExitCode::ok);
  auto const before = content_of(out);
  auto const again = attest(stage, out, {"-t", "contoso.example", "--debug"});
  CHECK(again.code == ExitCode::usage);
  CHECK(again.err.find("> #") == std::string::npos);
  CHECK(content_of(out) == before);
  CHECK(stage.run({"run", "list", "--cloud", "sandbox", "-o", "csv"}).out.find("attest") ==
        std::string::npos);
}

TEST_CASE("evidence that cannot be written is an error and not said to be there", "[socket]") {
  Stage const stage;
  // Longer than a name may be: only the disk itself can say so.
  auto const out = stage.folder.path() + "/" + std::string(250, 'e') + ".zip";
  auto const shown = attest(stage, out, {"-t", "contoso.example", "-o", "none"});
  CHECK(shown.code == ExitCode::failed);
  CHECK(shown.err.find("No evidence was written") != std::string::npos);
  CHECK(shown.err.find("Evidence: ") == std::string::npos);
  CHECK(shown.err.find("cannot be written") != std::string::npos);
}
