#include "partnerctl/fleet/claims.hpp"

#include <catch2/catch.hpp>

#include <atomic>
#include <thread>
#include <vector>

using namespace partnerctl;

TEST_CASE("the first row that claims a tenant has it, again and again") {
  auto const one = core::Guid::random();
  auto const other = core::Guid::random();
  fleet::Claims claims;
  CHECK(claims.claim(one, 3) == 3);
  CHECK(claims.claim(one, 0) == 3);
  CHECK(claims.claim(one, 3) == 3);
  CHECK(claims.claim(other, 0) == 0);
}

TEST_CASE("of many threads that claim one tenant, one gets it") {
  auto const tenant = core::Guid::random();
  fleet::Claims claims;
  std::atomic<int> winners = 0;
  {
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < 8; ++i) {
      threads.emplace_back([&, i] { winners += claims.claim(tenant, i) == i ? 1 : 0; });
    }
  }
  CHECK(winners == 1);
}
