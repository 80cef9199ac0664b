#include "partnerctl/ledger/run_writer.hpp"

#include "ledger/run_writer_impl.hpp"
#include "partnerctl/core/attempt.hpp"

#include <algorithm>

namespace partnerctl::ledger {

OutcomeRecord RunWriter::Impl::record_of(fleet::Outcome const& outcome) const {
  auto record = to_record(outcome);
  record.run_id = id;
  record.recorded_at = to_stored(connection->clock().now());
  auto const before = attempts_before.find(outcome.index);
  record.attempt =
      std::max(record.attempt, 1 + (before == attempts_before.end() ? 0 : before->second));
  return record;
}

void RunWriter::Impl::keep(OutcomeRecord const& record) {
  insert.row = record;
  insert.insert();
}

void RunWriter::Impl::keep_the_unkept() {
  while (!unkept.empty()) {
    auto const kept = core::attempt([&] {
      keep(unkept.front());
      return true;
    });
    if (!kept) {
      return;
    }
    unkept.erase(unkept.begin());
  }
}

void RunWriter::Impl::mark_merged(std::vector<std::size_t> const& rows) {
  connection->guarded([&] {
    for (auto const row : rows) {
      auto const ordinal = static_cast<long long>(row);
      connection->sql().once
          << "update run_tenant set merged = 1 where run_id = :id and ordinal = :ordinal",
          soci::use(id), soci::use(ordinal);
    }
  });
}

// --failed-only, and a run that a full disk ended, come to their end with rows left.
bool RunWriter::Impl::has_rows_left() {
  return connection->guarded([&] {
    int left = 0;
    connection->sql().once
        << "select count(*) from run_tenant t where t.run_id = :id and t.merged = 0 and not exists "
           "(select 1 from outcome o where o.run_id = t.run_id and o.ordinal = t.ordinal)",
        soci::into(left), soci::use(id);
    return left > 0;
  });
}

void RunWriter::Impl::mark_ended(Ending ending) {
  bool const is_whole = ending == Ending::finished && !has_rows_left();
  connection->guarded([&] {
    auto const now = to_stored(connection->clock().now());
    auto const how = std::string(to_string(is_whole ? RunState::finished : RunState::interrupted));
    connection->sql().once << "update run set ended_at = :now, ending = :how where id = :id",
        soci::use(now), soci::use(how), soci::use(id);
    if (resumption > 0) {
      connection->sql().once
          << "update resumption set ended_at = :now where run_id = :id and ordinal = :ordinal",
          soci::use(now), soci::use(id), soci::use(resumption);
    }
  });
}

RunWriter::RunWriter(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}

RunWriter::~RunWriter() = default;

std::string const& RunWriter::id() const {
  return m_impl->id;
}

std::size_t RunWriter::lost() const {
  return m_impl->unkept.size();
}

void RunWriter::ended(fleet::Outcome const& outcome) {
  if (outcome.merged) {
    m_impl->merged.push_back(outcome.index);
    return;
  }
  auto record = m_impl->record_of(outcome);
  auto kept = core::attempt([&] {
    m_impl->keep(record);
    return true;
  });
  if (kept) {
    m_impl->keep_the_unkept();
    return;
  }
  m_impl->unkept.push_back(std::move(record));
  if (!m_impl->failed_before) {
    m_impl->failed_before = true;
    // The others in flight are not to wait as long as this one did, each of them.
    m_impl->connection->set_waiting(false);
    throw core::Error(std::move(*kept.error));
  }
}

void RunWriter::finish(Ending ending, std::vector<std::size_t> const& merged) {
  auto& connection = *m_impl->connection;
  connection.set_waiting(true);
  connection.set_durable(true);
  Transaction transaction(connection);
  for (auto const& record : m_impl->unkept) {
    m_impl->keep(record);
  }
  m_impl->mark_merged(m_impl->merged);
  m_impl->mark_merged(merged);
  m_impl->mark_ended(ending);
  transaction.commit();
  m_impl->unkept.clear();
}

} // namespace partnerctl::ledger
