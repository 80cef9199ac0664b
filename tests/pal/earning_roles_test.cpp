#include "partnerctl/core/attempt.hpp"
#include "partnerctl/core/csv.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/pal/earning_roles.hpp"
#include "support/fixtures.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>

using namespace partnerctl;
using Catch::Matchers::Contains;
using pal::EarningRoles;

namespace {

core::Guid guid(std::string const& text) {
  return core::Guid::parse(text).value();
}

std::string const k_contributor = "b24988ac-6180-42a0-ab88-20f7382dd24c";
std::string const k_reader = "acdd72a7-3385-48ef-bd42-f606fba81ae7";
std::string const k_support = "cfd33db0-3dd1-45e3-aa9d-cdbdf3b6f24e";

EarningRoles parse(std::string const& text) {
  return pal::parse_earning_roles(text, "mine.csv");
}

std::string complaint(std::string const& text) {
  auto const tried = core::attempt([&text] { return parse(text); });
  REQUIRE(tried.error);
  CHECK(tried.error->kind == core::ErrorKind::usage);
  CHECK_THAT(tried.error->hint, Contains("role_id"));
  return tried.error->message;
}

} // namespace

TEST_CASE("the built-in table is whole and dated") {
  auto const& table = EarningRoles::built_in();
  CHECK(table.all().size() == 122);
  CHECK(std::count_if(table.all().begin(), table.all().end(),
                      [](auto const& role) { return role.earns; }) == 98);
  CHECK(table.as_of() == "2022-11");
  CHECK(table.description() == "Microsoft's table of 2022-11");
  for (auto const& role : table.all()) {
    INFO(role.name);
    CHECK_FALSE(role.id.is_nil());
  }
}

TEST_CASE("the built-in table says what Microsoft's published one says") {
  auto const text = test::recorded("pal/pec-roles.csv");
  if (!text) {
    return;
  }
  auto const csv = core::parse_csv(*text);
  auto const& all = EarningRoles::built_in().all();
  REQUIRE(csv.records.size() == all.size() + 1);
  for (std::size_t i = 0; i < all.size(); ++i) {
    CHECK(all[i].name == csv.records[i + 1].fields.at(0));
    CHECK(all[i].earns == (csv.records[i + 1].fields.at(1) == "yes"));
  }
}

TEST_CASE("a role is found by its ID whatever it is called now, and else by its name") {
  auto const& table = EarningRoles::built_in();
  CHECK(table.find(guid(k_contributor), "renamed")->earns);
  CHECK(table.find(guid(k_reader), "Contributor")->name == "Reader");
  CHECK(table.find(guid(k_support), "")->name == "Support Request Contributor");
  CHECK(table.find({}, " user access ADMINISTRATOR ")->earns);
  CHECK_FALSE(table.find({}, "Cognitive Services User")->earns);
  CHECK(table.find(guid("00000000-0000-4000-8000-000000000009"), "Something New") == nullptr);
  CHECK(table.find({}, "") == nullptr);
}

TEST_CASE("a file takes the place of the table") {
  auto const table = parse("\xEF\xBB\xBF"
                           "Earns,role_id, role\n"
                           "YES,ACDD72A7-3385-48ef-bd42-f606fba81ae7,Reader\r\n"
                           "no,,\"Contributor, of old\"\n");
  REQUIRE(table.all().size() == 2);
  CHECK(table.find(guid(k_reader), "")->earns);
  CHECK_FALSE(table.find({}, "contributor, of old")->earns);
  CHECK(table.as_of().empty());
  CHECK(table.description() == "the table mine.csv");
}

TEST_CASE("the table written is the table read") {
  auto const again = parse(pal::earning_roles_csv(EarningRoles::built_in()));
  auto const& all = EarningRoles::built_in().all();
  REQUIRE(again.all().size() == all.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    CHECK(again.all()[i].name == all[i].name);
    CHECK(again.all()[i].id == all[i].id);
    CHECK(again.all()[i].earns == all[i].earns);
  }
}

TEST_CASE("each bad line of a table is told with its number, and none is used") {
  auto const message = complaint("role,role_id,earns\n"
                                 "Reader,,no\n"
                                 "Owner,,perhaps\n"
                                 "Owner2,not-a-guid,yes\n"
                                 ",,yes\n"
                                 "reader,,yes\n"
                                 "A," +
                                 k_reader + ",yes\nB," + k_reader +
                                 ",yes\n"
                                 "C,yes\n"
                                 "\"open,,yes\n");
  CHECK(message == "mine.csv:3: earns is yes or no, not 'perhaps'\n"
                   "mine.csv:4: the role_id 'not-a-guid' is no GUID\n"
                   "mine.csv:5: the role has no name\n"
                   "mine.csv:6: the role 'reader' stands here for the second time\n"
                   "mine.csv:8: the role_id '" +
                       k_reader +
                       "' stands here for the second time\n"
                       "mine.csv:9: has 2 fields, the header has 3\n"
                       "mine.csv:10: this quote is not closed (column 1)");
}

TEST_CASE("the ID of no role is no ID") {
  CHECK_THAT(complaint("role,role_id,earns\nOwner,00000000-0000-0000-0000-000000000000,yes\n"),
             Contains("is no GUID"));
}

TEST_CASE("a table whose header is not its own is refused") {
  CHECK_THAT(complaint("role,pec_eligible\nOwner,yes\n"),
             Contains("mine.csv:1: the column 'pec_eligible'") &&
                 Contains("no column is called 'earns'"));
  CHECK_THAT(complaint("role,earns,Earns\nOwner,yes,no\n"), Contains("stands here twice"));
  CHECK_THAT(complaint("earns\nyes\n"), Contains("no column is called 'role'"));
}

TEST_CASE("a table of nothing is refused") {
  CHECK_THAT(complaint(""), Contains("the table is empty"));
  CHECK_THAT(complaint("role,earns\n\n"), Contains("no role follows the header"));
}

TEST_CASE("of a table that is wrong throughout only the first lines are told") {
  std::string text = "role,earns\n";
  for (int i = 0; i < 30; ++i) {
    text += "Role " + std::to_string(i) + ",maybe\n";
  }
  auto const message = complaint(text);
  CHECK_THAT(message, Contains("mine.csv:21:") && !Contains("mine.csv:22:"));
  CHECK_THAT(message, Contains("and 10 more"));
}

TEST_CASE("no text of a table can move a cursor") {
  CHECK(complaint("role,earns\nOwner,\x1b[2J\n").find('\x1b') == std::string::npos);
}

TEST_CASE("the table in the documents is the one that is built in") {
  auto const now = pal::earning_roles_csv(EarningRoles::built_in());
  std::string const path = test::source_folder() + "/docs/earning-roles.csv";
  if (std::getenv("PARTNERCTL_WRITE_GOLDEN") != nullptr) {
    std::ofstream(path) << now;
  }
  std::ifstream file(path);
  std::ostringstream text;
  text << file.rdbuf();
  CHECK(text.str() == now);
}
