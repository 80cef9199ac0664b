#include "config/claims.hpp"
#include "config/written.hpp"

using namespace partnerctl;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;
using test::Written;

namespace {

std::string table(std::string const& line) {
  return "[claims]\n" + line + "\n";
}

config::Claims read(std::string const& lines) {
  return Written(table(lines)).read().claims;
}

} // namespace

TEST_CASE("every key of the claims' table is read") {
  Written const written("[claims]\n"
                        "submitted_days = 0\n"
                        "review_days = 20\n"
                        "partner_action_days = 10\n"
                        "dispute_answer_days = 6\n"
                        "consent_days = 366\n"
                        "dispute_window_days = 31\n"
                        "renewal_notice_days = 90\n"
                        "time_zone = \"Europe/Berlin\"\n"
                        "holidays = [\"2026-12-25\", 2026-01-01, \"2026-12-25\"]\n"
                        "workloads = \"catalogue.csv\"\n"
                        "own_tenants = [\"11111111-AAAA-4BBB-8CCC-000000000001\",\n"
                        "               \"11111111-aaaa-4bbb-8ccc-000000000001\"]\n"
                        "proof_types = [\"pdf\", \".DOCX\", \"PDF\"]\n"
                        "proof_warn_mib = 10000\n"
                        "portal_url = \"https://Partner.example/dashboard/v2/claims?a=b#c\"\n");
  auto const claims = written.read().claims;
  CHECK(claims.submitted_days == 0);
  CHECK(claims.review_days == 20);
  CHECK(claims.partner_action_days == 10);
  CHECK(claims.dispute_answer_days == 6);
  CHECK(claims.consent_days == 366);
  CHECK(claims.dispute_window_days == 31);
  CHECK(claims.renewal_notice_days == 90);
  CHECK(claims.time_zone == "Europe/Berlin");
  REQUIRE(claims.holidays.size() == 2);
  CHECK(core::format_date(claims.holidays[0]) == "2026-01-01");
  CHECK(core::format_date(claims.holidays[1]) == "2026-12-25");
  CHECK(claims.workloads == written.folder.path() + "/catalogue.csv");
  REQUIRE(claims.own_tenants.size() == 1);
  CHECK(claims.own_tenants[0].text() == "11111111-aaaa-4bbb-8ccc-000000000001");
  CHECK(claims.proof_types == std::vector<std::string>{"pdf", "docx"});
  CHECK(claims.proof_warn_mib == 10000);
  CHECK(claims.portal_url == "https://partner.example/dashboard/v2/claims?a=b#c");
}

TEST_CASE("a table of claims that says nothing and none at all are the same") {
  auto const* const text =
      GENERATE("[claims]\n", "", "[claims]\nholidays = []\nown_tenants = []\n");
  auto const claims = Written(text).read().claims;
  CHECK_FALSE((claims.submitted_days || claims.review_days || claims.partner_action_days ||
               claims.dispute_answer_days || claims.consent_days || claims.dispute_window_days ||
               claims.renewal_notice_days || claims.time_zone || claims.workloads ||
               claims.proof_warn_mib || claims.portal_url));
  CHECK((claims.holidays.empty() && claims.own_tenants.empty() && claims.proof_types.empty()));
}

TEST_CASE("a number of days is whole and from 0 to 366, for each of them") {
  auto const* const key =
      GENERATE("submitted_days", "review_days", "partner_action_days", "dispute_answer_days",
               "consent_days", "dispute_window_days", "renewal_notice_days");
  auto const [value, message] =
      GENERATE(table<std::string, std::string>({{"-1", " is -1"},
                                                {"367", " is 367"},
                                                {"4294967297", " is 4294967297"},
                                                {"9223372036854775807", " is 9223372036854775807"},
                                                {"5.0", " must be a whole number"},
                                                {"\"5\"", " must be a whole number"},
                                                {"true", " must be a whole number"},
                                                {"[5]", " must be a whole number"},
                                                {"2026-01-01", " must be a whole number"}}));
  Written const written(::table(key + std::string(" = ") + value));
  CHECK(written.fault() ==
        "2:" + std::to_string(std::string(key).size() + 4) + ": claims." + key + message);
  CHECK_THAT(written.error().hint, Contains("0 to 366"));
}

TEST_CASE("a proof is called large from 1 to 10000 MiB on") {
  CHECK(read("proof_warn_mib = 1").proof_warn_mib == 1);
  CHECK(Written(table("proof_warn_mib = 0")).fault() == "2:18: claims.proof_warn_mib is 0");
  CHECK(Written(table("proof_warn_mib = 10001")).fault() == "2:18: claims.proof_warn_mib is 10001");
}

TEST_CASE("a fault in the claims' table is told with its place") {
  auto const [text, message] = GENERATE(table<std::string, std::string>({
      {"claims = 3", "1:10: claims must be a table"},
      {"[[claims]]\n", "1:1: claims must be a table"},
      {"[claims]\nreviewdays = 3", "2:1: unknown key 'claims.reviewdays'"},
      {"[claims]\nsubmit_days = 3", "2:1: unknown key 'claims.submit_days'"},
      {"[claims.x]\n", "1:9: unknown key 'claims.x'"},
      {"[claims]\ntime_zone = 1", "2:13: claims.time_zone must be a text"},
      {"[claims]\nworkloads = [\"a\"]", "2:13: claims.workloads must be a text"},
      {"[claims]\nworkloads = \" \"", "2:13: claims.workloads is empty"},
      {"[claims]\nown_tenants = \"a\"", "2:15: claims.own_tenants must be a list of texts"},
      {"[claims]\nown_tenants = [7]", "2:16: claims.own_tenants[0] must be a text"},
      {"[claims]\nown_tenants = [\"contoso.example\"]",
       "2:16: claims.own_tenants[0] is no tenant's ID"},
      {"[claims]\nown_tenants = [\n\"11111111-aaaa-4bbb-8ccc-000000000001\",\n "
       "\"00000000-0000-0000-0000-000000000000\"]",
       "4:2: claims.own_tenants[1] is no tenant's ID"},
      {"[claims]\nproof_types = []", "2:15: claims.proof_types is empty"},
      {"[claims]\nproof_types = [\"pdf\", \"\"]", "2:23: claims.proof_types[1] is empty"},
      {"[claims]\nproof_types = [\".\"]", "2:16: claims.proof_types[0] is no ending"},
      {"[claims]\nproof_types = [\"..pdf\"]", "2:16: claims.proof_types[0] is no ending"},
      {"[claims]\nproof_types = [\"p df\"]", "2:16: claims.proof_types[0] is no ending"},
      {"[claims]\nproof_types = [\"abcdefghijklmnopq\"]",
       "2:16: claims.proof_types[0] is no ending"},
      {"[claims]\nproof_types = \"pdf\"", "2:15: claims.proof_types must be a list of texts"},
      {"[claims]\nproof_types = [\"a\\u0000\"]",
       "2:16: claims.proof_types[0] holds a control character"},
  }));
  CAPTURE(text);
  CHECK_THAT(Written(text).fault(), StartsWith(message));
}

TEST_CASE("a mistyped key of the claims' table is answered with the nearest") {
  CHECK(Written("[claims]\nreviewdays = 3").error().hint == "did you mean 'claims.review_days'?");
  CHECK_THAT(Written("[claims]\nxyz = 3").error().hint, Contains("portal_url"));
  CHECK(Written("[claim]\n").error().hint == "did you mean 'claims'?");
}

TEST_CASE("the portal's page is https, or http on loopback, whatever follows the host") {
  CHECK(read("portal_url = \"https://PARTNER.example:443\"").portal_url ==
        "https://partner.example");
  CHECK(read("portal_url = \"https://partner.example?x=1\"").portal_url ==
        "https://partner.example?x=1");
  CHECK(read("portal_url = \"http://127.0.0.1:8080/claims\"").portal_url ==
        "http://127.0.0.1:8080/claims");
  auto const [value, message] = GENERATE(table<std::string, std::string>(
      {{"http://partner.example/claims", "is plain http"},
       {"http://127.0.0.1.evil.example/", "is plain http"},
       {"https://user:hidden@partner.example/", "is not the address of a page"},
       {"javascript:alert('hidden')", "is not the address of a page"},
       {"file:///hidden", "is not the address of a page"},
       {"//partner.example/hidden", "is not the address of a page"},
       {"partner.example/hidden", "is not the address of a page"},
       {"https:///hidden", "is not the address of a page"},
       {"https://partner.example/hidden b", "holds what no address does"},
       {"https://partner.example/<hidden>", "holds what no address does"},
       {"https://partner.example/\\\"hidden", "holds what no address does"},
       {"https://partner.example/\xC3\xA9?hidden", "holds what no address does"}}));
  auto const fault = Written(::table("portal_url = \"" + value + "\"")).fault();
  CHECK_THAT(fault, StartsWith("2:14: claims.portal_url " + message) && !Contains("hidden"));
}
