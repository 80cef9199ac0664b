#include "ledger/run_id.hpp"
#include "partnerctl/core/error.hpp"
#include "support/fake_clock.hpp"

#include <catch2/catch.hpp>

#include <regex>
#include <set>

using namespace partnerctl;

TEST_CASE("a run ID is its start in UTC and four hexadecimal digits") {
  auto const id = ledger::new_run_id(test::FakeClock::k_start, ledger::random_suffix,
                                     [](std::string const&) { return true; });
  INFO(id);
  CHECK(std::regex_match(id, std::regex("20261122T101500Z-[0-9a-f]{4}")));
}

TEST_CASE("the digits of run IDs are not the same every time") {
  std::set<std::string> seen;
  for (int i = 0; i < 100; ++i) {
    seen.insert(ledger::random_suffix());
  }
  CHECK(seen.size() > 90);
}

TEST_CASE("a taken run ID is passed over") {
  int next = 0;
  auto const suffix = [&] { return std::to_string(1000 + next++); };
  auto const id =
      ledger::new_run_id(test::FakeClock::k_start, suffix,
                         [](std::string const& tried) { return tried == "20261122T101500Z-1002"; });
  CHECK(id == "20261122T101500Z-1002");
  CHECK_THROWS_AS(ledger::new_run_id(test::FakeClock::k_start, suffix,
                                     [](std::string const&) { return false; }),
                  core::Error);
}
