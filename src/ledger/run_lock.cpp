#include "ledger/run_lock.hpp"

#include "ledger/file_lock.hpp"
#include "ledger/place.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/core/text.hpp"

#include <fmt/core.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <system_error>

namespace partnerctl::ledger {
namespace {

namespace fs = std::filesystem;

constexpr mode_t k_private_file = 0600;

[[noreturn]] void refuse(std::string const& path, int fault) {
  throw core::Error{.message = "the file " + core::printable(path) +
                               ", which says that the run lives, cannot be written: " +
                               std::generic_category().message(fault),
                    .hint = "make room and writable the folder of the ledger, or name another "
                            "with --ledger"};
}

std::string path_of(std::string const& folder, std::string const& id) {
  return folder + "/" + id;
}

void write_facts(Descriptor const& file, LiveRun const& run, std::string const& path) {
  auto const text = fmt::format("{}\n{}\n{}\n{}\n", run.worker.process, run.worker.host,
                                run.started, run.command);
  if (::ftruncate(file.get(), 0) != 0 ||
      ::pwrite(file.get(), text.data(), text.size(), 0) != static_cast<ssize_t>(text.size())) {
    refuse(path, errno != 0 ? errno : ENOSPC);
  }
}

LiveRun read_facts(std::string const& folder, std::string const& id) {
  LiveRun run{.id = id};
  std::ifstream file(path_of(folder, id));
  std::string process;
  std::getline(file, process);
  std::getline(file, run.worker.host);
  std::getline(file, run.started);
  std::getline(file, run.command);
  run.worker.process = std::strtoll(process.c_str(), nullptr, 10);
  return run;
}

} // namespace

std::optional<RunLock> RunLock::take(std::string const& folder, LiveRun const& run) {
  make_private_folder(folder);
  auto const path = path_of(folder, run.id);
  while (true) {
    Descriptor file(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, k_private_file));
    if (!file.is_open()) {
      refuse(path, errno);
    }
    if (int const fault = lock_file(file, LockKind::exclusive); fault != 0) {
      if (is_held(fault)) {
        return std::nullopt;
      }
      refuse(path, fault);
    }
    if (leads_to(path, file)) {
      RunLock taken(path, std::move(file));
      write_facts(taken.m_file, run, path);
      return taken;
    }
  }
}

RunLock::~RunLock() {
  if (m_file.is_open()) {
    // While it is still locked, so that nobody's newer file is removed.
    ::unlink(m_path.c_str());
  }
}

bool is_live(std::string const& folder, std::string const& id) {
  Descriptor const file(::open(path_of(folder, id).c_str(), O_RDONLY | O_CLOEXEC));
  struct flock lock {};
  lock.l_type = F_WRLCK;
  lock.l_whence = SEEK_SET;
  return file.is_open() && ::fcntl(file.get(), F_OFD_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
}

std::vector<LiveRun> live_runs(std::string const& folder) {
  std::vector<LiveRun> found;
  std::error_code fault;
  for (fs::directory_iterator at(folder, fault), end; !fault && at != end; at.increment(fault)) {
    auto const id = at->path().filename().string();
    if (is_live(folder, id)) {
      found.push_back(read_facts(folder, id));
    }
  }
  std::sort(found.begin(), found.end(),
            [](LiveRun const& a, LiveRun const& b) { return a.id < b.id; });
  return found;
}

Worker this_process() {
  std::array<char, 256> name{};
  // One short of its end stays 0.
  static_cast<void>(::gethostname(name.data(), name.size() - 1));
  return {.host = name.data(), .process = ::getpid()};
}

std::string to_text(LiveRun const& run) {
  return core::printable(fmt::format("{} ({}, process {} on {}, since {})", run.id, run.command,
                                     run.worker.process, run.worker.host, run.started));
}

} // namespace partnerctl::ledger
