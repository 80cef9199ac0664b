#include "partnerctl/cpor/claims_by_tenant.hpp"

#include <catch2/catch.hpp>

#include <deque>
#include <string>

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
};

std::vector<std::string> ids(std::span<OtherClaim const> claims) {
  std::vector<std::string> all;
  for (auto const& claim : claims) {
    all.push_back(claim.kept->id);
  }
  return all;
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
