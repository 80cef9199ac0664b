#pragma once

#include <array>
#include <string_view>

namespace partnerctl::ledger {

// Version 3: claims, what became known of them, and their proofs (whose bytes lie beside the
// ledger). Texts that are unknown are empty, days are "2026-11-22". Nothing that a claim said is
// lost: an event keeps, as `document`, what it took the place of. claim_counter has the last number
// that was given, so that none is given again after its claim was deleted.
inline constexpr std::array<std::string_view, 7> k_schema_3{
    R"(create table claim (
  number bigint not null primary key,
  revision bigint not null,
  document text not null,
  created_at bigint not null,
  updated_at bigint not null
))",
    R"(create table claim_counter (
  name text not null primary key,
  last_number bigint not null
))",
    "insert into claim_counter (name, last_number) values ('claim', 0)",
    R"(create table claim_event (
  claim_number bigint not null references claim (number),
  ordinal bigint not null,
  kind text not null,
  words text not null,
  source text not null,
  source_name text not null,
  source_sha256 text not null,
  by_whom text not null,
  on_day text not null,
  recorded_at bigint not null,
  portal_number text not null,
  comment text not null,
  document text not null,
  primary key (claim_number, ordinal)
))",
    R"(create table claim_proof (
  claim_number bigint not null references claim (number),
  ordinal bigint not null,
  sha256 text not null,
  name text not null,
  kind text not null,
  size bigint not null,
  acknowledged_on text not null,
  attached_at bigint not null,
  by_whom text not null,
  primary key (claim_number, sha256)
))",
    R"(create table claim_acknowledgement (
  claim_number bigint not null references claim (number),
  ordinal bigint not null,
  by_whom text not null,
  words text not null,
  words_sha256 text not null,
  for_digest text not null,
  given_at bigint not null,
  primary key (claim_number, ordinal)
))",
    R"(create table claim_import (
  sha256 text not null primary key,
  source text not null,
  name text not null,
  imported_at bigint not null
))"};

} // namespace partnerctl::ledger
