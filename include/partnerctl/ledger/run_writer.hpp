#pragma once

#include "partnerctl/fleet/recorder.hpp"
#include "partnerctl/ledger/run.hpp"

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace partnerctl::ledger {

enum class Ending { finished, interrupted };

// Writes down what becomes of a run's tenants, each at once and for good: what ended() has returned
// for is there after a kill -9. While it lives, its run counts as running, for other processes too.
//
// Nothing is written before a write to a tenant: a resumption reads each tenant before it decides,
// so what it needs from the ledger is which rows are unsettled, and a row without an outcome says
// that already.
class RunWriter final : public fleet::Recorder {
public:
  struct Impl;
  explicit RunWriter(std::unique_ptr<Impl> impl);
  // A run that has not been finished is "interrupted" from here on.
  ~RunWriter() override;
  RunWriter(RunWriter const&) = delete;
  RunWriter& operator=(RunWriter const&) = delete;

  // "20261122T101500Z-7f3a"
  std::string const& id() const;

  // Keeps one more outcome of its row. `attempts` is kept as it is, but is at least one more than
  // what the row has. A merged outcome marks its row. The first that cannot be kept (a full disk, a
  // ledger that stays locked) throws a core::Error; later ones are tried without waiting and do not
  // throw, and what could not be kept is tried again with each call and at the end.
  void ended(fleet::Outcome const& outcome) override;

  // The end, and all before it, on the disk itself (it survives the loss of power too). A run that
  // has rows left is interrupted, however it is said to end. `merged`:
  // the indices of rows that proved to be an earlier row's tenant, so that they are not left over.
  // Throws a core::Error where something could not be kept.
  void finish(Ending ending, std::vector<std::size_t> const& merged = {});

  // How many outcomes are not in the ledger although they ended.
  std::size_t lost() const;

private:
  std::unique_ptr<Impl> m_impl;
};

} // namespace partnerctl::ledger
