#include "ledger/reading.hpp"

#include "ledger/run_lock.hpp"
#include "ledger/statement.hpp"
#include "partnerctl/core/text.hpp"

#include <utility>

namespace partnerctl::ledger {
namespace {

[[noreturn]] void refuse_unknown(Connection& connection, std::string_view beginning) {
  auto const latest = column_of<std::string>(
      connection, "select id from run order by started_at desc, id desc limit :most", 1000);
  core::Error error{.kind = core::ErrorKind::not_found,
                    .message = "no run " + core::printable(beginning) + " is in the ledger " +
                               core::printable(connection.path()),
                    .hint = "partnerctl run list shows those there are"};
  auto const near = core::closest(beginning, latest);
  if (!near.empty()) {
    error.hint = "did you mean " + near + "?";
  } else if (!latest.empty()) {
    auto const end = latest.begin() + static_cast<long>(std::min<std::size_t>(3, latest.size()));
    error.hint = "the latest: " + core::join({latest.begin(), end}, ", ");
  }
  throw core::Error(std::move(error));
}

RunState state_of(RunRecord const& record, Connection const& connection) {
  if (record.ended_at.known == soci::i_ok) {
    return record.ending == to_string(RunState::finished) ? RunState::finished
                                                          : RunState::interrupted;
  }
  return is_live(connection.lock_folder(), record.id) ? RunState::running : RunState::interrupted;
}

RunSummary summary_of(RunRecord const& record, Connection const& connection) {
  auto summary = to_summary(record);
  summary.state = state_of(record, connection);
  return summary;
}

// How many tenants the run has, and how many of them each action as their latest.
void count(Connection& connection, RunSummary& summary) {
  connection.guarded([&] {
    connection.sql().once << "select count(*) from run_tenant where run_id = :id and merged = 0",
        soci::into(summary.tenants), soci::use(summary.id);
    std::string action;
    long long rows = 0;
    soci::statement statement =
        (connection.sql().prepare
             << "select o.action, count(*) from outcome o join run_tenant t on t.run_id = o.run_id "
                "and t.ordinal = o.ordinal where o.run_id = :id and t.merged = 0 and not exists "
                "(select 1 from outcome later where later.run_id = o.run_id and later.ordinal = "
                "o.ordinal and later.attempt > o.attempt) group by o.action",
         soci::use(summary.id), soci::into(action), soci::into(rows));
    statement.execute();
    summary.left = summary.tenants;
    while (statement.fetch()) {
      summary.actions[action] = static_cast<std::size_t>(rows);
      summary.left -= static_cast<std::size_t>(rows);
    }
  });
}

// The same from what was read anyway.
void count(Run& run) {
  for (auto const& row : run.rows) {
    if (row.merged) {
      continue;
    }
    ++run.summary.tenants;
    if (row.outcome) {
      ++run.summary.actions[row.outcome->action];
    } else {
      ++run.summary.left;
    }
  }
}

constexpr char const* k_of_run = "where run_id = :id order by ordinal";

void read_rows(Connection& connection, Run& run) {
  Select<TenantRecord, std::string> tenants(connection, k_of_run, run.summary.id);
  while (tenants.next()) {
    run.rows.push_back(to_row(tenants.row));
  }
  Select<OutcomeRecord, std::string> outcomes(connection, std::string(k_of_run) + ", attempt",
                                              run.summary.id);
  auto row = run.rows.begin();
  while (outcomes.next()) {
    auto const index = static_cast<std::size_t>(outcomes.row.ordinal);
    while (row != run.rows.end() && row->assignment.index < index) {
      ++row;
    }
    if (row != run.rows.end() && row->assignment.index == index) {
      // Each later attempt takes the place of the one before.
      row->outcome = to_outcome(outcomes.row, row->assignment);
      row->recorded = to_time(outcomes.row.recorded_at);
    }
  }
}

} // namespace

bool has_run(Connection& connection, std::string const& id) {
  return !column_of<std::string>(connection, "select id from run where id = :id", id).empty();
}

std::string find_run(Connection& connection, std::string_view beginning) {
  if (beginning.empty()) {
    throw core::usage_error("no run is named", "partnerctl run list shows those there are");
  }
  auto const found = connection.guarded([&] {
    std::vector<std::string> ids;
    std::string id;
    auto const wanted = core::to_lower(beginning);
    auto const length = static_cast<long long>(wanted.size());
    soci::statement statement =
        (connection.sql().prepare << "select id from run where substr(lower(id), 1, :length) = "
                                     ":wanted order by started_at desc, id desc limit 6",
         soci::use(length), soci::use(wanted), soci::into(id));
    statement.execute();
    while (statement.fetch()) {
      ids.push_back(id);
    }
    return ids;
  });
  if (found.empty()) {
    refuse_unknown(connection, beginning);
  }
  if (found.size() > 1) {
    throw core::usage_error(
        core::printable(beginning) + " is the beginning of several runs: " +
            core::join({found.begin(), std::min(found.begin() + 5, found.end())}, ", ") +
            (found.size() > 5 ? ", …" : ""),
        "give more of the ID");
  }
  return found.front();
}

std::vector<RunSummary> read_runs(Connection& connection, std::size_t most) {
  std::vector<RunSummary> runs;
  Select<RunRecord, long long> records(connection, "order by started_at desc, id desc limit :most",
                                       static_cast<long long>(most));
  while (records.next()) {
    runs.push_back(summary_of(records.row, connection));
    count(connection, runs.back());
  }
  return runs;
}

Run read_run(Connection& connection, std::string const& id) {
  Run run;
  Select<RunRecord, std::string> record(connection, "where id = :id", id);
  record.next();
  run.summary = summary_of(record.row, connection);
  Select<SourceRecord, std::string> sources(connection, k_of_run, id);
  while (sources.next()) {
    run.sources.push_back({.name = sources.row.name, .sha256 = sources.row.sha256});
  }
  Select<ResumptionRecord, std::string> resumptions(connection, k_of_run, id);
  while (resumptions.next()) {
    run.resumptions.push_back(to_resumption(resumptions.row));
  }
  read_rows(connection, run);
  count(run);
  return run;
}

} // namespace partnerctl::ledger
