#pragma once

#include <array>
#include <string_view>

namespace partnerctl::ledger {

// Version 1: runs, their rows and outcomes, and who went on with them. Shipped, so not to be
// changed. Texts that are unknown are empty; null is for times alone.
inline constexpr std::array<std::string_view, 7> k_schema_1{
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
  skip text not null,
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
))"};

} // namespace partnerctl::ledger
