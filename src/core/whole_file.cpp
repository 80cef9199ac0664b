#include "partnerctl/core/whole_file.hpp"

#include "core/descriptor.hpp"
#include "core/new_place.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/core/folder.hpp"
#include "partnerctl/core/text.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <system_error>

namespace partnerctl::core {
namespace {

namespace fs = std::filesystem;

constexpr mode_t k_private_file = 0600;

[[noreturn]] void fail(std::string const& path, int fault) {
  throw Error{.message = "'" + printable(path) +
                         "' cannot be written: " + std::generic_category().message(fault),
              .hint = "make room, or name another place"};
}

// A file to be, beside the one that it shall become; gone with the object unless it became it.
class Draft {
public:
  explicit Draft(std::string const& path) : m_path(path + ".XXXXXX") {
    m_file = Descriptor(::mkostemp(m_path.data(), O_CLOEXEC));
    if (!m_file) {
      fail(path, errno);
    }
  }
  ~Draft() {
    if (!m_path.empty()) {
      ::unlink(m_path.c_str());
    }
  }
  Draft(Draft const&) = delete;
  Draft& operator=(Draft const&) = delete;

  void write(std::string_view content) {
    while (!content.empty()) {
      auto const count = ::write(m_file.get(), content.data(), content.size());
      if (count < 0 && errno != EINTR) {
        fail(m_path, errno);
      }
      content.remove_prefix(count < 0 ? 0 : static_cast<std::size_t>(count));
    }
  }
  void become(std::string const& path, WholeFile const& how) {
    finish(how.may_replace ? mode_for(path) : k_private_file);
    int const fault = how.may_replace ? renamed(path) : rename_to_new(m_path, path);
    if (fault == EEXIST) {
      throw usage_error("'" + printable(path) + "' is there already",
                        "name another place: what was kept is not written over");
    }
    if (fault != 0) {
      fail(path, fault);
    }
    m_path.clear();
    if (how.syncs_folder) {
      sync_written(path);
    }
  }

private:
  static mode_t mode_for(std::string const& path) {
    struct stat there {};
    return ::stat(path.c_str(), &there) == 0 ? there.st_mode & 07777 : k_private_file;
  }
  void finish(mode_t mode) {
    if (::fchmod(m_file.get(), mode) != 0 || ::fsync(m_file.get()) != 0) {
      fail(m_path, errno);
    }
  }
  int renamed(std::string const& path) const {
    return ::rename(m_path.c_str(), path.c_str()) == 0 ? 0 : errno;
  }

  std::string m_path;
  Descriptor m_file;
};

// What a symbolic link leads to is what is replaced, and not the link.
std::string target_of(std::string const& path) {
  std::error_code fault;
  auto const target = fs::weakly_canonical(path, fault);
  return fault ? path : target.string();
}

bool begins_so(std::string const& path, std::string_view beginning) {
  std::ifstream file(path, std::ios::binary);
  std::string head(beginning.size(), '\0');
  file.read(head.data(), static_cast<std::streamsize>(head.size()));
  head.resize(static_cast<std::size_t>(file.gcount()));
  // An empty file holds nothing that could be lost.
  return head.empty() || equal_ignoring_case(head, beginning);
}

} // namespace

void check_can_write(std::string const& option, std::string const& path,
                     std::string_view beginning) {
  auto const refuse = [&](std::string const& why) {
    throw usage_error(option + ": '" + printable(path) + "' cannot be written: " + why,
                      "name a file in a folder that is there and yours");
  };
  if (path.empty() || path.front() == '-') {
    throw usage_error(option + " names no file" +
                          (path.empty() ? "" : ", but '" + printable(path) + "'"),
                      "give it a file's name; one that begins with '-' as ./-…");
  }
  std::error_code ignored;
  auto const target = target_of(path);
  if (fs::is_directory(target, ignored)) {
    refuse("it is a folder");
  }
  if (fs::exists(target, ignored) && !fs::is_regular_file(target, ignored)) {
    refuse("it is no regular file");
  }
  if (fs::exists(target, ignored) && !begins_so(target, beginning)) {
    throw usage_error(option + ": '" + printable(path) +
                          "' is there already, and no file that this option writes",
                      "name another file, or take that one away");
  }
  auto folder = fs::path(target).parent_path();
  if (folder.empty()) {
    folder = ".";
  }
  if (::access(folder.c_str(), W_OK | X_OK) != 0) {
    refuse("its folder: " + std::generic_category().message(errno));
  }
}

void write_whole_file(std::string const& path, std::string_view content, WholeFile const& how) {
  // A link is there already, wherever it leads.
  auto const target = how.may_replace ? target_of(path) : path;
  Draft draft(target);
  draft.write(content);
  draft.become(target, how);
}

} // namespace partnerctl::core
