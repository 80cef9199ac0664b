// The main job, end to end: the real binary, real TLS, the sandbox as a server of its own.

#include "acceptance/stand.hpp"
#include "partnerctl/core/json.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using partnerctl::core::Json;
using partnerctl::test::Stand;

namespace {

std::string roster(int count, std::string const& partner = {}) {
  std::string text = partner.empty() ? "tenant,name\n" : "tenant,name,partner_id\n";
  for (int i = 1; i <= count; ++i) {
    auto const number = std::to_string(i);
    auto const padded = std::string(5 - number.size(), '0') + number;
    text += "tenant-" + padded + ".example,Customer " + number;
    text += partner.empty() ? "\n" : "," + partner + "\n";
  }
  return text;
}

Json summary(std::string const& document) {
  return Json::parse(document).at("summary");
}

} // namespace

TEST_CASE("twenty tenants of a roster are linked, and a second run writes nothing") {
  Stand stand({"--extra-tenants", "20"});
  auto const file = stand.folder().write("customers.csv", roster(20));
  auto const first = stand.run({"link-pal", "-f", file, "--partner-id", "1234567", "-o", "json"});
  INFO(first.err);
  REQUIRE(first.code == 0);
  CHECK(summary(first.out).at("linked") == 20);
  auto const document = Json::parse(first.out);
  for (auto const& tenant : document.at("tenants")) {
    CHECK(tenant.at("action") == "linked");
    CHECK(tenant.at("partnerId") == "1234567");
    CHECK(tenant.at("partnerName") == "Contoso Partner Ltd");
    CHECK(tenant.at("attempts") == 1);
    CHECK_FALSE(tenant.at("requestId").is_null());
  }
  auto const second = stand.run({"link-pal", "-f", file, "--partner-id", "1234567", "-o", "json"});
  CHECK(second.code == 0);
  CHECK(summary(second.out).at("unchanged") == 20);
}

TEST_CASE("another partner is refused with exit code 1 and replaced only when told to") {
  Stand stand({"--extra-tenants", "3"});
  auto const file = stand.folder().write("customers.csv", roster(3));
  REQUIRE(stand.run({"link-pal", "-f", file, "--partner-id", "1234567"}).code == 0);
  auto const refused = stand.run({"link-pal", "-f", file, "--partner-id", "7654321", "-o", "json"});
  CHECK(refused.code == 1);
  CHECK(summary(refused.out).at("refused") == 3);
  auto const without_yes =
      stand.run({"link-pal", "-f", file, "--partner-id", "7654321", "--replace"});
  CHECK(without_yes.code == 2);
  CHECK(without_yes.out.empty());
  auto const replaced = stand.run(
      {"link-pal", "-f", file, "--partner-id", "7654321", "--replace", "--yes", "-o", "json"});
  CHECK(replaced.code == 0);
  CHECK(summary(replaced.out).at("replaced") == 3);
  CHECK(Json::parse(replaced.out).at("tenants").at(0).at("previousPartnerId") == "1234567");
}

TEST_CASE("a dry run writes nothing and with --check says 6") {
  Stand stand({"--extra-tenants", "2"});
  auto const file = stand.folder().write("customers.csv", roster(2));
  auto const dry =
      stand.run({"link-pal", "-f", file, "--partner-id", "1234567", "--dry-run", "-o", "json"});
  CHECK(dry.code == 0);
  CHECK(summary(dry.out).at("wouldLink") == 2);
  auto const checked =
      stand.run({"link-pal", "-f", file, "--partner-id", "1234567", "--dry-run", "--check"});
  CHECK(checked.code == 6);
  auto const status = stand.run({"status", "-f", file, "-o", "json"});
  CHECK(summary(status.out).at("notLinked") == 2);
}

TEST_CASE("a wrong secret is exit code 4, and the secret is nowhere in the output") {
  Stand stand({"--extra-tenants", "2"});
  stand.environment()["AZURE_CLIENT_SECRET"] = "not-the-secret-Zx81";
  auto const file = stand.folder().write("customers.csv", roster(2));
  auto const ended =
      stand.run({"link-pal", "-f", file, "--partner-id", "1234567", "--debug", "-o", "json"});
  CHECK(ended.code == 4);
  CHECK(Json::parse(ended.out).at("tenants").at(0).at("error").at("code") == "AADSTS7000215");
  CHECK((ended.out + ended.err).find("not-the-secret-Zx81") == std::string::npos);
}

TEST_CASE("a link is removed only from the partner that is named") {
  Stand stand({"--extra-tenants", "1"});
  std::vector<std::string> const tenant{"-t", "tenant-00001.example"};
  auto const with = [&](std::vector<std::string> words) {
    words.insert(words.end(), tenant.begin(), tenant.end());
    return stand.run(words);
  };
  REQUIRE(with({"link-pal", "--partner-id", "1234567"}).code == 0);
  CHECK(with({"unlink-pal", "--partner-id", "1234567"}).code == 2);
  auto const refused = with({"unlink-pal", "--partner-id", "7654321", "--yes", "-o", "tsv"});
  CHECK(refused.code == 1);
  CHECK(refused.out.find("refused") != std::string::npos);
  auto const removed = with({"unlink-pal", "--partner-id", "1234567", "--yes", "-o", "tsv"});
  CHECK(removed.code == 0);
  CHECK(removed.out.find("unlinked") != std::string::npos);
  auto const again = with({"unlink-pal", "--any", "--yes", "-o", "tsv"});
  CHECK(again.code == 0);
  CHECK(again.out.find("not-linked") != std::string::npos);
}

TEST_CASE("a domain and a GUID of one tenant are one row") {
  Stand stand({"--extra-tenants", "1"});
  auto const by_domain = stand.run({"status", "-t", "tenant-00001.example", "-o", "json"});
  auto const id = Json::parse(by_domain.out).at("tenants").at(0).at("tenantId").get<std::string>();
  auto const both = stand.run({"link-pal", "-t", id, "-t", "tenant-00001.example", "--partner-id",
                               "1234567", "-o", "json"});
  INFO(both.err);
  CHECK(both.code == 0);
  CHECK(summary(both.out).at("total") == 1);
  CHECK(summary(both.out).at("linked") == 1);
}

TEST_CASE(
    "a domain and a GUID of one tenant that disagree are exit code 2 and nothing is written") {
  Stand stand({"--extra-tenants", "1"});
  auto const by_domain = stand.run({"status", "-t", "tenant-00001.example", "-o", "json"});
  auto const id = Json::parse(by_domain.out).at("tenants").at(0).at("tenantId").get<std::string>();
  auto const file = stand.folder().write("customers.csv", "tenant,partner_id\ntenant-00001.example,"
                                                          "1234567\n" +
                                                              id + ",7654321\n");
  auto const ended = stand.run({"link-pal", "-f", file});
  CHECK(ended.code == 2);
  CHECK(ended.out.empty());
  CHECK(ended.err.find("customers.csv:2") != std::string::npos);
  CHECK(ended.err.find("customers.csv:3") != std::string::npos);
  auto const after = stand.run({"status", "-t", id, "-o", "json"});
  CHECK(summary(after.out).at("notLinked") == 1);
}

TEST_CASE("a name that is not the expected one stops the run at the first tenant") {
  Stand stand({"--extra-tenants", "5"});
  auto const file = stand.folder().write("customers.csv", roster(5));
  auto const ended = stand.run({"link-pal", "-f", file, "--partner-id", "7654321", "--expect-name",
                                "Contoso Partner Ltd", "-o", "json"});
  CHECK(ended.code == 1);
  CHECK(summary(ended.out).at("failed") == 1);
  CHECK(summary(ended.out).at("notStarted") == 4);
}

TEST_CASE("a profile's partner name is held against that profile's partner alone") {
  Stand stand({"--extra-tenants", "2"});
  stand.environment()["PARTNERCTL_CONFIG"] = stand.folder().write(
      "names.toml", "[profile.default]\npartner_id = \"1234567\"\npartner_name = \"Contoso Partner "
                    "Ltd\"\n[profile.two]\npartner_id = \"7654321\"\n[cloud.lab]\nauthority = \"" +
                        stand.url() + "\"\nresource_manager = \"" + stand.url() +
                        "\"\nca_file = \"" + stand.ca_file() + "\"\n");
  auto const file = stand.folder().write(
      "c.csv", "tenant,profile\ntenant-00001.example,two\ntenant-00002.example,default\n");
  auto const ended = stand.run({"link-pal", "-f", file, "-o", "json"});
  INFO(ended.err);
  CHECK(ended.code == 0);
  CHECK(summary(ended.out).at("linked") == 2);
  CHECK(stand.run({"link-pal", "-f", file, "--expect-name", "Contoso Partner Ltd"}).code == 2);
}

TEST_CASE("jsonl writes a line for each tenant, each with schema, run and cloud") {
  Stand stand({"--extra-tenants", "3"});
  auto const file = stand.folder().write("customers.csv", roster(3));
  auto const ended = stand.run({"link-pal", "-f", file, "--partner-id", "1234567", "-o", "jsonl"});
  CHECK(ended.code == 0);
  std::size_t lines = 0;
  std::istringstream text(ended.out);
  auto const run = Json::parse(ended.out.substr(0, ended.out.find('\n'))).at("run");
  CHECK_THAT(ended.err, Catch::Matchers::Contains(", run " + run.get<std::string>()));
  for (std::string line; std::getline(text, line); ++lines) {
    auto const object = Json::parse(line);
    CHECK(object.at("schema") == "partnerctl/link-pal/1");
    CHECK(object.at("cloud") == "lab");
    CHECK(object.at("run") == run);
  }
  CHECK(lines == 3);
  // And what was written is a roster.
  auto const again =
      stand.run({"status", "-f", "-", "--partner-id", "1234567", "-o", "json"}, ended.out);
  CHECK(summary(again.out).at("linked") == 3);
}

TEST_CASE("throttled, failing, losing answers: every tenant ends linked as asked") {
  Stand stand({"--extra-tenants", "40", "--throttle", "10", "--retry-after", "0", "--fail", "10",
               "--lose", "10", "--seed", "7"});
  auto const file = stand.folder().write("customers.csv", roster(40));
  auto const ended = stand.run({"link-pal", "-f", file, "--partner-id", "1234567", "--timeout", "5",
                                "--parallel", "40", "-o", "json"});
  INFO(ended.err);
  CHECK(ended.code == 0);
  CHECK(summary(ended.out).at("total") == 40);
  CHECK(summary(ended.out).at("failed") == 0);
}

TEST_CASE("tenant list pages through ARM and is a roster") {
  Stand stand;
  auto const ended = stand.run({"tenant", "list", "-o", "csv"});
  INFO(ended.err);
  CHECK(ended.code == 0);
  CHECK(ended.out.find("tenant,name,domain,access,source,tenant_id\n") == 0);
  CHECK(ended.out.find(",home,arm,") != std::string::npos);
}

TEST_CASE("an application that asks for all tenants is told that it sees only its own") {
  Stand stand;
  auto const ended = stand.run({"link-pal", "--all-tenants", "--partner-id", "1234567", "--yes"});
  CHECK(ended.code == 2);
  CHECK(ended.err.find("--tenants FILE") != std::string::npos);
}
