#include "partnerctl/core/folder.hpp"

#include "core/descriptor.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/core/text.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>

namespace partnerctl::core {
namespace {

// Some file systems of networks, and those of programs, have nothing to do here, and say so. And a
// folder to write to need not be one to read, and then nobody can have it kept.
int but_for_what_cannot_be(int fault) {
  bool const cannot_be = fault == EINVAL || fault == ENOTSUP || fault == ENOSYS || fault == EACCES;
  return cannot_be ? 0 : fault;
}

} // namespace

int sync_folder(std::string const& path) {
  Descriptor const folder(
      ::open(path.empty() ? "." : path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  return folder && ::fsync(folder.get()) == 0 ? 0 : but_for_what_cannot_be(errno);
}

void sync_written(std::string const& path) {
  int const fault = sync_folder(std::filesystem::path(path).parent_path());
  if (fault != 0) {
    throw Error{.message = "'" + printable(path) +
                           "' was written, but it is not sure that the disk keeps it: " +
                           std::generic_category().message(fault),
                .hint = "look after that disk, and write it to another place"};
  }
}

} // namespace partnerctl::core
