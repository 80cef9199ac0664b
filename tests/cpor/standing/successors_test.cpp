#include "partnerctl/cpor/successors.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl::cpor;

namespace {

KeptClaim claim(std::string id, std::string tenant, std::string role,
                std::vector<Workload> workloads) {
  return {.id = std::move(id),
          .claim = {.partner_role = std::move(role),
                    .customer_tenant_id = std::move(tenant),
                    .workloads = std::move(workloads)}};
}

} // namespace

TEST_CASE("a later claim of the same customer, role and workload is a successor") {
  auto const first = claim("C-0001", "AAAA", "usage-recognition", {{"Sales"}, {"Finance"}});
  auto const second = claim("C-0002", "aaaa", "Usage recognition", {{"sales "}});
  auto const third = claim("C-10000", "aaaa", "usage-recognition", {{"Finance"}});
  // Finance would be forgotten.
  CHECK_FALSE(Successors({&first, &second}).has_any(first));
  Successors const successors({&first, &second, &third});
  CHECK(successors.has_any(first));
  CHECK_FALSE(successors.has_any(second));
}

TEST_CASE("another customer, role or workload makes no successor") {
  auto const first = claim("C-0001", "aaaa", "usage-recognition", {{"Sales"}});
  auto const customer = claim("C-0002", "bbbb", "usage-recognition", {{"Sales"}});
  auto const role = claim("C-0003", "aaaa", "build-intent-advisor", {{"Sales"}});
  auto const workload = claim("C-0004", "aaaa", "usage-recognition", {{"Finance"}});
  Successors const successors({&first, &customer, &role, &workload});
  CHECK_FALSE(successors.has_any(first));
}

TEST_CASE("only a claim with another subscription renews one") {
  auto const first = claim("C-0001", "aaaa", "usage-recognition", {{"Sales", "0A"}});
  auto const same = claim("C-0002", "aaaa", "usage-recognition", {{"Sales", "0a"}});
  auto const other = claim("C-0003", "aaaa", "usage-recognition", {{"Sales", "0b"}});
  CHECK(Successors({&first, &same}).has_any(first));
  CHECK_FALSE(Successors({&first, &same}).has_renewal(first));
  CHECK(Successors({&first, &other}).has_renewal(first));
}

TEST_CASE("a claim without workloads has no successor") {
  auto const first = claim("C-0001", "aaaa", "usage-recognition", {});
  auto const second = claim("C-0002", "aaaa", "usage-recognition", {});
  CHECK_FALSE(Successors({&first, &second}).has_any(first));
}
