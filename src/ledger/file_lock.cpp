#include "ledger/file_lock.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace partnerctl::ledger {

int lock_file(Descriptor const& file, LockKind kind) {
  struct flock lock {};
  lock.l_type = kind == LockKind::exclusive ? F_WRLCK : F_RDLCK;
  lock.l_whence = SEEK_SET;
  return ::fcntl(file.get(), F_OFD_SETLK, &lock) == 0 ? 0 : errno;
}

bool is_held(int fault) {
  return fault == EAGAIN || fault == EACCES;
}

bool leads_to(std::string const& path, Descriptor const& file) {
  struct stat open {};
  struct stat there {};
  return ::fstat(file.get(), &open) == 0 && ::stat(path.c_str(), &there) == 0 &&
         open.st_ino == there.st_ino && open.st_dev == there.st_dev;
}

} // namespace partnerctl::ledger
