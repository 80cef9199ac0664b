#include "cli/tenant_list/merge.hpp"
#include "partnerctl/core/attempt.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using cli::FoundTenant;
using cli::TenantList;
using cli::TenantSource;
using Texts = std::vector<std::string>;

namespace {

core::TenantRef const k_tenant = core::TenantRef::parse("72f988bf-86f1-41af-91ab-2d7cd011db47");

FoundTenant row(std::vector<std::pair<std::string, std::string>> others, std::string where) {
  return {.source = TenantSource::file,
          .tenant = k_tenant,
          .others = std::move(others),
          .where = std::move(where)};
}

} // namespace

TEST_CASE("a tenant of several sources is one, named by the user before ARM and Partner Center") {
  TenantList list;
  list.add({.source = TenantSource::partner_center,
            .tenant = k_tenant,
            .name = "by Partner Center",
            .domain = "center.example"});
  list.add({.source = TenantSource::arm,
            .tenant = k_tenant,
            .name = "by ARM",
            .domain = "arm.example",
            .access = "guest"});
  REQUIRE(list.tenants().size() == 1);
  CHECK(list.tenants()[0].name == "by ARM");
  list.add(
      {.source = TenantSource::file, .tenant = k_tenant, .name = "by me", .access = "lighthouse"});
  auto const& tenant = list.tenants()[0];
  CHECK(tenant.name == "by me");
  CHECK(tenant.domain == "arm.example");
  CHECK(tenant.access == "guest");
  CHECK(tenant.sources ==
        std::set{TenantSource::arm, TenantSource::partner_center, TenantSource::file});
}

TEST_CASE("columns of several rosters are one set, by name in any case and by which of that name") {
  TenantList list;
  list.add(row({{"Note", "a"}, {"note", "b"}}, "x.csv:2"));
  list.add({.source = TenantSource::file,
            .tenant = core::TenantRef::parse("b.example"),
            .others = {{"more", "c"}, {"NOTE", "d"}}});
  CHECK(list.columns() == Texts{"Note", "note", "more"});
  CHECK(list.tenants()[0].others == Texts{"a", "b"});
  CHECK(list.tenants()[1].others == Texts{"d", "", "c"});
}

TEST_CASE(
    "of two rows of one tenant labels unite, empty values give way, and the first value stays") {
  TenantList list;
  list.add(row({{"labels", "a; b"}, {"note", ""}, {"owner", "Ann"}}, "x.csv:2"));
  list.add(row({{"labels", "b;c"}, {"note", "n"}, {"owner", "Bob"}}, "x.csv:3"));
  CHECK(list.tenants()[0].others == Texts{"a; b;c", "n", "Ann"});
  REQUIRE(list.lost().size() == 1);
  CHECK(list.lost()[0].find("x.csv:2 and x.csv:3 are one tenant") == 0);
  CHECK(list.lost()[0].find("disagree in owner: the first is kept") != std::string::npos);
}

TEST_CASE("two rows of one tenant that want different partners are wrong usage") {
  auto const column = GENERATE("partner_id", "Profile", "client_id");
  TenantList list;
  list.add(row({{column, "1"}}, "x.csv:2"));
  list.add(row({{column, " 1 "}}, "x.csv:3"));
  auto const tried = core::attempt([&] {
    list.add(row({{column, "2"}}, "x.csv:4"));
    return true;
  });
  REQUIRE(tried.error);
  CHECK(tried.error->kind == core::ErrorKind::usage);
  CHECK(tried.error->message.find("x.csv:2 and x.csv:4") == 0);
}
