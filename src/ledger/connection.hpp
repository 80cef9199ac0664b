#pragma once

#include "partnerctl/core/clock.hpp"
#include "partnerctl/core/error.hpp"

#include <soci/error.h>
#include <soci/session.h>

#include <cerrno>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace partnerctl::ledger {

// How long a lock of another connection is waited for. Handed to SQLite by address.
struct BusyWait {
  core::Clock const* clock = nullptr;
  core::Milliseconds patience{0};
};

// read: nothing in the file is changed and nothing is made beside it, whatever is asked.
// read_without_room: the same on a full disk, where SQLite cannot even make the file in which its
// processes share an index of the log; the index is made in memory then.
enum class Access { write, read, read_without_room };

// The cause of an error: a disk, or what may be used of it, is full.
inline constexpr std::string_view k_no_room = "no room for the ledger";

// What SOCI is told to open a file with. As a URI: it takes a connection string apart at blanks and
// quotes, and silently opens another file where a path has them.
std::string connection_string(std::string const& path, Access access);

// One connection to the SQLite file, and all that is particular to SQLite: what follows for
// PostgreSQL replaces this class and nothing else.
class Connection {
public:
  // The file must be there (place.hpp). Only connects: nothing in the file is changed.
  Connection(std::string path, core::Clock const& clock, core::Milliseconds patience,
             Access access = Access::write);
  ~Connection();
  Connection(Connection const&) = delete;
  Connection& operator=(Connection const&) = delete;

  std::string const& path() const { return m_path; }
  core::Clock const& clock() const { return *m_wait.clock; }
  // Where the processes that work on a run have their locks.
  std::string lock_folder() const { return m_path + ".running"; }
  // Whether a lock of another connection is waited for, as it is at first.
  void set_waiting(bool waiting) { m_wait.patience = waiting ? m_patience : core::Milliseconds(0); }
  // Why it is only read, for whoever would change it all the same.
  void set_refusal(core::Error refusal) { m_refusal = std::move(refusal); }
  // The run of this process itself is not what it waits for.
  void set_own_run(std::string id) { m_own_run = std::move(id); }

  soci::session& sql() { return *m_session; }
  // A statement without parameters and results.
  void execute(std::string_view statement);
  bool has_tables();
  bool has_table(std::string const& name);
  // Readers and one writer at once; kept in the file.
  void use_wal();
  // Whether a commit waits for the disk. Not within a transaction.
  void set_durable(bool durable);

  // Calls f and translates what SOCI throws from it. A SOCI error's text holds the values that were
  // bound, so it is made from the number alone.
  template <class F>
  auto guarded(F&& f) -> decltype(f()) {
    try {
      return f();
    } catch (soci::soci_error const& error) {
      throw translated(error, errno);
    }
  }

private:
  friend class Transaction;
  friend class Snapshot;
  // Past SOCI, for it may not throw.
  void end_without_a_word();
  bool try_wal();
  core::Error translated(soci::soci_error const& error, int last_errno) const;
  int system_fault(int code, int last_errno) const;
  core::Error locked() const;

  std::string m_path;
  std::string m_own_run;
  core::Milliseconds m_patience;
  Access m_access;
  BusyWait m_wait;
  std::optional<core::Error> m_refusal;
  std::unique_ptr<soci::session> m_session;
};

// Everything from here to commit() happens, or nothing. Takes the right to write at once, so that
// no later statement can find it taken.
class Transaction {
public:
  explicit Transaction(Connection& connection);
  // Undoes what was not committed.
  ~Transaction();
  Transaction(Transaction const&) = delete;
  Transaction& operator=(Transaction const&) = delete;
  void commit();

private:
  Connection& m_connection;
  bool m_open = true;
};

// What is read from here to its end is of one moment, whatever others write meanwhile. Not within a
// Transaction, which has that already.
class Snapshot {
public:
  explicit Snapshot(Connection& connection);
  ~Snapshot();
  Snapshot(Snapshot const&) = delete;
  Snapshot& operator=(Snapshot const&) = delete;

private:
  Connection& m_connection;
};

} // namespace partnerctl::ledger
