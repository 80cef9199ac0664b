// Where tenants come from: ARM, Partner Center and rosters, alone and together.

#include "acceptance/person.hpp"
#include "partnerctl/core/csv.hpp"
#include "partnerctl/core/json.hpp"
#include "partnerctl/core/text.hpp"
#include "support/raw_server.hpp"

#include <catch2/catch.hpp>
#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include <atomic>
#include <fstream>
#include <set>
#include <sstream>

using namespace partnerctl;
using Catch::Matchers::Contains;
using core::Json;
using test::Ended;
using test::Stand;

namespace {

// The sandbox's Partner Center belongs to the cloud, too.
void add_partner_center(Stand const& stand, std::string const& url) {
  stand.configure("token_store = \"file\"\n", "partner_center = \"" + url +
                                                  "\"\n[profile.default]\nclient_id = \"" +
                                                  sandbox::k_public_client_id + "\"\n");
}

void sign_in(Stand& stand, std::vector<std::string> const& options = {}) {
  stand.use_person();
  add_partner_center(stand, stand.url());
  test::Person(stand).signs_in(options);
}

Json tenants_in(Ended const& ended) {
  INFO(ended.err);
  auto const document = core::parse_json(ended.out);
  REQUIRE(document);
  return document->at("tenants");
}

std::vector<std::vector<std::string>> records_in(std::string const& text) {
  auto const parsed = core::parse_csv(text);
  CHECK(parsed.faults.empty());
  std::vector<std::vector<std::string>> records;
  for (auto const& record : parsed.records) {
    records.push_back(record.fields);
  }
  return records;
}

} // namespace

TEST_CASE("a thousand customers in pages are listed, and merged with ARM's tenants each once") {
  Stand stand({"--in-memory", "--extra-customers", "1000", "--extra-tenants", "500"});
  sign_in(stand);
  auto const ended =
      stand.run({"tenant", "list", "--from", "partner-center", "--from", "arm", "-o", "json"});
  REQUIRE(ended.code == 0);
  auto const tenants = tenants_in(ended);
  // 11 built-in customers, and of ARM's 12 those two that are none.
  CHECK(tenants.size() == 1000 + 500 + 14);
  int both = 0;
  int unreachable = 0;
  std::set<std::string> ids;
  for (auto const& tenant : tenants) {
    ids.insert(tenant.at("tenantId").get<std::string>());
    both += tenant.at("source") == "arm, partner-center" ? 1 : 0;
    unreachable += tenant.at("access").is_null() ? 1 : 0;
  }
  CHECK(ids.size() == tenants.size());
  CHECK(both == 10);
  CHECK(unreachable == 1002);
}

TEST_CASE("a roster is resolved without any sign-in and domains that fail are told") {
  std::atomic<int> others = 0;
  Stand stand(sandbox::Options{
      .extra_tenants = 300, .observer = [&](auto const& request, auto const&) {
        bool const is_metadata =
            request.target.find("/.well-known/openid-configuration") != std::string::npos;
        others += is_metadata ? 0 : 1;
      }});
  stand.forget_secret();
  std::string roster = "tenant,owner\n";
  for (int i = 1; i <= 300; ++i) {
    roster += fmt::format("tenant-{:05}.example,=Ann {}\n", i, i);
  }
  auto const file = stand.folder().write("customers.csv", roster);
  auto const ended = stand.run({"tenant", "list", "--from", file, "-o", "json"});
  INFO(ended.err);
  CHECK(ended.code == 0);
  auto const tenants = tenants_in(ended);
  REQUIRE(tenants.size() == 300);
  CHECK(tenants[41].at("tenantId") == "5a4d0000-0000-4000-8001-000000000042");
  CHECK(tenants[41].at("domain") == "tenant-00042.example");
  CHECK(tenants[41].at("columns").at("owner") == "=Ann 42");
  CHECK(others == 0);

  auto const some = stand.run({"tenant", "list", "--from", "-", "-o", "json"},
                              "contoso.example\ngone.example\n"
                              "5a4d0000-0000-4000-8000-0000000000ff\nhome\n");
  CHECK(some.code == 5);
  CHECK_THAT(some.err, Contains("standard input:2: no tenant has the domain gone.example") &&
                           Contains("standard input:4: 'home'"));
  CHECK(tenants_in(some)[1].at("tenantId").is_null());
  CHECK(tenants_in(some)[1].at("error").at("kind") == "not-found");
  CHECK(tenants_in(some)[2].at("error").is_null());
  CHECK(stand.run({"tenant", "list", "--from", "-"}, "gone.example\n").code == 1);
  CHECK(others == 0);
}

TEST_CASE("a roster goes through tenant list and link-pal and keeps the columns of its owner") {
  Stand stand;
  auto const file = stand.folder().write(
      "customers.csv", "account_manager,tenant,Partner_ID,since,labels\n"
                       "\"=Ann, \"\"A\"\"\",contoso.example,7654321,'-5,gold; emea\n"
                       "' x ,5a4d0000-0000-4000-8000-000000000002,,\" two\nlines\",\n");
  auto const first = stand.run({"tenant", "list", "--from", file, "-o", "csv"});
  REQUIRE(first.code == 0);
  auto const records = records_in(first.out);
  CHECK(core::join(records[0], ",") == "tenant,name,domain,access,source,tenant_id,"
                                       "account_manager,Partner_ID,since,labels");
  CHECK(records[1][6] == "'=Ann, \"A\"");
  CHECK(records[1][8] == "''-5");
  auto const again = stand.run({"tenant", "list", "--from", "-", "-o", "csv"}, first.out);
  CHECK(again.out == first.out);
  auto const own =
      tenants_in(stand.run({"tenant", "list", "--from", "-", "-o", "json"}, first.out));
  CHECK(own[0].at("columns") == Json{{"account_manager", "=Ann, \"A\""},
                                     {"Partner_ID", "7654321"},
                                     {"since", "'-5"},
                                     {"labels", "gold; emea"}});
  CHECK(own[1].at("columns").at("since") == " two\nlines");
  auto const linked =
      stand.run({"link-pal", "-f", "-", "--label", "emea", "--dry-run", "-o", "json"}, first.out);
  CHECK(linked.code == 0);
  CHECK(tenants_in(linked)[0].at("wantedPartnerId") == "7654321");
}

TEST_CASE("a next page on another host is refused and reported") {
  test::TestCa ca;
  std::atomic<int> elsewhere = 0;
  test::RawServer const other(
      [&](test::RawConnection& connection) {
        ++elsewhere;
        connection.send(test::raw_answer(200, R"({"items":[]})"));
      },
      {.tls = ca.issue()});
  Json const page{{"items", Json::array({{{"id", "5a4d0000-0000-4000-8000-000000000001"}}})},
                  {"links",
                   {{"next",
                     {{"uri", other.url("localhost") + "/v1/customers?seekOperation=Next"},
                      {"method", "GET"}}}}}};
  test::RawServer const center(test::always(test::raw_answer(200, core::write_json(page))),
                               {.tls = ca.issue()});
  Stand stand;
  std::stringstream own;
  own << std::ifstream(stand.ca_file()).rdbuf();
  auto const both = stand.folder().write("both.pem", ca.pem() + own.str());
  stand.folder().write("config.toml",
                       fmt::format("[cloud.lab]\nauthority = \"{0}\"\nresource_manager = \"{0}\"\n"
                                   "partner_center = \"{1}\"\nca_file = \"{2}\"\n",
                                   stand.url(), center.url("localhost"), both));
  auto const ended = stand.run({"tenant", "list", "--from", "partner-center", "-o", "json"});
  CHECK(ended.code == 1);
  CHECK(ended.out.empty());
  CHECK_THAT(ended.err,
             Contains("next link points to " + other.url("localhost") + ", which is not followed"));
  CHECK(elsewhere == 0);
}

TEST_CASE("a name that attacks pages, spreadsheets and terminals does nothing anywhere") {
  Stand stand;
  sign_in(stand);
  for (auto const* format : {"table", "csv", "tsv", "json", "jsonl"}) {
    auto const ended = stand.run({"tenant", "list", "--from", "partner-center", "-o", format});
    CHECK(ended.code == 0);
    CHECK(ended.out.find('\x1b') == std::string::npos);
    CHECK_THAT(ended.out, Contains("HYPERLINK"));
    for (auto const* begin : {"\n=", ",=", ",\"=", "\t="}) {
      CHECK(ended.out.find(begin) == std::string::npos);
    }
  }
}

TEST_CASE("Partner Center refuses a sign-in without MFA with exit code 4 and what to do") {
  Stand stand;
  sign_in(stand, {"--tenant", "woodgrove.example"});
  auto const ended = stand.run({"tenant", "list", "--from", "partner-center"});
  CHECK(ended.code == 4);
  CHECK(ended.out.empty());
  CHECK_THAT(ended.err,
             Contains("multi-factor authentication") && Contains("partnerctl auth login"));
}

TEST_CASE("a source that is none is wrong usage, and a cloud without Partner Center says so") {
  Stand stand;
  auto const mistyped = stand.run({"tenant", "list", "--from", "partnercenter"});
  CHECK(mistyped.code == 2);
  CHECK_THAT(mistyped.err, Contains("did you mean --from partner-center?"));
  auto const none = stand.run({"tenant", "list", "--from", "partner-center"});
  CHECK(none.code == 2);
  CHECK_THAT(none.err, Contains("[cloud.lab]"));
}
