#pragma once

#include "ledger/connection.hpp"
#include "ledger/run_lock.hpp"
#include "ledger/statement.hpp"
#include "partnerctl/ledger/run_writer.hpp"

#include <memory>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace partnerctl::ledger {

struct RunWriter::Impl {
  Impl(std::shared_ptr<Connection> to, std::string run, RunLock held)
      : connection(std::move(to)), id(std::move(run)), lock(std::move(held)), insert(*connection) {}

  std::shared_ptr<Connection> connection;
  std::string id;
  RunLock lock;
  Insert<OutcomeRecord> insert;
  // What a resumed run has recorded of a row before.
  std::unordered_map<std::size_t, int> attempts_before{};
  // Which resumption this is; 0: the run itself.
  long long resumption = 0;
  std::vector<std::size_t> merged{};
  std::vector<OutcomeRecord> unkept{};
  bool failed_before = false;

  OutcomeRecord record_of(fleet::Outcome const& outcome) const;
  void keep(OutcomeRecord const& record);
  // As far as it goes.
  void keep_the_unkept();
  void mark_merged(std::vector<std::size_t> const& rows);
  bool has_rows_left();
  void mark_ended(Ending ending);
};

} // namespace partnerctl::ledger
