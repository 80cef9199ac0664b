#include "ledger/schema.hpp"

#include "partnerctl/core/text.hpp"

#include <fmt/core.h>
#include <soci/into.h>
#include <soci/use.h>

#include <chrono>

namespace partnerctl::ledger {
namespace {

constexpr std::string_view k_elsewhere = "name another with --ledger sqlite:///path/file.db";

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
                            std::string(k_elsewhere));
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
        "use that partnerctl, or " + std::string(k_elsewhere));
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

std::span<Migration const> migrations() {
  static std::vector<Migration> const k_steps{{.version = 1,
                                               .statements = {
                                                   R"(create table partnerctl_schema (
  version integer not null primary key,
  tool_version text not null,
  applied_at bigint not null
))",
                                                   R"(create table run (
  id text not null primary key,
  command text not null,
  tool_version text not null,
  cloud text not null,
  method text not null,
  client_id text not null,
  account text not null,
  identity_type text not null,
  identity_name text not null,
  identity_client_id text not null,
  identity_method text not null,
  identity_tenant text not null,
  identity_object text not null,
  options text not null,
  command_line text not null,
  host text not null,
  process bigint not null,
  started_at bigint not null,
  ended_at bigint,
  ending text not null
))",
                                                   "create index run_by_start on run (started_at)",
                                                   R"(create table run_source (
  run_id text not null references run (id),
  ordinal bigint not null,
  name text not null,
  sha256 text not null,
  primary key (run_id, ordinal)
))",
                                                   R"(create table run_tenant (
  run_id text not null references run (id),
  ordinal bigint not null,
  tenant text not null,
  name text not null,
  shown text not null,
  partner_id text not null,
  profile text not null,
  client_id text not null,
  labels text not null,
  place text not null,
  merged smallint not null,
  primary key (run_id, ordinal)
))",
                                                   R"(create table outcome (
  run_id text not null,
  ordinal bigint not null,
  attempt integer not null,
  action text not null,
  tenant_id text not null,
  object_id text not null,
  identity text not null,
  wanted text not null,
  partner_before text not null,
  partner_before_name text not null,
  partner_after text not null,
  partner_after_name text not null,
  linked_since bigint,
  read_at bigint,
  reason text not null,
  request_id text not null,
  duration_ms bigint not null,
  error_kind text not null,
  error_message text not null,
  error_hint text not null,
  error_cause text not null,
  error_code text not null,
  error_status integer not null,
  error_request_id text not null,
  error_maybe_done smallint not null,
  error_exhausted smallint not null,
  recorded_at bigint not null,
  primary key (run_id, ordinal, attempt),
  foreign key (run_id, ordinal) references run_tenant (run_id, ordinal)
))",
                                                   R"(create table resumption (
  run_id text not null references run (id),
  ordinal bigint not null,
  tool_version text not null,
  identity_type text not null,
  identity_name text not null,
  identity_client_id text not null,
  identity_method text not null,
  identity_tenant text not null,
  identity_object text not null,
  command_line text not null,
  host text not null,
  process bigint not null,
  started_at bigint not null,
  ended_at bigint,
  primary key (run_id, ordinal)
))"}}};
  return k_steps;
}

} // namespace partnerctl::ledger
