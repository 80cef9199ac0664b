#include "partnerctl/core/attempt.hpp"
#include "partnerctl/fleet/selection.hpp"

#include <catch2/catch.hpp>
#include <fmt/core.h>

#include <algorithm>
#include <set>

using namespace partnerctl;
using fleet::Entry;
using fleet::Shard;

namespace {

core::TenantRef tenant(std::string const& text) {
  return core::TenantRef::parse(text);
}

std::vector<Entry> roster(int count) {
  std::vector<Entry> entries;
  for (int i = 0; i < count; ++i) {
    entries.push_back({.tenant = tenant(fmt::format("customer{}.onmicrosoft.com", i))});
  }
  return entries;
}

std::set<std::string> texts(std::vector<fleet::Assignment> const& assignments) {
  std::set<std::string> all;
  for (auto const& assignment : assignments) {
    all.insert(assignment.tenant.text());
  }
  return all;
}

} // namespace

TEST_CASE("a shard is read as K of N") {
  CHECK(fleet::parse_shard("1/1") == Shard{1, 1});
  CHECK(fleet::parse_shard("2/8") == Shard{2, 8});
  CHECK(fleet::parse_shard("1000/1000") == Shard{1000, 1000});
}

TEST_CASE("any other text is no shard and is quoted") {
  auto const* const text =
      GENERATE("", "/", "1", "1/", "/2", "0/2", "3/2", "1/0", "-1/2", "+1/2", "1/2/3", " 1/2",
               "1 /2", "1/1001", "99999999999999999999/2", "1.0/2", "a/b");
  auto const tried = core::attempt([&] { return fleet::parse_shard(text); });
  INFO(text);
  REQUIRE(tried.error);
  CHECK(tried.error->kind == core::ErrorKind::usage);
  CHECK(tried.error->message == fmt::format("'{}' is no shard", text));
}

TEST_CASE("where a tenant belongs is the same for ever") {
  // Computed by another program: a change here sends every matrix that runs somewhere else.
  CHECK(fleet::shard_of(tenant("contoso.onmicrosoft.com"), 8) == 8);
  CHECK(fleet::shard_of(tenant("contoso.onmicrosoft.com"), 1000) == 72);
  CHECK(fleet::shard_of(tenant("Fabrikam.COM"), 8) == 5);
  CHECK(fleet::shard_of(tenant("fabrikam.com"), 1000) == 725);
  CHECK(fleet::shard_of(tenant("72F988BF-86F1-41AF-91AB-2D7CD011DB47"), 8) == 2);
  CHECK(fleet::shard_of(tenant("72f988bf-86f1-41af-91ab-2d7cd011db47"), 3) == 1);
  CHECK(fleet::shard_of(tenant("fabrikam.com"), 1) == 1);
}

TEST_CASE("every tenant is in exactly one shard whatever the order of the rows") {
  auto entries = roster(200);
  std::set<std::string> all;
  std::size_t sum = 0;
  std::vector<std::set<std::string>> parts;
  for (int k = 1; k <= 7; ++k) {
    auto const part = fleet::select(entries, {.shard = Shard{k, 7}});
    for (std::size_t i = 0; i < part.size(); ++i) {
      REQUIRE(part[i].index == i);
    }
    parts.push_back(texts(part));
    sum += part.size();
    all.merge(texts(part));
  }
  CHECK(sum == 200);
  CHECK(all.size() == 200);
  std::reverse(entries.begin(), entries.end());
  for (int k = 1; k <= 7; ++k) {
    CHECK(texts(fleet::select(entries, {.shard = Shard{k, 7}})) ==
          parts[static_cast<std::size_t>(k - 1)]);
  }
}

TEST_CASE("the shards of a roster are about as large as one another") {
  auto const entries = roster(8000);
  int const count = GENERATE(2, 8, 16);
  for (int k = 1; k <= count; ++k) {
    auto const size = static_cast<int>(fleet::select(entries, {.shard = Shard{k, count}}).size());
    CHECK(size > 8000 / count * 8 / 10);
    CHECK(size < 8000 / count * 12 / 10);
  }
}

TEST_CASE("a shard is part of what was selected and a row that repeats a tenant stays with it") {
  std::vector<Entry> entries = roster(20);
  entries.push_back({.tenant = tenant("CUSTOMER3.onmicrosoft.com"), .name = "Three"});
  std::size_t sum = 0;
  for (int k = 1; k <= 3; ++k) {
    auto const part = fleet::select(
        entries, {.exclude = {tenant("customer4.onmicrosoft.com")}, .shard = Shard{k, 3}});
    CHECK(texts(part).count("customer4.onmicrosoft.com") == 0);
    sum += part.size();
  }
  CHECK(sum == 19);
}

TEST_CASE("a shard without tenants is no error but a selection without tenants is") {
  auto const entries = roster(1);
  int const own = fleet::shard_of(entries[0].tenant, 5);
  for (int k = 1; k <= 5; ++k) {
    CHECK(fleet::select(entries, {.shard = Shard{k, 5}}).size() == (k == own ? 1U : 0U));
  }
  auto const nothing = core::attempt([&] {
    return fleet::select(entries, {.exclude = {entries[0].tenant}, .shard = Shard{1, 5}});
  });
  REQUIRE(nothing.error);
  CHECK(nothing.error->kind == core::ErrorKind::usage);
  CHECK(core::attempt([&] { return fleet::select({}, {.shard = Shard{1, 5}}); }).error);
}

TEST_CASE("lines that disagree with the option are refused in every shard alike") {
  auto entries = roster(2);
  entries[0].partner_id = core::PartnerId::parse("7");
  for (int k = 1; k <= 4; ++k) {
    CHECK(core::attempt([&] {
            return fleet::select(entries,
                                 {.partner_id = core::PartnerId::parse("8"), .shard = Shard{k, 4}});
          }).error);
  }
}
