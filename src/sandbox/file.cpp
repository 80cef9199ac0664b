#include "sandbox/file.hpp"

#include "partnerctl/core/error.hpp"

#include <fmt/core.h>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <system_error>
#include <utility>

namespace partnerctl::sandbox {
namespace {

constexpr mode_t k_private_file = 0600;
constexpr mode_t k_private_folder = 0700;

[[noreturn]] void refuse(std::string const& path, int fault) {
  throw core::Error{.kind = core::ErrorKind::usage,
                    .message = fmt::format("Cannot use {} for the sandbox's state: {}", path,
                                           std::generic_category().message(fault)),
                    .hint = "set XDG_STATE_HOME to a folder that this user can write"};
}

} // namespace

File::~File() {
  if (m_descriptor >= 0) {
    ::close(m_descriptor);
  }
}

File::File(File&& other) noexcept : m_descriptor(std::exchange(other.m_descriptor, -1)) {}

File& File::operator=(File&& other) noexcept {
  std::swap(m_descriptor, other.m_descriptor);
  return *this;
}

File open_file(std::string const& path, int flags) {
  File file(::open(path.c_str(), flags | O_CLOEXEC | O_NOFOLLOW, k_private_file));
  if (!file.is_open()) {
    refuse(path, errno);
  }
  return file;
}

std::string read_if_there(std::string const& path) {
  File const file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
  std::string text;
  std::array<char, 16384> buffer{};
  ssize_t count = 0;
  while (file.is_open() && (count = ::read(file.get(), buffer.data(), buffer.size())) > 0) {
    text.append(buffer.data(), static_cast<std::size_t>(count));
  }
  return text;
}

void replace_file(std::string const& path, std::string_view text, Durability durability) {
  std::string const temporary = fmt::format("{}.{}", path, ::getpid());
  {
    File const file = open_file(temporary, O_WRONLY | O_CREAT | O_TRUNC);
    append(file, text, path);
    if (durability == Durability::power_loss && ::fsync(file.get()) != 0) {
      refuse(path, errno);
    }
  }
  if (::rename(temporary.c_str(), path.c_str()) != 0) {
    refuse(path, errno);
  }
}

void append(File const& file, std::string_view text, std::string const& path) {
  while (!text.empty()) {
    ssize_t const count = ::write(file.get(), text.data(), text.size());
    if (count < 0 && errno != EINTR) {
      refuse(path, errno);
    }
    text.remove_prefix(count < 0 ? 0 : static_cast<std::size_t>(count));
  }
}

FolderLock::FolderLock(std::string const& path) : m_file(open_file(path, O_RDWR | O_CREAT)) {
  while (::flock(m_file.get(), LOCK_EX) != 0) {
    if (errno != EINTR) {
      refuse(path, errno);
    }
  }
}

void make_folder(std::string const& path) {
  std::error_code fault;
  std::filesystem::path const folder(path);
  if (folder.has_parent_path()) {
    std::filesystem::create_directories(folder.parent_path(), fault);
  }
  if (!fault && ::mkdir(path.c_str(), k_private_folder) != 0 && errno != EEXIST) {
    refuse(path, errno);
  }
  if (fault || !std::filesystem::is_directory(folder, fault)) {
    refuse(path, fault ? fault.value() : ENOTDIR);
  }
  if (::access(path.c_str(), R_OK | W_OK | X_OK) != 0) {
    refuse(path, errno);
  }
}

} // namespace partnerctl::sandbox
