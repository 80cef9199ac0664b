#pragma once

#include <string>

namespace partnerctl::test {

// While it lives, fsync of this folder fails with this number of the system's: a disk that breaks
// and the file systems that cannot do it are not at hand. One at a time.
class SyncFault {
public:
  SyncFault(std::string folder, int fault);
  ~SyncFault();
  SyncFault(SyncFault const&) = delete;
  SyncFault& operator=(SyncFault const&) = delete;
};

} // namespace partnerctl::test
