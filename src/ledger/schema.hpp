#pragma once

#include "ledger/connection.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace partnerctl::ledger {

// One step from a version of the schema to the next: SQL that SQLite and PostgreSQL read alike
// (text, integer, bigint, smallint; keys of our own; times as milliseconds since 1970, UTC). A step
// that was shipped is never changed.
struct Migration {
  int version = 0;
  std::vector<std::string_view> statements{};
};

// The steps of this version, in order.
std::span<Migration const> migrations();

// Brings the ledger to the last of the steps, each in a transaction of its own, whichever process
// is first. Throws a usage error for a newer ledger and for a database that is none, both
// untouched.
void migrate(Connection& connection, std::span<Migration const> steps);

// For a ledger that can only be read: throws the same, and a usage error for an older one.
void check_current(Connection& connection, std::span<Migration const> steps);

} // namespace partnerctl::ledger
