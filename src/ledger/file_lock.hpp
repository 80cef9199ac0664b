#pragma once

#include "ledger/descriptor.hpp"

#include <string>

namespace partnerctl::ledger {

enum class LockKind {
  // Nobody else may have any. The file must be open for writing.
  exclusive,
  // Others may have one of this kind.
  shared,
};

// Locks all of an open file without waiting. It is a lock of the open file and not of the process:
// any thread may hold and drop it, other descriptors of this process meet it too, and the kernel
// drops it with the process, however that ends. Returns 0, or the system's number of why not.
int lock_file(Descriptor const& file, LockKind kind);

// Whether such a number says that somebody else holds it.
bool is_held(int fault);

// Whether the path still leads to the open file: who held it before may have removed it meanwhile.
bool leads_to(std::string const& path, Descriptor const& file);

} // namespace partnerctl::ledger
