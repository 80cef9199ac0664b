#pragma once

namespace partnerctl::core {

// The process's exit codes (docs/output.md). Where several apply, the first in this order counts:
// interrupted, usage, auth, failed, not_found, some_failed, not_as_wanted, ok.
enum class ExitCode : int {
  ok = 0,
  failed = 1,
  usage = 2,
  not_found = 3,
  auth = 4,
  some_failed = 5,
  not_as_wanted = 6,
  interrupted = 130,
};

} // namespace partnerctl::core
