#include "partnerctl/core/text.hpp"
#include "partnerctl/cpor/claims_by_tenant.hpp"

#include <catch2/catch.hpp>
#include <fmt/core.h>

#include <deque>
#include <string>

using namespace partnerctl;
using namespace partnerctl::cpor;

namespace {

struct Book {
  std::deque<KeptClaim> claims{};
  std::vector<OtherClaim> all{};

  void add(std::string const& id, std::string const& tenant) {
    auto& kept = claims.emplace_back();
    kept.id = id;
    kept.claim.customer_tenant_id = tenant;
    all.push_back({.kept = &kept});
  }
  void add(std::string const& id, std::string const& tenant,
           std::vector<std::string> const& subscriptions) {
    add(id, tenant);
    auto& claim = claims.back().claim;
    claim.partner_role = "usage-recognition";
    for (auto const& subscription : subscriptions) {
      claim.workloads.push_back({.name = "Sales", .subscription_id = subscription});
    }
  }
};

std::vector<std::string> ids(std::span<OtherClaim const> claims) {
  std::vector<std::string> all;
  for (auto const& claim : claims) {
    all.push_back(claim.kept->id);
  }
  return all;
}

std::string guid(std::size_t number) {
  return fmt::format("6f1e2d3c-4b5a-4978-8695-{:012x}", number);
}

} // namespace

TEST_CASE("claims of a tenant are found however its ID is written, in their order") {
  Book book;
  book.add("C-1", "BBBB");
  book.add("C-2", "aaaa");
  book.add("C-3", "bbbb");
  book.add("C-4", "");
  book.add("C-5", "bbbB");
  ClaimsByTenant const by_tenant(book.all);
  CHECK(ids(by_tenant.of("bbbb")) == std::vector<std::string>{"C-1", "C-3", "C-5"});
  CHECK(ids(by_tenant.of("AAAA")) == std::vector<std::string>{"C-2"});
  CHECK(ids(by_tenant.of("")) == std::vector<std::string>{"C-4"});
  CHECK(by_tenant.of("aaa").empty());
  CHECK(by_tenant.of("cccc").empty());
}

TEST_CASE("of an empty book every tenant has no claims") {
  ClaimsByTenant const by_tenant({});
  CHECK(by_tenant.of("aaaa").empty());
  CHECK(by_tenant.of("").empty());
}

TEST_CASE("with a tenant's claims come those of others that have a subscription of it") {
  Book book;
  book.add("C-1", guid(1), {guid(101), guid(102)});
  book.add("C-2", guid(2), {guid(102), guid(101)});
  book.add("C-3", guid(3), {guid(103)});
  book.add("C-4", core::to_upper(guid(1)), {guid(103)});
  book.add("C-5", guid(3), {core::to_upper(guid(102))});
  book.add("C-6", guid(4), {guid(104), "", "S-1"});
  book.add("C-7", "", {guid(104), "", "S-1"});
  ClaimsByTenant const by_tenant(book.all);
  // Of those of one subscription the first is enough, and each claim once.
  CHECK(ids(by_tenant.of(guid(1))) == std::vector<std::string>{"C-1", "C-4", "C-2", "C-3"});
  CHECK(ids(by_tenant.of(guid(2))) == std::vector<std::string>{"C-2", "C-1"});
  CHECK(ids(by_tenant.of(guid(3))) == std::vector<std::string>{"C-3", "C-5", "C-1", "C-4"});
  CHECK(ids(by_tenant.of(guid(4))) == std::vector<std::string>{"C-6"});
  CHECK(ids(by_tenant.of("")) == std::vector<std::string>{"C-7"});
  CHECK(by_tenant.of(guid(5)).empty());
}

TEST_CASE("of other tenants come only claims that are open, and of Business Applications") {
  Book book;
  book.add("C-1", guid(1), {guid(101)});
  book.add("C-2", guid(2), {guid(101)});
  book.all.back().standing.status = Status::rejected;
  book.add("C-3", guid(3), {guid(101)});
  book.claims.back().claim.partner_role = "use-or-consume";
  book.add("C-4", guid(4), {guid(101)});
  ClaimsByTenant const by_tenant(book.all);
  CHECK(ids(by_tenant.of(guid(1))) == std::vector<std::string>{"C-1", "C-4"});
}

TEST_CASE("ten thousand tenants with one subscription among them stay few for each") {
  Book book;
  for (std::size_t i = 0; i < 10'000; ++i) {
    book.add("C-" + std::to_string(i), guid(i + 1), {guid(77'777)});
  }
  ClaimsByTenant const by_tenant(book.all);
  std::size_t count = 0;
  for (std::size_t i = 0; i < 10'000; ++i) {
    count += by_tenant.of(guid(i + 1)).size();
  }
  CHECK(count == 20'000);
}
