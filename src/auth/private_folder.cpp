#include "auth/private_folder.hpp"

#include "partnerctl/core/error.hpp"

#include <fmt/core.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <system_error>
#include <utility>

namespace partnerctl::auth {
namespace {

constexpr mode_t k_private_file = 0600;
constexpr mode_t k_private_folder = 0700;
constexpr mode_t k_others = S_IRWXG | S_IRWXO;
constexpr std::size_t k_largest = std::size_t{16} << 20U;

[[noreturn]] void refuse(std::string const& what, std::string const& why,
                         std::string const& remedy) {
  throw core::usage_error(fmt::format("sign-ins cannot be kept in {}: {}", what, why), remedy);
}

[[noreturn]] void refuse_fault(std::string const& path, int fault) {
  refuse(path, std::generic_category().message(fault),
         "make it a place that this user may write to, or set XDG_STATE_HOME to another folder");
}

void require_own_folder(Descriptor const& folder, std::string const& path) {
  struct stat found {};
  if (::fstat(folder.get(), &found) != 0) {
    refuse_fault(path, errno);
  }
  if (found.st_uid != ::geteuid()) {
    refuse(path, "the folder belongs to another user",
           "set XDG_STATE_HOME to a folder of this user");
  }
  if ((found.st_mode & (S_IWGRP | S_IWOTH)) != 0) {
    refuse(path, "others may write to the folder", fmt::format("chmod 700 '{}'", path));
  }
}

void require_own_file(Descriptor const& file, std::string const& path) {
  struct stat found {};
  if (::fstat(file.get(), &found) != 0) {
    refuse_fault(path, errno);
  }
  auto const and_again = ", then sign in again";
  if (!S_ISREG(found.st_mode)) {
    refuse(path, "it is no regular file", "remove it" + std::string(and_again));
  }
  if (found.st_uid != ::geteuid()) {
    refuse(path, "it belongs to another user", "remove it" + std::string(and_again));
  }
  if ((found.st_mode & k_others) != 0) {
    refuse(
        path, "others may read it",
        fmt::format("if nobody has read it: chmod 600 '{}'; else sign out everywhere, remove it{}",
                    path, and_again));
  }
}

void write_all(Descriptor const& file, std::string const& text, std::string const& path) {
  std::size_t at = 0;
  while (at < text.size()) {
    auto const count = ::write(file.get(), text.data() + at, text.size() - at);
    if (count < 0 && errno != EINTR) {
      refuse_fault(path, errno);
    }
    at += count < 0 ? 0 : static_cast<std::size_t>(count);
  }
  if (::fsync(file.get()) != 0) {
    refuse_fault(path, errno);
  }
}

// Its parents as the system makes folders, itself for this user alone.
void make_folder(std::string const& path) {
  std::error_code fault;
  auto const parent = std::filesystem::path(path).parent_path();
  if (!parent.empty()) {
    std::filesystem::create_directories(parent, fault);
  }
  if (fault) {
    refuse_fault(path, fault.value());
  }
  if (::mkdir(path.c_str(), k_private_folder) != 0 && errno != EEXIST) {
    refuse_fault(path, errno);
  }
}

} // namespace

Descriptor::~Descriptor() {
  if (m_number >= 0) {
    ::close(m_number);
  }
}

Descriptor::Descriptor(Descriptor&& other) noexcept : m_number(std::exchange(other.m_number, -1)) {}

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
  std::swap(m_number, other.m_number);
  return *this;
}

PrivateFolder::PrivateFolder(std::string path, Descriptor descriptor)
    : m_path(std::move(path)), m_descriptor(std::move(descriptor)) {}

std::optional<PrivateFolder> PrivateFolder::find(std::string const& path) {
  Descriptor folder(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!folder.is_open()) {
    if (errno == ENOENT) {
      return std::nullopt;
    }
    refuse_fault(path, errno);
  }
  require_own_folder(folder, path);
  return PrivateFolder(path, std::move(folder));
}

PrivateFolder PrivateFolder::make(std::string const& path) {
  if (auto folder = find(path)) {
    return std::move(*folder);
  }
  make_folder(path);
  auto folder = find(path);
  if (!folder) {
    refuse_fault(path, ENOENT);
  }
  return std::move(*folder);
}

Descriptor PrivateFolder::open(std::string const& name, int flags) const {
  // Without O_NONBLOCK, a FIFO in the file's place would be waited for.
  Descriptor file(::openat(m_descriptor.get(), name.c_str(),
                           flags | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, k_private_file));
  if (file.is_open()) {
    require_own_file(file, path_of(name));
    return file;
  }
  if (errno == ELOOP) {
    refuse(path_of(name), "it is a link, and links are not followed",
           "remove the link, then sign in again");
  }
  if (errno != ENOENT) {
    refuse_fault(path_of(name), errno);
  }
  return file;
}

void PrivateFolder::replace(std::string const& name, std::string const& text) const {
  // One name, so that what a killed writer left is cleared away by the next one.
  auto const temporary = name + ".new";
  int const folder = m_descriptor.get();
  ::unlinkat(folder, temporary.c_str(), 0);
  auto const file = open(temporary, O_WRONLY | O_CREAT | O_EXCL);
  if (!file.is_open()) {
    refuse_fault(path_of(temporary), ENOENT);
  }
  write_all(file, text, path_of(temporary));
  if (::renameat(folder, temporary.c_str(), folder, name.c_str()) != 0 || ::fsync(folder) != 0) {
    refuse_fault(path_of(name), errno);
  }
}

std::string read_all(Descriptor const& file, std::string const& path) {
  std::string text;
  std::array<char, 16384> buffer{};
  while (text.size() <= k_largest) {
    auto const count = ::read(file.get(), buffer.data(), buffer.size());
    if (count == 0) {
      return text;
    }
    if (count < 0 && errno != EINTR) {
      refuse_fault(path, errno);
    }
    text.append(buffer.data(), count < 0 ? 0 : static_cast<std::size_t>(count));
  }
  refuse(path, "it is larger than any document of sign-ins", "remove it, then sign in again");
}

} // namespace partnerctl::auth
