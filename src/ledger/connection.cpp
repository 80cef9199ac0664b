#include "ledger/connection.hpp"

#include "ledger/run_lock.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/ledger/remedy.hpp"
#include "partnerctl/ledger/url.hpp"

#include <fmt/core.h>
#include <soci/into.h>
#include <soci/sqlite3/soci-sqlite3.h>
#include <soci/use.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <system_error>

namespace partnerctl::ledger {
namespace {

sqlite_api::sqlite3* handle_of(soci::session& session) {
  return static_cast<soci::sqlite3_session_backend*>(session.get_backend())->conn_;
}

// Called by SQLite whenever it meets a lock: waits, a little longer each time, until the patience
// has been slept away. Not by SQLite's own timeout, which knows no clock but its own.
int wait_for_lock(void* context, int tries) {
  static constexpr std::array<int, 6> k_steps{1, 2, 5, 10, 20, 25};
  auto const& wait = *static_cast<BusyWait const*>(context);
  core::Milliseconds slept{0};
  core::Milliseconds step{0};
  for (std::size_t i = 0; i <= static_cast<std::size_t>(tries); ++i) {
    slept += step;
    step = core::Milliseconds(k_steps.at(std::min(i, k_steps.size() - 1)));
  }
  return slept < wait.patience && wait.clock->sleep_for(step, {}) ? 1 : 0;
}

bool is_full(int code, int fault) {
  return code == SQLITE_FULL || fault == ENOSPC || fault == EDQUOT || fault == EFBIG;
}

} // namespace

std::string connection_string(std::string const& path, Access access) {
  auto const url = Url::of_file(path).text();
  auto const uri = "dbname=file:" + url.substr(url.find("//"));
  if (access == Access::write) {
    // The file is there, with the mode that we gave it.
    return uri + "?mode=rw";
  }
  // Even to read, SQLite makes two files beside a database in WAL mode, unless it is told that
  // nobody writes to it. While somebody does, or died doing it, the files are there.
  std::error_code ignored;
  bool const has_log = std::filesystem::exists(path + "-wal", ignored);
  if (!has_log) {
    return uri + "?mode=ro&immutable=1";
  }
  return uri + (access == Access::read ? "?mode=ro" : "?mode=ro&readonly_shm=1");
}

Connection::Connection(std::string path, core::Clock const& clock, core::Milliseconds patience,
                       Access access)
    : m_path(std::move(path)), m_patience(patience),
      m_access(access), m_wait{.clock = &clock, .patience = patience} {
  guarded([&] {
    // By the factory that is linked, never by a name: SOCI looks a name up among shared libraries,
    // the last place being the current folder.
    m_session = std::make_unique<soci::session>(*soci::factory_sqlite3(),
                                                connection_string(m_path, access));
  });
  sqlite_api::sqlite3_busy_handler(handle_of(*m_session), wait_for_lock, &m_wait);
  execute("pragma foreign_keys = on");
  // In KiB, for a run writes at the ends of its tables and comes back to nothing; SQLite would keep
  // 2 MiB of what it has written.
  execute("pragma cache_size = -256");
}

Connection::~Connection() = default;

void Connection::execute(std::string_view statement) {
  guarded([&] { m_session->once << statement; });
}

bool Connection::has_tables() {
  return guarded([&] {
    int count = 0;
    m_session->once << "select count(*) from sqlite_master", soci::into(count);
    return count > 0;
  });
}

bool Connection::has_table(std::string const& name) {
  return guarded([&] {
    int count = 0;
    m_session->once << "select count(*) from sqlite_master where type = 'table' and name = :name",
        soci::into(count), soci::use(name);
    return count > 0;
  });
}

void Connection::use_wal() {
  // SQLite asks the handler only before it has read anything. Here it has read the mode by the time
  // it meets another process that is changing it, so the waiting is done around it.
  for (int tries = 0; !try_wal(); ++tries) {
    if (wait_for_lock(&m_wait, tries) == 0) {
      throw locked();
    }
  }
}

// False where another process is in the way.
bool Connection::try_wal() {
  set_waiting(false);
  try {
    // Where a file system has no shared memory SQLite keeps the mode that it has, which is as safe
    // and slower.
    m_session->once << "pragma journal_mode = wal";
  } catch (soci::sqlite3_soci_error const& error) {
    auto const fault = errno;
    set_waiting(true);
    if ((error.result() & 0xff) == SQLITE_BUSY) {
      return false;
    }
    throw translated(error, fault);
  }
  set_waiting(true);
  return true;
}

void Connection::set_durable(bool durable) {
  execute(durable ? "pragma synchronous = full" : "pragma synchronous = normal");
}

core::Error Connection::locked() const {
  std::vector<std::string> others;
  for (auto const& run : live_runs(lock_folder())) {
    if (run.id != m_own_run) {
      others.push_back(to_text(run));
    }
  }
  auto const who = others.empty() ? "by a program that is no run of partnerctl"
                                  : "while these runs live: " + core::join(others, ", ");
  return {.kind = core::ErrorKind::conflict,
          .message = fmt::format("the ledger {} stayed locked for {} ms, {}",
                                 core::printable(m_path), m_wait.patience.count(), who),
          .hint = "try again when it is free, or " + std::string(k_name_another),
          .cause = "ledger locked"};
}

// SQLite keeps the system's number where it opens files and fails to on the way to its log, where
// errno still has it.
int Connection::system_fault(int code, int last_errno) const {
  int const kept = m_session ? sqlite_api::sqlite3_system_errno(handle_of(*m_session)) : 0;
  return kept == 0 && code == SQLITE_IOERR ? last_errno : kept;
}

core::Error Connection::translated(soci::soci_error const& error, int last_errno) const {
  auto const* sqlite = dynamic_cast<soci::sqlite3_soci_error const*>(&error);
  int const code = sqlite != nullptr ? sqlite->result() & 0xff : SQLITE_ERROR;
  int const fault = system_fault(code, last_errno);
  auto const path = core::printable(m_path);
  auto const why = fault != 0 ? ": " + std::generic_category().message(fault) : std::string();
  if (code == SQLITE_BUSY || code == SQLITE_LOCKED) {
    return locked();
  }
  if (code == SQLITE_FULL || (code == SQLITE_IOERR && is_full(code, fault))) {
    return {.message = "there is no room left for the ledger " + path,
            .hint = "make room on its disk, or " + std::string(k_name_another),
            .cause = std::string(k_no_room)};
  }
  if (code == SQLITE_CANTOPEN && m_access != Access::write) {
    return {.kind = core::ErrorKind::forbidden,
            .message = "the ledger " + path + " cannot be read where it is" + why,
            .hint = "copy it, with the -wal file where there is one, to a folder that can be "
                    "written, and name it there with --ledger sqlite:///path/file.db",
            .cause = "ledger not readable"};
  }
  if (code == SQLITE_READONLY && m_refusal) {
    return *m_refusal;
  }
  if (code == SQLITE_READONLY || code == SQLITE_CANTOPEN || code == SQLITE_PERM) {
    return {.kind = core::ErrorKind::forbidden,
            .message = "the ledger " + path + " cannot be written, it or its folder" + why,
            .hint = std::string(k_name_another),
            .cause = "ledger not writable"};
  }
  if (code == SQLITE_NOTADB) {
    return core::usage_error(path + " is no ledger: it is no SQLite database",
                             std::string(k_name_another));
  }
  if (code == SQLITE_CORRUPT) {
    return {.message = "the ledger " + path + " is damaged",
            .hint = "move it away; the command .recover of sqlite3 saves what can be read",
            .cause = "ledger damaged"};
  }
  if (code == SQLITE_IOERR) {
    return {.message = "the disk of the ledger " + path + " failed" + why,
            .hint = std::string(k_name_another),
            .cause = "ledger's disk failed"};
  }
  return {.message =
              fmt::format("the ledger {} refused a statement (SQLite's number {})", path, code)};
}

void Connection::end_without_a_word() {
  sqlite_api::sqlite3_exec(handle_of(*m_session), "rollback", nullptr, nullptr, nullptr);
}

Transaction::Transaction(Connection& connection) : m_connection(connection) {
  connection.execute("begin immediate");
}

Transaction::~Transaction() {
  if (m_open) {
    // SQLite itself may have undone it already (a full disk).
    m_connection.end_without_a_word();
  }
}

void Transaction::commit() {
  m_connection.execute("commit");
  m_open = false;
}

Snapshot::Snapshot(Connection& connection) : m_connection(connection) {
  connection.execute("begin");
}

Snapshot::~Snapshot() {
  m_connection.end_without_a_word();
}

} // namespace partnerctl::ledger
