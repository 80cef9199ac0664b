#pragma once

#include "auth/private_folder.hpp"

#include <chrono>
#include <string>

namespace partnerctl::auth {

// Keeps other threads and processes from changing the sign-ins while it lives: flock on a file of
// its own, accounts.lock, since the document is replaced and a keyring has no file. The system lets
// go of it when a process dies.
class AccountLock {
public:
  // Throws a usage error that names the file when others hold it longer than `patience`.
  explicit AccountLock(PrivateFolder const& folder,
                       std::chrono::milliseconds patience = std::chrono::seconds{10});

private:
  Descriptor m_file;
};

} // namespace partnerctl::auth
