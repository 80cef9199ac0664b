#include "partnerctl/core/folder.hpp"

#include "core/descriptor.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

namespace partnerctl::core {

int sync_folder(std::string const& path) {
  Descriptor const folder(
      ::open(path.empty() ? "." : path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!folder) {
    return errno;
  }
  // Some file systems of networks have nothing to do here, and say so.
  return ::fsync(folder.get()) == 0 || errno == EINVAL ? 0 : errno;
}

} // namespace partnerctl::core
