#include "ledger/place.hpp"

#include "ledger/descriptor.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/ledger/remedy.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>

namespace partnerctl::ledger {
namespace {

namespace fs = std::filesystem;

constexpr mode_t k_private_file = 0600;
constexpr mode_t k_private_folder = 0700;

[[noreturn]] void refuse(std::string const& what, int fault) {
  throw core::usage_error(what + ": " + std::generic_category().message(fault),
                          std::string(k_name_another));
}

[[noreturn]] void refuse_file(std::string const& path, int fault) {
  refuse("the ledger " + core::printable(path) + " cannot be written", fault);
}

[[noreturn]] void refuse_folder(std::string const& path, int fault) {
  refuse("the ledger's folder " + core::printable(path) + " cannot be made", fault);
}

void make_folders(fs::path const& folder) {
  std::error_code ignored;
  if (folder.empty() || fs::is_directory(folder, ignored)) {
    return;
  }
  make_folders(folder.parent_path());
  make_private_folder(folder.string());
}

void make_file(std::string const& path) {
  // O_EXCL tells whether it is ours to give a mode to. It does not follow a link that leads
  // nowhere, so that one is opened by the second call.
  Descriptor const made(
      ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, k_private_file));
  if (made.is_open()) {
    if (::fchmod(made.get(), k_private_file) != 0) {
      refuse_file(path, errno);
    }
    return;
  }
  // O_NONBLOCK: a FIFO would keep us waiting.
  Descriptor const there(
      ::open(path.c_str(), O_RDWR | O_CREAT | O_NONBLOCK | O_CLOEXEC, k_private_file));
  if (!there.is_open()) {
    refuse_file(path, errno);
  }
  struct stat facts {};
  if (::fstat(there.get(), &facts) != 0 || !S_ISREG(facts.st_mode)) {
    throw core::usage_error(core::printable(path) + " is no ledger: it is no regular file",
                            "name a file with --ledger sqlite:///path/file.db");
  }
}

} // namespace

void make_private_folder(std::string const& path) {
  if (::mkdir(path.c_str(), k_private_folder) == 0) {
    // The umask may have taken even the owner's rights.
    if (::chmod(path.c_str(), k_private_folder) != 0) {
      refuse_folder(path, errno);
    }
    return;
  }
  auto const fault = errno;
  std::error_code ignored;
  if (fault != EEXIST || !fs::is_directory(path, ignored)) {
    refuse_folder(path, fault == EEXIST ? ENOTDIR : fault);
  }
}

std::string make_place(std::string const& path) {
  make_folders(fs::path(path).parent_path());
  make_file(path);
  std::error_code fault;
  auto const place = fs::canonical(path, fault);
  if (fault) {
    refuse_file(path, fault.value());
  }
  return place.string();
}

bool is_writable(std::string const& path) {
  auto const folder = fs::path(path).parent_path().string();
  return ::access(path.c_str(), W_OK) == 0 && ::access(folder.c_str(), W_OK | X_OK) == 0;
}

} // namespace partnerctl::ledger
