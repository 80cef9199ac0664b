#include "partnerctl/core/attempt.hpp"
#include "partnerctl/fleet/selection.hpp"

#include <catch2/catch.hpp>
#include <fmt/core.h>

using namespace partnerctl;
using fleet::Entry;
using fleet::SelectionOptions;
using Labels = std::vector<std::string>;

namespace {

core::TenantRef tenant(std::string const& text) {
  return core::TenantRef::parse(text);
}

core::PartnerId partner(std::string const& text) {
  return core::PartnerId::parse(text);
}

std::string const k_guid = "72f988bf-86f1-41af-91ab-2d7cd011db47";
std::string const k_other_guid = "72f988bf-86f1-41af-91ab-2d7cd011db48";

core::Error refusal(std::vector<Entry> const& entries, SelectionOptions const& options = {}) {
  auto const result = core::attempt([&] { return fleet::select(entries, options); });
  REQUIRE(result.error);
  CHECK(result.error->kind == core::ErrorKind::usage);
  return *result.error;
}

} // namespace

TEST_CASE("entries of one tenant are united in the first one's place") {
  auto const selected = fleet::select(
      {{.tenant = tenant("b.com"), .labels = {"x"}, .where = "r:1"},
       {.tenant = tenant("a.com"), .where = "r:2"},
       {.tenant = tenant("B.com"),
        .name = "B",
        .partner_id = partner("1"),
        .profile = "p",
        .client_id = "c",
        .labels = {"y", "x"},
        .where = "r:3"},
       {.tenant = tenant("b.com"), .name = "Later", .partner_id = partner("1"), .where = "r:4"}},
      {});
  REQUIRE(selected.size() == 2);
  CHECK(selected[0].tenant.text() == "b.com");
  CHECK(selected[0].index == 0);
  CHECK(selected[0].name == "B");
  CHECK(selected[0].partner_id == partner("1"));
  CHECK(selected[0].profile == "p");
  CHECK(selected[0].client_id == "c");
  CHECK(selected[0].labels == Labels{"x", "y"});
  CHECK(selected[0].where == "r:1");
  CHECK(selected[1].tenant.text() == "a.com");
  CHECK(selected[1].index == 1);
}

TEST_CASE("entries of one tenant that disagree are refused with all their lines") {
  CHECK(refusal({{.tenant = tenant("a.com"), .partner_id = partner("1"), .where = "r:2"},
                 {.tenant = tenant("a.com"), .where = "r:3"},
                 {.tenant = tenant("a.com"), .partner_id = partner("2"), .where = "r:4"},
                 {.tenant = tenant("a.com"), .partner_id = partner("1"), .where = "--tenant"}})
            .message == "a.com has different partner IDs: r:2 (1), r:4 (2), --tenant (1)");
  auto const message = refusal({{.tenant = tenant("a.com"), .profile = "p", .where = "r:2"},
                                {.tenant = tenant("b.com"), .client_id = "c", .where = "r:3"},
                                {.tenant = tenant("a.com"), .profile = "q", .where = "r:4"},
                                {.tenant = tenant("b.com"), .client_id = "d", .where = "r:5"}})
                           .message;
  CHECK(message.find("a.com has different profiles: r:2 (p), r:4 (q)") != std::string::npos);
  CHECK(message.find("b.com has different client IDs: r:3 (c), r:5 (d)") != std::string::npos);
}

TEST_CASE("an excluded tenant's lines must agree as well") {
  refusal({{.tenant = tenant("a.com"), .partner_id = partner("1"), .where = "r:2"},
           {.tenant = tenant("a.com"), .partner_id = partner("2"), .where = "r:3"},
           {.tenant = tenant("b.com"), .where = "r:4"}},
          {.exclude = {tenant("a.com")}});
}

TEST_CASE("excluded tenants are left out, and the places have no gaps") {
  auto const selected = fleet::select({{.tenant = tenant("a.com")},
                                       {.tenant = tenant("b.com")},
                                       {.tenant = tenant(k_guid)},
                                       {.tenant = tenant("c.com")}},
                                      {.exclude = {tenant("A.com"), tenant(k_guid)}});
  REQUIRE(selected.size() == 2);
  CHECK(selected[0].tenant.text() == "b.com");
  CHECK(selected[1].tenant.text() == "c.com");
  CHECK(selected[1].index == 1);
}

TEST_CASE("excludes that no entry names as written are told") {
  std::vector<Entry> const entries{{.tenant = tenant("a.com")}};
  auto const unused = fleet::unused_excludes(entries, {tenant("A.COM"), tenant(k_guid)});
  REQUIRE(unused.size() == 1);
  CHECK(unused.front().text() == k_guid);
}

TEST_CASE("a tenant must carry every label asked for") {
  std::vector<Entry> const entries{{.tenant = tenant("a.com"), .labels = {"gold", "eu"}},
                                   {.tenant = tenant("b.com"), .labels = {"gold"}},
                                   {.tenant = tenant("c.com")}};
  CHECK(fleet::select(entries, {.labels = {"gold"}}).size() == 2);
  CHECK(fleet::select(entries, {.labels = {"gold", "eu"}}).size() == 1);
  auto const error = refusal(entries, {.labels = {"glod"}});
  CHECK(error.message == "of 3 tenants none is left after --label");
  CHECK(error.hint == "did you mean --label gold?");
  CHECK(refusal(entries, {.labels = {"platinum"}}).hint == "no tenant has the label 'platinum'");
}

TEST_CASE("a selection that ends empty is refused") {
  CHECK(refusal({}).message == "no tenant is selected");
  CHECK(refusal({{.tenant = tenant("a.com")}}, {.exclude = {tenant("a.com")}}).message ==
        "of 1 tenant none is left after --exclude");
}

TEST_CASE("the partner ID is the entry's, else the option's, else the default") {
  std::vector<Entry> const entries{{.tenant = tenant("a.com"), .partner_id = partner("7")},
                                   {.tenant = tenant("b.com")}};
  CHECK(fleet::select(entries, {})[0].partner_id == partner("7"));
  CHECK_FALSE(fleet::select(entries, {})[1].partner_id);
  auto const by_default = fleet::select(entries, {.default_partner_id = partner("8")});
  CHECK(by_default[0].partner_id == partner("7"));
  CHECK(by_default[1].partner_id == partner("8"));
  auto const by_option =
      fleet::select(entries, {.partner_id = partner("7"), .default_partner_id = partner("8")});
  CHECK(by_option[0].partner_id == partner("7"));
  CHECK(by_option[1].partner_id == partner("7"));
}

TEST_CASE("an option that disagrees with selected lines is refused, naming them") {
  std::vector<Entry> const entries{
      {.tenant = tenant("a.com"), .partner_id = partner("7"), .where = "r:2"},
      {.tenant = tenant("b.com"), .partner_id = partner("8"), .where = "r:3"},
      {.tenant = tenant("c.com"), .partner_id = partner("9"), .where = "r:4"}};
  CHECK(refusal(entries, {.exclude = {tenant("c.com")}, .partner_id = partner("8")}).message ==
        "--partner-id 8 disagrees with r:2 (7)");
  CHECK(refusal(entries, {.partner_id = partner("8")}).message ==
        "--partner-id 8 disagrees with r:2 (7), r:4 (9)");
}

TEST_CASE("a list of many lines is cut") {
  std::vector<Entry> entries;
  entries.reserve(30);
  for (int i = 0; i < 30; ++i) {
    entries.push_back({.tenant = tenant(fmt::format("t{}.com", i)),
                       .partner_id = partner("7"),
                       .where = fmt::format("r:{}", i)});
  }
  auto const message = refusal(entries, {.partner_id = partner("8")}).message;
  CHECK(message.find("r:19 (7) and 10 more") != std::string::npos);
}

TEST_CASE("two tenants could disagree only when a domain is among them and they differ") {
  auto const could = [](std::vector<Entry> const& entries) {
    return fleet::could_disagree(fleet::select(entries, {}));
  };
  CHECK(could({{.tenant = tenant("a.com"), .partner_id = partner("1")},
               {.tenant = tenant(k_guid), .partner_id = partner("2")}}));
  CHECK(could({{.tenant = tenant(k_guid), .profile = "p"}, {.tenant = tenant("a.com")}}));
  CHECK(could({{.tenant = tenant("a.com"), .client_id = "c"}, {.tenant = tenant("b.com")}}));
  CHECK_FALSE(could({{.tenant = tenant(k_guid), .partner_id = partner("1")},
                     {.tenant = tenant(k_other_guid), .partner_id = partner("2")}}));
  CHECK_FALSE(could({{.tenant = tenant("a.com"), .partner_id = partner("1")},
                     {.tenant = tenant(k_guid), .partner_id = partner("1")}}));
  CHECK_FALSE(fleet::could_disagree({}));
}

TEST_CASE("fifty thousand entries of which half are duplicates are united") {
  std::vector<Entry> entries;
  entries.reserve(50'000);
  for (int i = 0; i < 50'000; ++i) {
    entries.push_back({.tenant = tenant(fmt::format("t{}.com", i % 25'000)), .labels = {"x"}});
  }
  CHECK(fleet::select(entries, {.labels = {"x"}}).size() == 25'000);
}
