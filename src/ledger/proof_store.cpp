#include "ledger/proof_store.hpp"

#include "ledger/connection.hpp"
#include "ledger/file_lock.hpp"
#include "ledger/place.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/core/folder.hpp"
#include "partnerctl/core/ids.hpp"
#include "partnerctl/core/text.hpp"

#include <fmt/core.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <system_error>
#include <utility>

namespace partnerctl::ledger {
namespace {

namespace fs = std::filesystem;

constexpr mode_t k_private_file = 0600;
constexpr mode_t k_copy = 0400;
constexpr std::size_t k_digest_length = 64;
constexpr std::string_view k_draft = ".tmp-";

bool is_digest(std::string_view name) {
  return name.size() == k_digest_length &&
         name.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

bool is_draft(std::string_view name) {
  return is_digest(name.substr(0, k_digest_length)) &&
         name.substr(k_digest_length).starts_with(k_draft);
}

[[noreturn]] void refuse(std::string const& folder, int fault) {
  auto const where = core::printable(folder);
  if (fault == ENOSPC || fault == EDQUOT || fault == EFBIG) {
    throw core::Error{.message = "there is no room left for the copy of the proof in " + where,
                      .hint = "make room on its disk, and attach it again",
                      .cause = std::string(k_no_room)};
  }
  bool const forbidden = fault == EACCES || fault == EPERM || fault == EROFS;
  throw core::Error{.kind = forbidden ? core::ErrorKind::forbidden : core::ErrorKind::internal,
                    .message = "the copy of the proof cannot be written to " + where + ": " +
                               std::generic_category().message(fault),
                    .hint = "make that folder one that you can write to, or name another ledger "
                            "with --ledger sqlite:///path/file.db",
                    .cause = "ledger not writable"};
}

// Returns 0, or the system's number of why not.
int write_all(Descriptor const& file, std::string_view bytes) {
  while (!bytes.empty()) {
    auto const count = ::write(file.get(), bytes.data(), bytes.size());
    if (count < 0 && errno != EINTR) {
      return errno;
    }
    bytes.remove_prefix(count < 0 ? 0 : static_cast<std::size_t>(count));
  }
  return ::fsync(file.get()) == 0 ? 0 : errno;
}

// A draft whose writer lives is locked.
void remove_if_dead(std::string const& path) {
  Descriptor const file(::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
  if (file.is_open() && lock_file(file, LockKind::shared) == 0) {
    ::unlink(path.c_str());
  }
}

} // namespace

ProofStore::Draft::Draft(std::string place, std::string path, Descriptor file)
    : m_place(std::move(place)), m_path(std::move(path)), m_file(std::move(file)) {}

ProofStore::Draft::Draft(Draft&& other) noexcept
    : m_place(std::move(other.m_place)), m_path(std::exchange(other.m_path, {})),
      m_file(std::move(other.m_file)) {}

ProofStore::Draft::~Draft() {
  if (!m_path.empty()) {
    ::unlink(m_path.c_str());
  }
}

void ProofStore::Draft::take_place() {
  auto const folder = fs::path(m_place).parent_path().string();
  if (::rename(m_path.c_str(), m_place.c_str()) != 0) {
    refuse(folder, errno);
  }
  m_path.clear();
  if (int const fault = core::sync_folder(folder); fault != 0) {
    refuse(folder, fault);
  }
}

std::string ProofStore::path_of(std::string const& sha256) const {
  if (!is_digest(sha256)) {
    throw core::usage_error(core::printable(sha256) + " is no digest of a proof",
                            "a digest is 64 hexadecimal digits, as sha256sum prints them");
  }
  return m_folder + "/" + sha256;
}

ProofStore::Draft ProofStore::begin(std::string const& place) const {
  while (true) {
    auto const path = fmt::format("{}{}{}-{}", place, k_draft, ::getpid(),
                                  core::Guid::random().text().substr(0, 8));
    Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, k_private_file));
    if (!file.is_open()) {
      refuse(m_folder, errno);
    }
    int const fault = lock_file(file, LockKind::exclusive);
    // Else somebody who tidies was quicker than the lock, and removes it.
    if (!is_held(fault) && leads_to(path, file)) {
      Draft draft(place, path, std::move(file));
      if (fault != 0) {
        refuse(m_folder, fault);
      }
      return draft;
    }
  }
}

ProofStore::Draft ProofStore::write(std::string const& sha256, std::string_view bytes) const {
  auto const place = path_of(sha256);
  make_private_folder(m_folder);
  int fault = core::sync_folder(fs::path(m_folder).parent_path().string());
  if (fault != 0) {
    refuse(m_folder, fault);
  }
  auto draft = begin(place);
  // Whatever the umask.
  fault = ::fchmod(draft.m_file.get(), k_copy) == 0 ? write_all(draft.m_file, bytes) : errno;
  if (fault != 0) {
    refuse(m_folder, fault);
  }
  return draft;
}

void ProofStore::tidy(std::set<std::string> const& named) const {
  std::error_code fault;
  for (fs::directory_iterator at(m_folder, fault), end; !fault && at != end; at.increment(fault)) {
    auto const name = at->path().filename().string();
    if (is_digest(name) && !named.contains(name)) {
      ::unlink(at->path().c_str());
    } else if (is_draft(name)) {
      remove_if_dead(at->path().string());
    }
  }
}

} // namespace partnerctl::ledger
