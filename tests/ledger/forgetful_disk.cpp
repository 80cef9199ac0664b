#include "ledger/forgetful_disk.hpp"

#include "support/fixtures.hpp"

#include <fmt/core.h>

#include <fcntl.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>

namespace partnerctl::test {
namespace {

namespace fs = std::filesystem;

ino_t number_of(std::string const& path) {
  struct stat facts {};
  return ::lstat(path.c_str(), &facts) == 0 ? facts.st_ino : 0;
}

// Shared memory, which no disk keeps.
bool is_memory(std::string const& name) {
  return name.ends_with("-shm");
}

// Keeps the number of a file from being given to another one while its name is still kept.
void hold(std::string const& path) {
  static_cast<void>(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
}

} // namespace

ForgetfulDisk::ForgetfulDisk(std::string const& folder) : m_root(number_of(folder)) {
  keep_names(folder);
  for (auto const& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_directory()) {
      keep_names(entry.path().string());
    } else {
      keep_content(entry.path().string());
    }
  }
}

void ForgetfulDisk::keep_names(std::string const& folder) {
  auto& names = m_names[number_of(folder)];
  names.clear();
  for (auto const& entry : fs::directory_iterator(folder)) {
    auto const name = entry.path().filename().string();
    if (!is_memory(name)) {
      names.emplace(name, number_of(entry.path().string()));
    }
    if (entry.is_directory()) {
      m_names.try_emplace(number_of(entry.path().string()));
    }
  }
}

void ForgetfulDisk::keep_content(std::string const& path) {
  m_contents[number_of(path)] = content_of(path);
}

void ForgetfulDisk::before(FileCall const& call) {
  if (call.kind == FileCall::Kind::unlink) {
    hold(call.path);
  } else if (call.kind == FileCall::Kind::rename) {
    hold(call.to);
  }
}

void ForgetfulDisk::after(FileCall const& call) {
  if (call.kind != FileCall::Kind::sync) {
    return;
  }
  if (fs::is_directory(call.path)) {
    keep_names(call.path);
  } else {
    keep_content(call.path);
  }
}

void ForgetfulDisk::leave(std::string const& to) const {
  leave_folder(m_root, to);
}

void ForgetfulDisk::leave_folder(ino_t folder, std::string const& to) const {
  fs::create_directories(to);
  for (auto const& [name, number] : m_names.at(folder)) {
    auto const path = fmt::format("{}/{}", to, name);
    if (m_names.contains(number)) {
      leave_folder(number, path);
      continue;
    }
    auto const content = m_contents.find(number);
    std::ofstream(path, std::ios::binary) << (content == m_contents.end() ? "" : content->second);
  }
}

} // namespace partnerctl::test
