#pragma once

#include "partnerctl/fleet/dispatch.hpp"
#include "partnerctl/fleet/recorder.hpp"
#include "partnerctl/fleet/selection.hpp"
#include "partnerctl/ledger/ledger.hpp"

#include <memory>
#include <string>
#include <vector>

namespace partnerctl::cli {

class Services;

// One run in the ledger, or nowhere: --ledger none, and in CI a default ledger that cannot be
// written, which is said and passed over. A ledger that was named, or that a person's machine
// should have, stops the run before anything is written to a tenant.
class RunRecord final : public fleet::Recorder {
public:
  // Of a command that leaves no run behind.
  RunRecord();
  RunRecord(ledger::RunStart const& start, std::vector<fleet::Assignment> const& assignments,
            Services& services);
  // Goes on with a recorded run.
  RunRecord(ledger::Ledger ledger, std::unique_ptr<ledger::RunWriter> writer);
  ~RunRecord() override;

  // "20261122T101500Z-7f3a"; empty where nothing is kept.
  std::string const& id() const { return m_id; }
  void ended(fleet::Outcome const& outcome) override;
  // What is missing in `outcomes` had merged.
  void finish(bool interrupted, std::vector<fleet::Assignment> const& assignments,
              std::vector<fleet::Outcome> const& outcomes);

private:
  struct Impl;
  std::unique_ptr<Impl> m_impl;
  std::string m_id;
};

} // namespace partnerctl::cli
