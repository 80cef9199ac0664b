#include "ledger/schema.hpp"

#include "ledger/schema_1.hpp"
#include "ledger/schema_2.hpp"
#include "ledger/schema_3.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/ledger/remedy.hpp"

#include <fmt/core.h>
#include <soci/into.h>
#include <soci/use.h>

#include <chrono>

namespace partnerctl::ledger {
namespace {

struct Version {
  int number = 0;
  std::string tool{};
};

// 0 for a file without anything in it.
Version version_of(Connection& connection) {
  if (!connection.has_tables()) {
    return {};
  }
  if (!connection.has_table("partnerctl_schema")) {
    throw core::usage_error(core::printable(connection.path()) +
                                " is no ledger: it is another program's database",
                            std::string(k_name_another));
  }
  return connection.guarded([&] {
    Version version;
    connection.sql().once
        << "select version, tool_version from partnerctl_schema order by version desc limit 1",
        soci::into(version.number), soci::into(version.tool);
    return version;
  });
}

void check_not_newer(Connection const& connection, Version const& version, int known) {
  if (version.number > known) {
    throw core::usage_error(
        fmt::format("the ledger {} is of a newer partnerctl: its schema is version {} (of "
                    "partnerctl {}), and partnerctl {} knows {}",
                    core::printable(connection.path()), version.number,
                    core::printable(version.tool), PARTNERCTL_VERSION, known),
        "use that partnerctl, or " + std::string(k_name_another));
  }
}

void apply(Connection& connection, Migration const& step) {
  for (auto const statement : step.statements) {
    connection.execute(statement);
  }
  connection.guarded([&] {
    auto const now = std::chrono::floor<core::Milliseconds>(connection.clock().now());
    auto const applied = static_cast<long long>(now.time_since_epoch().count());
    std::string const tool = PARTNERCTL_VERSION;
    connection.sql().once << "insert into partnerctl_schema (version, tool_version, applied_at) "
                             "values (:version, :tool, :applied)",
        soci::use(step.version), soci::use(tool), soci::use(applied);
  });
}

} // namespace

void migrate(Connection& connection, std::span<Migration const> steps) {
  int const known = steps.back().version;
  auto const found = version_of(connection);
  check_not_newer(connection, found, known);
  // After what may be refused: it is the first that changes the file.
  connection.use_wal();
  for (auto const& step : steps) {
    if (step.version <= found.number) {
      continue;
    }
    Transaction transaction(connection);
    // Another process may have been quicker.
    auto const now = version_of(connection);
    check_not_newer(connection, now, known);
    if (now.number < step.version) {
      apply(connection, step);
      transaction.commit();
    }
  }
}

void check_current(Connection& connection, std::span<Migration const> steps) {
  int const known = steps.back().version;
  auto const found = version_of(connection);
  check_not_newer(connection, found, known);
  if (found.number < known) {
    throw core::usage_error(
        fmt::format("the ledger {} is of an older partnerctl, and cannot be brought up to date "
                    "where it cannot be written: its schema is version {}, and partnerctl {} "
                    "reads {}",
                    core::printable(connection.path()), found.number, PARTNERCTL_VERSION, known),
        "copy it to a folder that can be written, and " + std::string(k_name_another));
  }
}

std::span<Migration const> migrations() {
  static std::vector<Migration> const k_steps{
      {.version = 1, .statements = {k_schema_1.begin(), k_schema_1.end()}},
      {.version = 2, .statements = {k_schema_2.begin(), k_schema_2.end()}},
      {.version = 3, .statements = {k_schema_3.begin(), k_schema_3.end()}}};
  return k_steps;
}

} // namespace partnerctl::ledger
