#include "partnerctl/ledger/inspection.hpp"

#include "ledger/connection.hpp"
#include "ledger/place.hpp"
#include "ledger/run_lock.hpp"
#include "ledger/schema.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/core/text.hpp"

#include <fmt/core.h>
#include <soci/into.h>
#include <soci/session.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include <filesystem>

namespace partnerctl::ledger {
namespace {

namespace fs = std::filesystem;

constexpr char const* k_elsewhere = "name another with --ledger sqlite:///path/file.db";

core::Error not_a_ledger(std::string const& path, std::string const& why) {
  return core::usage_error(core::printable(path) + " is no ledger: it is " + why, k_elsewhere);
}

core::Error damaged(std::string const& path) {
  return {.message = "the ledger " + core::printable(path) + " is damaged",
          .hint = "move it away; the command .recover of sqlite3 saves what can be read",
          .cause = "ledger damaged"};
}

core::Error translated(soci::soci_error const& error, std::string const& path) {
  auto const* sqlite = dynamic_cast<soci::sqlite3_soci_error const*>(&error);
  int const code = sqlite != nullptr ? sqlite->result() & 0xff : SQLITE_ERROR;
  if (code == SQLITE_NOTADB) {
    return not_a_ledger(path, "no SQLite database");
  }
  if (code == SQLITE_CORRUPT) {
    return damaged(path);
  }
  return {.kind = core::ErrorKind::forbidden,
          .message = fmt::format("the ledger {} cannot be read (SQLite's number {})",
                                 core::printable(path), code),
          .hint = k_elsewhere};
}

long long number(soci::session& sql, std::string const& query) {
  long long value = 0;
  sql.once << query, soci::into(value);
  return value;
}

void look_into(Inspection& found) {
  soci::session sql(*soci::factory_sqlite3(), connection_string(found.path, Access::read));
  if (number(sql, "select count(*) from sqlite_master") == 0) {
    return;
  }
  if (number(sql, "select count(*) from sqlite_master where type = 'table' and name = "
                  "'partnerctl_schema'") == 0) {
    throw not_a_ledger(found.path, "another program's database");
  }
  std::string verdict;
  sql.once << "pragma quick_check(1)", soci::into(verdict);
  if (verdict != "ok") {
    throw damaged(found.path);
  }
  found.schema =
      static_cast<int>(number(sql, "select coalesce(max(version), 0) from partnerctl_schema"));
  found.runs = static_cast<std::size_t>(number(sql, "select count(*) from run"));
}

} // namespace

std::optional<Inspection> inspect(Url const& url) {
  std::error_code fault;
  if (url.form == Url::Form::none || !fs::exists(url.path, fault)) {
    return std::nullopt;
  }
  auto const path = fs::canonical(url.path, fault);
  Inspection found{.path = fault ? url.path : path.string(),
                   .known_schema = migrations().back().version};
  found.is_writable = is_writable(found.path);
  try {
    look_into(found);
  } catch (soci::soci_error const& error) {
    throw translated(error, found.path);
  }
  found.live = live_runs(found.path + ".running").size();
  return found;
}

} // namespace partnerctl::ledger
