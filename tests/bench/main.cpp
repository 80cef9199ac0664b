// The benchmarks: one table on stdout, everything measured in this one run.

#include "bench/claims.hpp"
#include "bench/linking.hpp"
#include "bench/start_up.hpp"

#include <fmt/core.h>

#include <cstdio>
#include <exception>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace partnerctl;

void say(std::string const& what) {
  fmt::print(stderr, "measuring: {}\n", what);
}

std::vector<bench::Fleet> fleets(bool full) {
  std::vector<bench::Fleet> result{
      {.tenants = 1000, .parallel = 16, .runs = 3},
      {.tenants = 1000, .parallel = 64, .runs = 5},
      {.tenants = 1000, .parallel = 128, .runs = 5},
      {.tenants = 1000, .parallel = 128, .ledger = false, .runs = 5},
      {.tenants = 1000, .parallel = 64, .throttle_percent = 5, .fail_percent = 2, .runs = 3}};
  if (full) {
    result.push_back({.tenants = 10000, .parallel = 16, .runs = 1});
    result.push_back({.tenants = 10000, .parallel = 64, .runs = 1});
    result.push_back({.tenants = 10000, .parallel = 128, .runs = 3});
    result.push_back(
        {.tenants = 10000, .parallel = 128, .throttle_percent = 5, .fail_percent = 2, .runs = 1});
  }
  return result;
}

void measure(bool full, bench::Table& table) {
  say("start-up");
  table = bench::start_up();
  say("one tenant");
  for (auto& row : bench::one_tenant()) {
    table.push_back(std::move(row));
  }
  say("claims");
  for (auto& row : bench::claims()) {
    table.push_back(std::move(row));
  }
  for (auto const& fleet : fleets(full)) {
    say(fmt::format("{} tenants, {} at once, {} runs", fleet.tenants, fleet.parallel, fleet.runs));
    table.push_back(bench::fleet(fleet));
  }
}

} // namespace

int main(int argc, char** argv) {
  std::vector<std::string> const arguments(argv + 1, argv + argc);
  bool const full = arguments == std::vector<std::string>{"--full"};
  if (!arguments.empty() && !full) {
    fmt::print(stderr,
               "usage: bench [--full]\n  --full  also 10,000 tenants (five minutes more)\n");
    return 2;
  }
  bench::Table table;
  try {
    measure(full, table);
    fmt::print("{}", bench::to_markdown(table));
    return 0;
  } catch (std::exception const& error) {
    // What took minutes to measure is still worth reading.
    fmt::print("{}", bench::to_markdown(table));
    fmt::print(stderr, "The benchmark stopped: {}\n", error.what());
    return 1;
  }
}
