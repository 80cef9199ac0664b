#pragma once

#include "support/fixtures.hpp"

#include <unistd.h>

#include <cstdlib>
#include <optional>
#include <string>

namespace partnerctl::test {

// In memory where the system has such a place: a killed process leaves the same behind, and many
// rounds need not wait for a disk.
class QuickFolder {
public:
  QuickFolder() {
    if (std::getenv("TMPDIR") != nullptr || ::access("/dev/shm", W_OK) != 0) {
      m_folder.emplace();
      return;
    }
    ::setenv("TMPDIR", "/dev/shm", 1);
    m_folder.emplace();
    ::unsetenv("TMPDIR");
  }
  std::string const& path() const { return m_folder->path(); }
  std::string write(std::string const& name, std::string const& text) const {
    return m_folder->write(name, text);
  }

private:
  std::optional<TemporaryFolder> m_folder;
};

} // namespace partnerctl::test
