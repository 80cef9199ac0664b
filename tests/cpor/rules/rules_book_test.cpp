#include "cpor/rule_breakings.hpp"
#include "partnerctl/cpor/claims_by_tenant.hpp"

#include <catch2/catch.hpp>
#include <fmt/core.h>

using namespace partnerctl;
using namespace partnerctl::test;

namespace {

// A customer of its own for each claim of a book, with subscriptions of its own.
void give_tenant(ClaimBench& bench, std::size_t number) {
  bench.kept.id = fmt::format("C-{:04}", number);
  bench.claim().customer_tenant_id = fmt::format("6f1e2d3c-4b5a-4978-8695-{:012x}", number);
  auto& workloads = bench.claim().workloads;
  for (std::size_t i = 0; i < workloads.size(); ++i) {
    if (!workloads[i].subscription_id.empty()) {
      workloads[i].subscription_id = fmt::format("1111111{}-2222-4333-8444-{:012x}", i, number);
    }
  }
}

// So many claims of all four roles, and by turns each breaking in one of them.
std::vector<ClaimBench> broken_book(std::size_t count) {
  std::vector<ClaimBench> book;
  book.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    auto const& breaking = breakings()[i % breakings().size()];
    auto& bench = book.emplace_back(perfect(breaking.role));
    give_tenant(bench, i + 1);
    breaking.break_it(bench);
  }
  return book;
}

std::vector<cpor::OtherClaim> others_in(std::vector<ClaimBench> const& book) {
  std::vector<cpor::OtherClaim> others;
  for (auto const& bench : book) {
    others.push_back({.kept = &bench.kept, .standing = bench.standing});
    others.insert(others.end(), bench.others.begin(), bench.others.end());
  }
  return others;
}

// Claims of perfect customers, each of its own.
std::vector<ClaimBench> perfect_book(std::size_t count) {
  std::vector<ClaimBench> book;
  book.reserve(count);
  auto const roles = cpor::roles();
  for (std::size_t i = 0; i < count; ++i) {
    auto& bench = book.emplace_back(perfect(roles[i % roles.size()].role));
    bench.catalogue = cpor::built_in_catalogue();
    give_tenant(bench, i + 1);
  }
  return book;
}

} // namespace

TEST_CASE("500 claims of all roles, each broken once, are found wrong there and nowhere else") {
  auto book = broken_book(500);
  auto const others = others_in(book);
  for (std::size_t i = 0; i < book.size(); ++i) {
    auto const& breaking = breakings()[i % breakings().size()];
    INFO(book[i].kept.id << ": " << breaking.rule);
    auto examined = book[i].examined();
    examined.others = others;
    CHECK(places(cpor::check(examined)) ==
          std::vector<std::string>{breaking.rule + " at " + breaking.field});
  }
}

TEST_CASE("claims put together by tenant find what they find in the whole book") {
  auto book = broken_book(120);
  auto const others = others_in(book);
  cpor::ClaimsByTenant const by_tenant(others);
  for (auto& bench : book) {
    auto examined = bench.examined();
    examined.others = others;
    auto const with_all = places(cpor::check(examined));
    examined.others = by_tenant.of(bench.claim().customer_tenant_id);
    CHECK(places(cpor::check(examined)) == with_all);
  }
}

TEST_CASE("a subscription in two tenants is found by tenant as in the whole book, in both claims") {
  auto book = perfect_book(40);
  for (auto& bench : book) {
    if (!bench.claim().workloads[1].subscription_id.empty()) {
      bench.claim().workloads[1].subscription_id = "22222222-2222-4333-8444-555555555555";
    }
  }
  auto const others = others_in(book);
  cpor::ClaimsByTenant const by_tenant(others);
  for (auto& bench : book) {
    auto examined = bench.examined();
    examined.others = others;
    auto const with_all = said_by("subscription-of-one-tenant", cpor::check(examined));
    CHECK(with_all.size() == (bench.claim().workloads[1].subscription_id.empty() ? 0 : 1));
    examined.others = by_tenant.of(bench.claim().customer_tenant_id);
    CHECK(said_by("subscription-of-one-tenant", cpor::check(examined)) == with_all);
  }
}

TEST_CASE("of a thousand duplicates one is named and the others are counted") {
  auto bench = perfect(cpor::PartnerRole::use_or_consume);
  for (int i = 0; i < 1000; ++i) {
    bench.add_other(fmt::format("C-{}", i + 2), cpor::Status::approved);
  }
  auto const findings = bench.findings();
  REQUIRE(places(findings) == std::vector<std::string>{"duplicate at workloads[0].name",
                                                       "duplicate at workloads[1].name"});
  CHECK(findings[0].says.find("C-2 ") != std::string::npos);
  CHECK(findings[0].says.find("and 999 more") != std::string::npos);
}
