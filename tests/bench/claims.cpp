#include "bench/claims.hpp"

#include "bench/measure.hpp"
#include "support/fixtures.hpp"
#include "support/process.hpp"

#include <fmt/core.h>

#include <array>
#include <cstddef>
#include <fstream>
#include <stdexcept>

namespace partnerctl::bench {
namespace {

constexpr int k_claims = 5000;
constexpr int k_less = 10;
constexpr int k_runs = 3;

struct Act {
  std::string what{};
  std::vector<std::string> arguments{};
  int code = 0;
  std::vector<double> wall_ms{};
  std::vector<double> cpu_ms{};
  std::vector<double> peak_mib{};
};

// With a workload of each kind of role; the subscriptions end in time to be renewed.
constexpr std::array k_roles{"Build intent - Advisor,Sales", "Usage recognition,Finance",
                             "Influenced revenue,Customer Service", "Use or consume,Intune"};

std::string tenant(int number) {
  return fmt::format("00000000-0000-4000-8000-{:012}", number);
}

std::string number_at_portal(int number) {
  return std::to_string(7'000'000 + number);
}

std::string book(int claims) {
  std::string text = "partner_role,workload,claim_name,partner_id,customer_tenant_id,"
                     "subscription_id,customer_contact_email\n";
  for (int number = 1; number <= claims; ++number) {
    auto const role = static_cast<std::size_t>(number) % k_roles.size();
    text += fmt::format(
        "{},Claim {},1234567,{},{},ann@contoso.example\n", k_roles.at(role), number, tenant(number),
        role == k_roles.size() - 1 ? "" : fmt::format("00000000-0000-4000-9000-{:012}", number));
  }
  return text;
}

std::string portal_export(int claims) {
  std::string text = "Claim ID,Claim name,Status,Customer tenant ID,Last updated\n";
  for (int number = 1; number <= claims; ++number) {
    text += fmt::format("{},Claim {},Under review,{},2026-11-02\n", number_at_portal(number),
                        number, tenant(number));
  }
  return text;
}

std::vector<Act> acts(int claims, test::TemporaryFolder const& folder) {
  auto const name = std::to_string(claims);
  auto const csv = folder.write(name + ".csv", book(claims));
  auto const exported = folder.write(name + "-export.csv", portal_export(claims));
  return {
      {.what = "claim new (a CSV)", .arguments = {"claim", "new", csv}},
      {.what = "claim list", .arguments = {"claim", "list"}},
      {.what = "claim check --offline", .arguments = {"claim", "check", "--offline"}, .code = 6},
      {.what = "claim import --portal-export",
       .arguments = {"claim", "import", "--portal-export", exported}},
      {.what = "claim deadlines", .arguments = {"claim", "deadlines"}}};
}

int lines_of(std::string const& path) {
  std::ifstream file(path);
  int count = 0;
  for (std::string line; std::getline(file, line);) {
    ++count;
  }
  return count;
}

void measure(Act& act, int claims, std::string const& home) {
  Program program{.path = test::partnerctl_binary(),
                  .arguments = act.arguments,
                  .environment = {{"HOME", home}},
                  .out_file = home + "/out.csv",
                  .err_file = home + "/err.txt"};
  program.arguments.insert(program.arguments.end(), {"-o", "csv"});
  auto const cost = run(program);
  // A line a claim at least, below the header.
  if (auto const lines = lines_of(program.out_file); cost.code != act.code || lines <= claims) {
    throw std::runtime_error(fmt::format("{} of {} ended with exit code {} and {} lines", act.what,
                                         claims, cost.code, lines));
  }
  act.wall_ms.push_back(cost.wall_ms);
  act.cpu_ms.push_back(cost.cpu_ms);
  act.peak_mib.push_back(cost.peak_mib);
}

void take_turn(std::vector<Act>& acts, int claims) {
  test::TemporaryFolder const home;
  for (auto& act : acts) {
    measure(act, claims, home.path());
  }
}

Row row(Act const& act, Act const& of_less) {
  return {.what = fmt::format("{} of {}", act.what, k_claims),
          .wall = with_spread(act.wall_ms),
          .beside = fmt::format("{:.1f} x that of {}",
                                median(act.wall_ms) / median(of_less.wall_ms), k_claims / k_less),
          .cpu = fmt::format("{:.2f} ms a claim", median(act.cpu_ms) / k_claims),
          .memory = fmt::format("{:.1f}", median(act.peak_mib)),
          .runs = std::to_string(act.wall_ms.size())};
}

} // namespace

Table claims() {
  test::TemporaryFolder const files;
  auto all = acts(k_claims, files);
  auto of_less = acts(k_claims / k_less, files);
  for (int i = 0; i < k_runs; ++i) {
    take_turn(of_less, k_claims / k_less);
    take_turn(all, k_claims);
  }
  Table table;
  for (std::size_t i = 0; i < all.size(); ++i) {
    table.push_back(row(all[i], of_less[i]));
  }
  return table;
}

} // namespace partnerctl::bench
