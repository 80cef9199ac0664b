#include "partnerctl/ledger/ledger.hpp"

#include "ledger/known_links.hpp"
#include "ledger/opening.hpp"
#include "ledger/reading.hpp"
#include "ledger/run_id.hpp"
#include "ledger/run_writer_impl.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/core/time.hpp"

#include <algorithm>

namespace partnerctl::ledger {
namespace {

LiveRun live_run(std::string id, std::string command, core::TimePoint started) {
  return {.id = std::move(id),
          .command = std::move(command),
          .worker = this_process(),
          .started = core::format_rfc3339(started)};
}

// A run of this process: its ID, that no other has, and its lock.
std::optional<RunLock> take_new_id(Connection& connection, RunRecord& run) {
  std::optional<RunLock> lock;
  run.id = new_run_id(to_time(run.started_at), random_suffix, [&](std::string const& id) {
    if (has_run(connection, id)) {
      return false;
    }
    auto taken =
        RunLock::take(connection.lock_folder(), live_run(id, run.command, to_time(run.started_at)));
    if (taken) {
      lock.emplace(std::move(*taken));
    }
    return taken.has_value();
  });
  connection.set_own_run(run.id);
  return lock;
}

void insert_sources(Connection& connection, std::string const& id,
                    std::vector<Source> const& sources) {
  Insert<SourceRecord> insert(connection);
  for (auto const& source : sources) {
    insert.row = {.run_id = id,
                  .ordinal = insert.row.ordinal + 1,
                  .name = source.name,
                  .sha256 = source.sha256};
    insert.insert();
  }
}

void insert_tenants(Connection& connection, std::string const& id,
                    std::vector<fleet::Assignment> const& assignments) {
  Insert<TenantRecord> insert(connection);
  for (auto const& assignment : assignments) {
    insert.row = to_record(assignment);
    insert.row.run_id = id;
    insert.insert();
  }
}

void insert_run(Connection& connection, RunRecord const& run, RunStart const& start,
                std::vector<fleet::Assignment> const& assignments) {
  connection.set_durable(true);
  Transaction transaction(connection);
  Insert<RunRecord> insert(connection);
  insert.row = run;
  insert.insert();
  insert_sources(connection, run.id, start.sources);
  insert_tenants(connection, run.id, assignments);
  transaction.commit();
  // From here on each outcome by itself: waiting for the disk would take milliseconds under the
  // lock of the recorder, for something that a resumption finds out by reading the tenant.
  connection.set_durable(false);
}

// Returns the number that the resumption got.
long long insert_resumption(Connection& connection, Run const& run, ResumeStart const& start,
                            core::TimePoint now) {
  auto const worker = this_process();
  connection.set_durable(true);
  Transaction transaction(connection);
  Insert<ResumptionRecord> insert(connection);
  insert.row = to_record(start);
  insert.row.run_id = run.summary.id;
  insert.row.ordinal = static_cast<long long>(run.resumptions.size()) + 1;
  insert.row.host = worker.host;
  insert.row.process = worker.process;
  insert.row.started_at = to_stored(now);
  insert.insert();
  connection.guarded([&] {
    connection.sql().once << "update run set ended_at = null, ending = '' where id = :id",
        soci::use(run.summary.id);
  });
  transaction.commit();
  connection.set_durable(false);
  return insert.row.ordinal;
}

[[noreturn]] void refuse_live(Connection const& connection, std::string const& id) {
  auto const live = live_runs(connection.lock_folder());
  auto const found =
      std::find_if(live.begin(), live.end(), [&](LiveRun const& run) { return run.id == id; });
  throw core::Error{.kind = core::ErrorKind::conflict,
                    .message = "the run is still being worked on: " +
                               (found == live.end() ? id : to_text(*found)),
                    .hint = "wait until that process ends, or end it"};
}

} // namespace

Ledger Ledger::open(Url const& url, core::Clock const& clock, core::Milliseconds patience) {
  auto connection = open_connection(url, clock, patience);
  connection->set_durable(false);
  return Ledger(std::move(connection));
}

std::optional<Ledger> Ledger::open_existing(Url const& url, core::Clock const& clock,
                                            core::Milliseconds patience) {
  if (!is_there(url)) {
    return std::nullopt;
  }
  auto connection = open_to_read(url, clock, patience);
  connection->set_durable(false);
  return Ledger(std::move(connection));
}

std::string const& Ledger::path() const {
  return m_connection->path();
}

std::unique_ptr<RunWriter> Ledger::begin(RunStart const& start,
                                         std::vector<fleet::Assignment> const& assignments) {
  auto run = to_record(start);
  auto const worker = this_process();
  run.host = worker.host;
  run.process = worker.process;
  run.started_at = to_stored(m_connection->clock().now());
  auto lock = take_new_id(*m_connection, run);
  insert_run(*m_connection, run, start, assignments);
  return std::make_unique<RunWriter>(
      std::make_unique<RunWriter::Impl>(m_connection, run.id, std::move(*lock)));
}

Resumed Ledger::resume(std::string const& id, ResumeStart const& start) {
  auto const now = m_connection->clock().now();
  auto const known = read_run(*m_connection, find_run(*m_connection, id)).summary;
  auto lock =
      RunLock::take(m_connection->lock_folder(), live_run(known.id, known.start.command, now));
  if (!lock) {
    refuse_live(*m_connection, known.id);
  }
  m_connection->set_own_run(known.id);
  // Again: until here another process may have written to it.
  auto run = read_run(*m_connection, known.id);
  auto const number = insert_resumption(*m_connection, run, start, now);
  auto impl = std::make_unique<RunWriter::Impl>(m_connection, known.id, std::move(*lock));
  impl->resumption = number;
  for (auto const& row : run.rows) {
    if (row.outcome) {
      impl->attempts_before[row.assignment.index] = row.outcome->attempts;
    }
  }
  return {.writer = std::make_unique<RunWriter>(std::move(impl)), .run = std::move(run)};
}

std::vector<RunSummary> Ledger::runs(std::size_t most) const {
  return read_runs(*m_connection, most);
}

std::vector<KnownLink> Ledger::known_links(std::string const& cloud, core::TimePoint until,
                                           std::string const& detail) const {
  return read_known_links(*m_connection, cloud, until, detail);
}

Run Ledger::run(std::string_view id) const {
  return read_run(*m_connection, find_run(*m_connection, id));
}

} // namespace partnerctl::ledger
