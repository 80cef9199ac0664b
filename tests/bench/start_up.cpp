#include "bench/start_up.hpp"

#include "bench/measure.hpp"
#include "support/fixtures.hpp"
#include "support/process.hpp"

#include <fmt/core.h>

#include <stdexcept>

namespace partnerctl::bench {
namespace {

constexpr int k_rounds = 31;

struct Contender {
  std::string what{};
  Program program{};
  // The baselines' memory is less than this program's own, so it can't be told.
  bool is_baseline = false;
  std::vector<double> wall_ms{};
  std::vector<double> cpu_ms{};
  std::vector<double> peak_mib{};
};

void take_turn(Contender& contender) {
  auto const cost = run(contender.program);
  if (cost.code != 0) {
    throw std::runtime_error(fmt::format("{} ended with exit code {}", contender.what, cost.code));
  }
  contender.wall_ms.push_back(cost.wall_ms);
  contender.cpu_ms.push_back(cost.cpu_ms);
  contender.peak_mib.push_back(cost.peak_mib);
}

std::vector<Contender> contenders(std::string const& home) {
  auto const ours = test::partnerctl_binary();
  std::map<std::string, std::string> const environment{{"HOME", home}};
  std::vector<Contender> result{
      {.what = "start: bare C program",
       .program = {.path = PARTNERCTL_BARE_C, .environment = environment},
       .is_baseline = true},
      {.what = "start: empty C++ program, same libraries",
       .program = {.path = PARTNERCTL_EMPTY_CPP, .environment = environment},
       .is_baseline = true},
      {.what = "start: partnerctl --version",
       .program = {.path = ours, .arguments = {"--version"}, .environment = environment}},
      {.what = "start: partnerctl link-pal --help",
       .program = {.path = ours, .arguments = {"link-pal", "--help"}, .environment = environment}}};
  if (auto const az = on_path("az"); !az.empty()) {
    result.push_back(
        {.what = "start: az --version",
         .program = {.path = az, .arguments = {"--version"}, .environment = environment}});
  }
  return result;
}

Row row(Contender const& contender, double bare_ms, double empty_ms) {
  auto const wall = median(contender.wall_ms);
  return {.what = contender.what,
          .wall = with_spread(contender.wall_ms),
          .beside = contender.is_baseline ? "baseline"
                                          : fmt::format("{:+.1f} ms over C, {:+.1f} ms over empty",
                                                        wall - bare_ms, wall - empty_ms),
          .cpu = fmt::format("{:.1f} ms", median(contender.cpu_ms)),
          .memory = contender.is_baseline ? "" : fmt::format("{:.1f}", median(contender.peak_mib)),
          .runs = std::to_string(contender.wall_ms.size())};
}

} // namespace

Table start_up() {
  test::TemporaryFolder const home;
  auto all = contenders(home.path());
  for (int round = 0; round < k_rounds; ++round) {
    for (auto& contender : all) {
      take_turn(contender);
    }
  }
  Table table;
  for (auto const& contender : all) {
    table.push_back(row(contender, median(all.at(0).wall_ms), median(all.at(1).wall_ms)));
  }
  if (on_path("az").empty()) {
    table.push_back({.what = "start: az --version", .wall = "not installed"});
  }
  return table;
}

} // namespace partnerctl::bench
