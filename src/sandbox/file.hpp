#pragma once

#include <string>
#include <string_view>

namespace partnerctl::sandbox {

// A file descriptor that closes itself.
class File {
public:
  File() = default;
  explicit File(int descriptor) : m_descriptor(descriptor) {}
  ~File();
  File(File&& other) noexcept;
  File& operator=(File&& other) noexcept;
  File(File const&) = delete;
  File& operator=(File const&) = delete;

  int get() const { return m_descriptor; }
  bool is_open() const { return m_descriptor >= 0; }

private:
  int m_descriptor = -1;
};

// Opens (0600, close-on-exec, no symbolic link). Throws a usage error that names the file.
File open_file(std::string const& path, int flags);

// The whole text; empty where there is no such file.
std::string read_if_there(std::string const& path);

enum class Durability { process_end, power_loss };

// Replaces a file in one step (temporary file, rename; 0600): who reads it sees the old or the new,
// never half, and with power_loss (fsync; it costs 10 ms) not even after one. Throws a usage error
// that names it.
void replace_file(std::string const& path, std::string_view text, Durability durability);

// All of it, at the file's end. Throws a usage error when the disk is full.
void append(File const& file, std::string_view text, std::string const& path);

// An exclusive lock between processes, held as long as the object lives.
class FolderLock {
public:
  explicit FolderLock(std::string const& path);

private:
  File m_file;
};

// Makes the folder (0700) and those above it. Throws a usage error when it cannot be made or
// written.
void make_folder(std::string const& path);

} // namespace partnerctl::sandbox
