#pragma once

#include "ledger/descriptor.hpp"
#include "partnerctl/core/clock.hpp"
#include "partnerctl/ledger/run.hpp"

#include <optional>
#include <string>
#include <vector>

namespace partnerctl::ledger {

// A process that works on a run just now, as its lock's file tells.
struct LiveRun {
  std::string id{};
  std::string command{};
  Worker worker{};
  std::string started{};
};

// Says that a process works on a run: a locked file in the folder <ledger>.running. The kernel
// drops the lock with the process, however that ends, and no later process can be taken for it
// (process numbers come again). The file tells who it is even while the ledger itself is locked.
class RunLock {
public:
  // nullopt where another holds it. Throws a core::Error where the file cannot be written.
  static std::optional<RunLock> take(std::string const& folder, LiveRun const& run);
  RunLock(RunLock&&) noexcept = default;
  RunLock& operator=(RunLock&&) = delete;
  ~RunLock();

private:
  RunLock(std::string path, Descriptor file) : m_path(std::move(path)), m_file(std::move(file)) {}
  std::string m_path;
  Descriptor m_file;
};

// Whether somebody holds it, without disturbing one who tries to take it at this moment.
bool is_live(std::string const& folder, std::string const& id);

// All of them, in the order of their IDs.
std::vector<LiveRun> live_runs(std::string const& folder);

// This one.
Worker this_process();

// "20261122T101500Z-7f3a (link-pal, process 1234 on build7, since 2026-11-22T10:15:00Z)"
std::string to_text(LiveRun const& run);

} // namespace partnerctl::ledger
