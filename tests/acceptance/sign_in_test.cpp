// Every way in which a pipeline or a tool signs in: a token of its own, and a link made with it.

#include "acceptance/fake_az.hpp"
#include "acceptance/stand.hpp"
#include "partnerctl/core/json.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace partnerctl;
using Catch::Matchers::Contains;
using core::Json;
using test::Ended;
using test::FakeAz;
using test::Stand;

namespace {

std::vector<std::string> linking(std::string const& tenant) {
  return {"link-pal", "-t", tenant, "--partner-id", "1234567", "-o", "json"};
}

std::vector<std::string> linking(std::string const& tenant, std::string const& method) {
  auto words = linking(tenant);
  words.insert(words.end(), {"--auth", method});
  return words;
}

// Linked by that identity, which was named before the first write.
void is_linked(Ended const& ended, std::string const& method, std::string const& name) {
  INFO(ended.err);
  REQUIRE(ended.code == 0);
  auto const document = Json::parse(ended.out);
  CHECK(document.at("summary").at("linked") == 1);
  CHECK(document.at("identity").at("method") == method);
  CHECK(document.at("identity").at("name") == name);
  CHECK_THAT(ended.err, Contains("As " + name + " (" + method + "), partner ID 1234567"));
}

Json only_row(Ended const& ended) {
  INFO(ended.err);
  auto const rows = Json::parse(ended.out).at("tenants");
  REQUIRE(rows.size() == 1);
  return rows.at(0);
}

} // namespace

TEST_CASE("a GitHub job signs in without a secret, named or found") {
  Stand stand;
  stand.use_way("github");
  is_linked(stand.run(linking("contoso.example", "github")), "github", sandbox::k_client_id);
  stand.environment()["GITHUB_ACTIONS"] = "true";
  is_linked(stand.run(linking("northwind.example")), "github", sandbox::k_client_id);
}

TEST_CASE("a GitHub job whose request token is not its own is refused with what to do") {
  Stand stand;
  stand.use_way("github");
  stand.environment()["ACTIONS_ID_TOKEN_REQUEST_TOKEN"] = "another-jobs-token";
  auto const ended = stand.run(linking("contoso.example", "github"));
  CHECK(ended.code == 4);
  CHECK(only_row(ended).at("error").at("kind") == "auth");
  CHECK_THAT(ended.err, Contains("id-token: write") && !Contains("another-jobs-token"));
}

TEST_CASE("an Azure DevOps job signs in without a secret, named or found") {
  Stand stand;
  stand.use_way("azure-devops");
  is_linked(stand.run(linking("contoso.example", "azure-devops")), "azure-devops",
            sandbox::k_client_id);
  stand.environment()["TF_BUILD"] = "True";
  is_linked(stand.run(linking("northwind.example")), "azure-devops", sandbox::k_client_id);
}

TEST_CASE("an Azure DevOps job without its access token is told the two lines to add") {
  Stand stand;
  stand.use_way("azure-devops");
  stand.environment()["TF_BUILD"] = "True";
  for (auto const* value : {"$(System.AccessToken)", ""}) {
    stand.environment()["SYSTEM_ACCESSTOKEN"] = value;
    auto const ended = stand.run(linking("contoso.example", "azure-devops"));
    CHECK(ended.code == 2);
    CHECK(ended.out.empty());
    CHECK_THAT(ended.err, Contains("SYSTEM_ACCESSTOKEN: $(System.AccessToken)"));
  }
  auto const automatic = stand.run(linking("contoso.example"));
  CHECK(automatic.code == 4);
  CHECK_THAT(automatic.err, Contains("SYSTEM_ACCESSTOKEN is not mapped"));
}

TEST_CASE("a token file signs in, and is read again when it was rotated") {
  Stand stand;
  auto const token = [&](std::string const& query = "") {
    auto const answer = stand.call("GET", sandbox::k_federated_path + query);
    REQUIRE(answer.status == 200);
    return stand.folder().write("token", answer.body);
  };
  stand.forget_secret();
  stand.environment()["AZURE_CLIENT_ID"] = sandbox::k_client_id;
  stand.environment()["AZURE_FEDERATED_TOKEN_FILE"] = token("?lifetime=0");
  auto const expired = stand.run(linking("contoso.example"));
  CHECK(expired.code == 4);
  CHECK(only_row(expired).at("error").at("code") == "AADSTS700024");
  token();
  is_linked(stand.run(linking("contoso.example", "workload-identity")), "workload-identity",
            sandbox::k_client_id);
  is_linked(stand.run(linking("northwind.example")), "workload-identity", sandbox::k_client_id);
}

TEST_CASE("a federated token that is not the registered one is shown with what it presented") {
  Stand stand;
  stand.forget_secret();
  stand.environment()["AZURE_CLIENT_ID"] = sandbox::k_client_id;
  struct Mismatch {
    char const* query;
    char const* code;
  };
  for (auto const& [query, code] :
       {Mismatch{"?sub=repo:other/repo:ref:refs/heads/main&", "AADSTS700213"},
        Mismatch{"?aud=api://Other", "AADSTS700212"},
        Mismatch{"?iss=https://issuer.example/x", "AADSTS700211"}}) {
    auto const token = stand.call("GET", std::string(sandbox::k_federated_path) + query).body;
    stand.environment()["AZURE_FEDERATED_TOKEN_FILE"] = stand.folder().write("token", token);
    auto const ended = stand.run(linking("contoso.example"));
    CHECK(ended.code == 4);
    CHECK(only_row(ended).at("error").at("code") == code);
    bool const is_sub = std::string(query).find("sub=") != std::string::npos;
    bool const is_aud = std::string(query).find("aud=") != std::string::npos;
    bool const is_iss = std::string(query).find("iss=") != std::string::npos;
    CHECK_THAT(ended.err, Contains(is_iss ? "https://issuer.example/x"
                                          : stand.url() + sandbox::k_federated_path) &&
                              Contains(is_sub ? "repo:other/repo:ref:refs/heads/main"
                                              : sandbox::k_federated_subject) &&
                              Contains(is_aud ? "api://Other" : sandbox::k_federation_audience));
  }
}

TEST_CASE("a managed identity links its own tenant, on a machine and in App Service") {
  for (auto const* variable : {"AZURE_POD_IDENTITY_AUTHORITY_HOST", "IDENTITY_ENDPOINT"}) {
    Stand stand;
    stand.use_way("managed-identity", variable);
    auto const ended = stand.run(linking("home", "managed-identity"));
    INFO(ended.err);
    REQUIRE(ended.code == 0);
    auto const document = Json::parse(ended.out);
    CHECK(document.at("summary").at("linked") == 1);
    CHECK(document.at("tenants").at(0).at("tenantId") == sandbox::k_home_tenant);
    CHECK(document.at("identity").at("method") == "managed-identity");
    CHECK_THAT(ended.err, Contains("(managed-identity), partner ID 1234567"));
    auto const again = stand.run(linking(sandbox::k_home_tenant));
    CHECK(Json::parse(again.out).at("summary").at("unchanged") == 1);
    auto const elsewhere = stand.run(linking("contoso.example", "managed-identity"));
    CHECK(elsewhere.code != 0);
    CHECK(Json::parse(elsewhere.out).at("summary").at("linked") == 0);
  }
}

TEST_CASE("a managed identity links its own tenant by its domain too") {
  Stand stand;
  stand.use_way("managed-identity");
  CHECK(stand.run(linking("partner.example", "managed-identity")).code == 0);
}

TEST_CASE("az gives a token for each tenant, and a tenant where it has none fails alone") {
  Stand stand;
  FakeAz const az(stand);
  az.has_token_for("contoso.example");
  az.has_token_for("northwind.example");
  is_linked(stand.run(linking("contoso.example", "az")), "az", sandbox::k_client_id);
  auto words = linking("northwind.example");
  words.insert(words.end(), {"-t", "wideworld.example"});
  auto const ended = stand.run(words);
  INFO(ended.err);
  CHECK(ended.code == 5);
  auto const document = Json::parse(ended.out);
  CHECK(document.at("identity").at("method") == "az");
  CHECK(document.at("summary").at("linked") == 1);
  CHECK(document.at("tenants").at(1).at("error").at("code") == "AADSTS50020");
  CHECK_THAT(az.runs(), Contains("--tenant wideworld.example --scope " + stand.url()));
}

TEST_CASE("a roster's rows sign in each by its profile") {
  Stand stand;
  stand.use_way("github");
  stand.configure("", "[profile.pipeline]\nauth = \"github\"\n"
                      "[profile.machine]\nauth = \"managed-identity\"\n"
                      "[profile.cluster]\nauth = \"workload-identity\"\n");
  stand.environment()["AZURE_POD_IDENTITY_AUTHORITY_HOST"] = stand.url();
  stand.environment()["AZURE_FEDERATED_TOKEN_FILE"] =
      stand.folder().write("token", stand.call("GET", sandbox::k_federated_path).body);
  // The client ID of the environment would name another managed identity than there is.
  stand.environment().erase("AZURE_CLIENT_ID");
  std::string const client = sandbox::k_client_id;
  std::string const machine = sandbox::k_managed_identity_client_id;
  auto const roster = stand.folder().write(
      "customers.csv", "tenant,profile,client_id\ncontoso.example,pipeline," + client + "\n" +
                           sandbox::k_home_tenant + ",machine,\nnorthwind.example,cluster," +
                           client + "\n");
  auto const ended = stand.run({"link-pal", "-f", roster, "--partner-id", "1234567", "-o", "json"});
  INFO(ended.err);
  CHECK(ended.code == 0);
  auto const rows = Json::parse(ended.out).at("tenants");
  REQUIRE(rows.size() == 3);
  for (auto const& row : rows) {
    CHECK(row.at("action") == "linked");
  }
  CHECK_THAT(ended.err, Contains(client + " (github)") && Contains("(managed-identity)") &&
                            Contains(client + " (workload-identity)"));
  auto const status = stand.run({"status", "-f", roster, "-o", "csv"});
  CHECK_THAT(status.out, Contains(machine) && Contains(client));
}
