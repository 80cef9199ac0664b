#pragma once

#include "ledger/file_calls.hpp"

#include <sys/types.h>

#include <map>
#include <string>

namespace partnerctl::test {

// A disk that keeps only what it was told to keep: what a loss of power leaves at the worst. Of a
// file what it held when it was last synced, under the name that its folder had when that was.
class ForgetfulDisk {
public:
  // All that lies in that folder is kept to begin with.
  explicit ForgetfulDisk(std::string const& folder);

  void before(FileCall const& call);
  void after(FileCall const& call);

  // Writes down what is left when the power goes now.
  void leave(std::string const& to) const;

private:
  void keep_names(std::string const& folder);
  void keep_content(std::string const& path);
  void leave_folder(ino_t folder, std::string const& to) const;

  ino_t m_root = 0;
  // Of each folder, by its own number.
  std::map<ino_t, std::map<std::string, ino_t>> m_names{};
  std::map<ino_t, std::string> m_contents{};
};

} // namespace partnerctl::test
