#include "support/sync_fault.hpp"

#include <dlfcn.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

namespace {

struct {
  std::string folder{};
  int fault = 0;
} g_failing;

bool fails(int file) {
  struct stat here {};
  struct stat there {};
  return g_failing.fault != 0 && ::fstat(file, &here) == 0 &&
         ::stat(g_failing.folder.c_str(), &there) == 0 && here.st_ino == there.st_ino &&
         here.st_dev == there.st_dev;
}

} // namespace

namespace partnerctl::test {

SyncFault::SyncFault(std::string folder, int fault) {
  g_failing.folder = std::move(folder);
  g_failing.fault = fault;
}

SyncFault::~SyncFault() {
  g_failing.fault = 0;
}

} // namespace partnerctl::test

extern "C" int fsync(int file) {
  if (fails(file)) {
    errno = g_failing.fault;
    return -1;
  }
  return reinterpret_cast<int (*)(int)>(dlsym(RTLD_NEXT, "fsync"))(file);
}
