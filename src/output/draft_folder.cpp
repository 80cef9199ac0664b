#include "output/draft_folder.hpp"

#include "partnerctl/core/error.hpp"
#include "partnerctl/core/folder.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/core/whole_file.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <system_error>

namespace partnerctl::output {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view k_mark = ".partnerctl-";
constexpr std::string_view k_chance = "XXXXXX";
constexpr std::string_view k_note_name = "about-this-folder.txt";
constexpr std::string_view k_note = "partnerctl was writing into this folder when it ended. It can "
                                    "be removed, and the next command "
                                    "that writes to the same place removes it.\n";

[[noreturn]] void fail(fs::path const& path, int fault) {
  throw core::Error{.message = "'" + core::printable(path.string()) +
                               "' cannot be written: " + std::generic_category().message(fault),
                    .hint = "make room, or name another place with --out"};
}

void keep(fs::path const& folder) {
  if (int const fault = core::sync_folder(folder); fault != 0) {
    fail(folder, fault);
  }
}

int open_folder(std::string const& path) {
  return ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

// The kernel drops it with the process.
bool lock(int folder) {
  return ::flock(folder, LOCK_EX | LOCK_NB) == 0;
}

bool leads_to(std::string const& path, int folder) {
  struct stat open {};
  struct stat there {};
  return ::fstat(folder, &open) == 0 && ::stat(path.c_str(), &there) == 0 &&
         open.st_ino == there.st_ino && open.st_dev == there.st_dev;
}

// Whether the folder was just made, and nobody who tidies was quicker than the lock. Where its file
// system knows no locks, whoever tidies gets none either, and leaves it.
bool hold(std::string const& path, int folder) {
  return folder >= 0 && (lock(folder) || errno != EWOULDBLOCK) && leads_to(path, folder);
}

bool is_draft_of(std::string const& name, fs::path const& path) {
  auto const begins = path.filename().string() + std::string(k_mark);
  return name.size() == begins.size() + k_chance.size() && name.starts_with(begins);
}

// Written before anything else is, so that a folder without it is somebody's own.
bool has_note(std::string const& folder) {
  auto const path = folder + "/" + std::string(k_note_name);
  std::error_code ignored;
  if (fs::symlink_status(path, ignored).type() != fs::file_type::regular) {
    return false;
  }
  std::ifstream file(path, std::ios::binary);
  std::string text(k_note.size() + 1, '\0');
  file.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(file.gcount()));
  return text == k_note;
}

void remove_if_dead(std::string const& path) {
  int const folder = open_folder(path);
  if (folder < 0) {
    return;
  }
  if (lock(folder) && leads_to(path, folder) && has_note(path)) {
    std::error_code ignored;
    fs::remove_all(path, ignored);
  }
  ::close(folder);
}

} // namespace

DraftFolder::DraftFolder(fs::path const& path) {
  while (true) {
    m_path = path.string() + std::string(k_mark) + std::string(k_chance);
    if (::mkdtemp(m_path.data()) == nullptr) {
      fail(path, errno);
    }
    m_lock = open_folder(m_path);
    int const fault = errno;
    if (hold(m_path, m_lock)) {
      begin_or_leave();
      return;
    }
    if (m_lock < 0 && fault != ENOENT) {
      ::rmdir(m_path.c_str());
      fail(path, fault);
    }
    if (m_lock >= 0) {
      ::close(m_lock);
    }
  }
}

DraftFolder::~DraftFolder() {
  leave();
}

void DraftFolder::leave() {
  std::error_code ignored;
  fs::remove_all(m_path, ignored);
  ::close(m_lock);
}

void DraftFolder::begin_or_leave() {
  try {
    begin();
  } catch (...) {
    leave();
    throw;
  }
}

void DraftFolder::begin() const {
  core::write_whole_file(m_path + "/" + std::string(k_note_name), k_note, {.syncs_folder = false});
  constexpr mode_t k_owner = 0700;
  if (::mkdir(content().c_str(), k_owner) != 0) {
    fail(content(), errno);
  }
}

std::string DraftFolder::content() const {
  return m_path + "/content";
}

void DraftFolder::add(BundleFile const& file) const {
  auto const path = fs::path(content()) / file.name;
  std::error_code fault;
  fs::create_directories(path.parent_path(), fault);
  if (fault) {
    fail(path, fault.value());
  }
  core::write_whole_file(path.string(), file.content, {.syncs_folder = false});
}

bool DraftFolder::become(fs::path const& path) {
  keep_all();
  if (::rename(content().c_str(), path.c_str()) != 0) {
    if (errno != EEXIST && errno != ENOTEMPTY) {
      fail(path, errno);
    }
    return false;
  }
  core::sync_written(path.string());
  return true;
}

void DraftFolder::keep_all() const {
  for (auto const& entry : fs::recursive_directory_iterator(content())) {
    if (entry.is_directory()) {
      keep(entry.path());
    }
  }
  keep(content());
}

void remove_dead_drafts(fs::path const& path) {
  auto const folder = path.parent_path();
  std::error_code fault;
  for (fs::directory_iterator at(folder.empty() ? "." : folder, fault), end; !fault && at != end;
       at.increment(fault)) {
    if (is_draft_of(at->path().filename().string(), path)) {
      remove_if_dead(at->path().string());
    }
  }
}

} // namespace partnerctl::output
