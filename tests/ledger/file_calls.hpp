#pragma once

#include <functional>
#include <string>

namespace partnerctl::test {

// A call by which this process changes files, or has the disk keep them.
struct FileCall {
  enum class Kind { write, truncate, sync, rename, unlink };
  Kind kind = Kind::write;
  // The file's, or the folder's that is synced.
  std::string path{};
  // Of a rename.
  std::string to{};
};

// From here on `before` and `after` are called around each such call of this process on what lies
// in that folder, whoever makes it: in the test binaries the C library's functions are replaced by
// ones that know of it. For a process of its own, which has one thread.
void watch_files(std::string folder, std::function<void(FileCall const&)> before,
                 std::function<void(FileCall const&)> after);

} // namespace partnerctl::test
