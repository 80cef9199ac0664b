#include "bench/linking.hpp"

#include "acceptance/stand.hpp"
#include "bench/measure.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <stdexcept>

namespace partnerctl::bench {
namespace {

constexpr int k_latency_ms = 80;
// A new link: token, GET, PUT.
constexpr int k_calls = 3;
constexpr double k_ms_per_s = 1000;

struct Runs {
  std::vector<double> wall_ms{};
  std::vector<double> cpu_ms{};
  std::vector<double> peak_mib{};
  std::vector<double> connections{};
  // The most tenants that one run left without a link.
  int most_not_linked = 0;
};

std::string tenant(int number) {
  return fmt::format("tenant-{:05}.example", number);
}

std::string roster(int tenants) {
  std::string text = "tenant\n";
  for (int number = 1; number <= tenants; ++number) {
    text += tenant(number) + "\n";
  }
  return text;
}

std::string whole(std::string const& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// Line by line: what this process holds would count as its next child's memory.
int lines_with(std::string const& path, std::string const& word) {
  std::ifstream file(path);
  int count = 0;
  for (std::string line; std::getline(file, line);) {
    count += line.find(word) != std::string::npos ? 1 : 0;
  }
  return count;
}

// How many tenants may be left: where calls fail by chance, all four tries of one call do now and
// then.
int bearable(Fleet const& fleet) {
  constexpr int k_one_in = 1000;
  return fleet.throttle_percent + fleet.fail_percent > 0 ? fleet.tenants / k_one_in + 1 : 0;
}

// Links with these options, and makes sure that it did.
void link(test::Stand const& stand, std::vector<std::string> const& options, Fleet const& fleet,
          Runs& runs) {
  auto command = stand.command({"link-pal", "--partner-id", "1234567", "-o", "csv"});
  // The tests' guard would be loaded, and measured, with the program.
  for (auto const& [name, value] : test::loopback_only()) {
    command.environment.erase(name);
  }
  command.arguments.insert(command.arguments.end(), options.begin(), options.end());
  if (!fleet.ledger) {
    command.arguments.insert(command.arguments.end(), {"--ledger", "none"});
  }
  Program const program{.path = test::partnerctl_binary(),
                        .arguments = command.arguments,
                        .environment = command.environment,
                        .out_file = stand.folder().path() + "/out.csv",
                        .err_file = stand.folder().path() + "/err.txt"};
  auto const before = connections_accepted();
  auto const cost = run(program);
  auto const linked = lines_with(program.out_file, ",linked,");
  auto const left = fleet.tenants - linked;
  if (cost.code != (left == 0 ? 0 : 5) || left > bearable(fleet)) {
    throw std::runtime_error(fmt::format("link-pal ended with exit code {}, {} of {} linked\n{}",
                                         cost.code, linked, fleet.tenants,
                                         whole(program.err_file)));
  }
  runs.most_not_linked = std::max(runs.most_not_linked, left);
  runs.wall_ms.push_back(cost.wall_ms);
  runs.cpu_ms.push_back(cost.cpu_ms);
  runs.peak_mib.push_back(cost.peak_mib);
  runs.connections.push_back(static_cast<double>(connections_accepted() - before));
}

void forget_ledger(test::Stand const& stand) {
  std::filesystem::remove_all(stand.folder().path() + "/state");
}

// Whoever links a fleet has linked a tenant before, so the ledger is there.
void make_ledger(test::Stand const& stand, int number) {
  Runs not_shown;
  link(stand, {"-t", tenant(number)}, {.tenants = 1}, not_shown);
}

Row row(Runs const& runs, int tenants) {
  auto const cpu = median(runs.cpu_ms);
  return {.wall = with_spread(runs.wall_ms),
          .cpu = tenants == 1 ? fmt::format("{:.1f} ms", cpu)
                              : fmt::format("{:.2f} ms a tenant", cpu / tenants),
          .memory = fmt::format("{:.1f}", median(runs.peak_mib)),
          .connections = fmt::format("{:.0f}", median(runs.connections)),
          .runs = std::to_string(runs.wall_ms.size())};
}

std::vector<std::string> sandbox_options(Fleet const& fleet) {
  return {"--in-memory",
          "--extra-tenants",
          std::to_string(fleet.tenants + 1),
          "--delay",
          std::to_string(k_latency_ms),
          "--throttle",
          std::to_string(fleet.throttle_percent),
          "--retry-after",
          "1",
          "--fail",
          std::to_string(fleet.fail_percent)};
}

std::string name_of(Fleet const& fleet) {
  auto name = fmt::format("link {} tenants, {} at once", fleet.tenants, fleet.parallel);
  if (fleet.throttle_percent > 0 || fleet.fail_percent > 0) {
    name +=
        fmt::format(", {} % throttled, {} % failing", fleet.throttle_percent, fleet.fail_percent);
  }
  return fleet.ledger ? name : name + ", no ledger";
}

} // namespace

std::vector<Row> one_tenant() {
  constexpr int k_runs = 21;
  test::Stand const stand({"--in-memory", "--extra-tenants", std::to_string(3 * k_runs)});
  int next = 1;
  auto const link_one = [&](bool ledger, Runs& runs) {
    link(stand, {"-t", tenant(next++)}, {.tenants = 1, .ledger = ledger}, runs);
  };
  Runs first;
  Runs kept;
  Runs not_kept;
  for (int i = 0; i < k_runs; ++i) {
    forget_ledger(stand);
    link_one(true, first);
    link_one(true, kept);
    link_one(false, not_kept);
  }
  std::vector<Row> rows{row(kept, 1), row(not_kept, 1), row(first, 1)};
  rows[0].what = "link 1 tenant, no latency";
  rows[1].what = "link 1 tenant, no latency, no ledger";
  rows[2].what = "link 1 tenant, no latency, makes the ledger";
  return rows;
}

Row fleet(Fleet const& fleet) {
  Runs runs;
  for (int i = 0; i < fleet.runs; ++i) {
    test::Stand const stand(sandbox_options(fleet));
    make_ledger(stand, fleet.tenants + 1);
    auto const file = stand.folder().write("customers.csv", roster(fleet.tenants));
    link(stand, {"-f", file, "--parallel", std::to_string(fleet.parallel)}, fleet, runs);
  }
  auto result = row(runs, fleet.tenants);
  auto const ideal_ms =
      static_cast<double>(fleet.tenants) * k_calls * k_latency_ms / fleet.parallel;
  result.what = name_of(fleet);
  result.beside = fmt::format("{:.3f} x the ideal {:.2f} s", median(runs.wall_ms) / ideal_ms,
                              ideal_ms / k_ms_per_s);
  if (runs.most_not_linked > 0) {
    result.beside += fmt::format(", up to {} not linked", runs.most_not_linked);
  }
  return result;
}

} // namespace partnerctl::bench
