#pragma once

#include "partnerctl/core/clock.hpp"
#include "partnerctl/fleet/selection.hpp"
#include "partnerctl/ledger/run.hpp"
#include "partnerctl/ledger/run_writer.hpp"
#include "partnerctl/ledger/url.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace partnerctl::ledger {

class Connection;

// A run that this process goes on with, as it stood when nobody else could write to it any more.
struct Resumed {
  std::unique_ptr<RunWriter> writer{};
  Run run{};
};

// The record of runs. Used by one thread at a time, its writers included. Every member may throw a
// core::Error that names the file: usage for a file that cannot be this version's ledger, conflict
// where it stays locked (with the runs that live), forbidden where it must not be written, internal
// for a full or failing disk. No error's text holds a value that was stored.
class Ledger {
public:
  // How long a lock of another process is waited for.
  static constexpr core::Milliseconds k_patience{5000};

  // Makes the file (0600) and its folders (0700) where they are missing, whatever the umask; what
  // is there keeps its mode. A symbolic link is followed, as SQLite does, and all that lies beside
  // the ledger lies beside the file itself. Brings an older ledger up to date; leaves a newer one
  // and any other file untouched. Throws a usage error for `none`. The clock must outlive it.
  static Ledger open(Url const& url, core::Clock const& clock,
                     core::Milliseconds patience = k_patience);
  // For what only reads: nullopt where there is no file yet, or the URL is `none`.
  static std::optional<Ledger> open_existing(Url const& url, core::Clock const& clock,
                                             core::Milliseconds patience = k_patience);

  // Where the ledger is, links followed.
  std::string const& path() const;

  // Writes down a run with all its rows, on the disk itself, before the first tenant is asked:
  // where a disk is full or broken, it shows here. Gives it its ID.
  std::unique_ptr<RunWriter> begin(RunStart const& start,
                                   std::vector<fleet::Assignment> const& assignments);

  // Goes on with a run (its ID, whole) and writes down who does. A conflict where its process
  // lives.
  Resumed resume(std::string const& id, ResumeStart const& start);

  // The latest runs, newest first.
  std::vector<RunSummary> runs(std::size_t most) const;

  // What is known of each tenant and identity in that cloud, as it was recorded until then; in the
  // order of the tenants' names. detail: only outcomes whose details have that member count.
  std::vector<KnownLink> known_links(std::string const& cloud, core::TimePoint until,
                                     std::string const& detail = {}) const;

  // By its ID or as much of its beginning as no other run shares, in any case. not_found with the
  // nearest ones; a usage error that lists them where there are several.
  Run run(std::string_view id) const;

private:
  explicit Ledger(std::shared_ptr<Connection> connection) : m_connection(std::move(connection)) {}
  std::shared_ptr<Connection> m_connection;
};

} // namespace partnerctl::ledger
