#include "core/new_place.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>

namespace partnerctl::core {

int rename_to_new(std::string const& from, std::string const& to) {
  if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) {
    return 0;
  }
  // NFS and some others know no such flag, an old kernel no such call.
  return errno == EINVAL || errno == ENOSYS ? link_to_new(from, to) : errno;
}

int link_to_new(std::string const& from, std::string const& to) {
  if (::link(from.c_str(), to.c_str()) != 0) {
    return errno;
  }
  // It has its new name, whatever becomes of the old one.
  ::unlink(from.c_str());
  return 0;
}

} // namespace partnerctl::core
