#include "ledger/file_calls.hpp"

#include <dlfcn.h>
#include <sys/types.h>
#include <unistd.h>

#include <array>
#include <cstddef>
#include <utility>

namespace partnerctl::test {
namespace {

struct Watch {
  std::string folder{};
  std::function<void(FileCall const&)> before{};
  std::function<void(FileCall const&)> after{};
  // What the watchers themselves do is not watched.
  bool is_telling = false;
};

Watch* g_watch = nullptr;

std::string path_of(int descriptor) {
  std::array<char, 4096> path{};
  auto const link = "/proc/self/fd/" + std::to_string(descriptor);
  auto const size = ::readlink(link.c_str(), path.data(), path.size());
  return size < 0 ? std::string() : std::string(path.data(), static_cast<std::size_t>(size));
}

template <class Function>
Function next(char const* name) {
  return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

void tell(std::function<void(FileCall const&)> const& whom, FileCall const& call) {
  g_watch->is_telling = true;
  whom(call);
  g_watch->is_telling = false;
}

template <class Do>
auto watched(FileCall const& call, Do const& act) {
  if (!call.path.starts_with(g_watch->folder)) {
    return act();
  }
  tell(g_watch->before, call);
  auto const result = act();
  tell(g_watch->after, call);
  return result;
}

template <class Do>
auto around(FileCall::Kind kind, int descriptor, Do const& act) {
  if (g_watch == nullptr || g_watch->is_telling) {
    return act();
  }
  return watched({.kind = kind, .path = path_of(descriptor)}, act);
}

template <class Do>
auto around(FileCall::Kind kind, char const* path, char const* to, Do const& act) {
  if (g_watch == nullptr || g_watch->is_telling) {
    return act();
  }
  return watched({.kind = kind, .path = path, .to = to}, act);
}

} // namespace

void watch_files(std::string folder, std::function<void(FileCall const&)> before,
                 std::function<void(FileCall const&)> after) {
  static Watch watch;
  watch = {.folder = std::move(folder), .before = std::move(before), .after = std::move(after)};
  g_watch = &watch;
}

} // namespace partnerctl::test

using partnerctl::test::around;
using partnerctl::test::next;
using Kind = partnerctl::test::FileCall::Kind;

extern "C" ssize_t write(int file, void const* bytes, size_t count) {
  return around(Kind::write, file, [&] {
    return next<ssize_t (*)(int, void const*, size_t)>("write")(file, bytes, count);
  });
}

extern "C" ssize_t pwrite64(int file, void const* bytes, size_t count, off64_t at) {
  return around(Kind::write, file, [&] {
    return next<ssize_t (*)(int, void const*, size_t, off64_t)>("pwrite64")(file, bytes, count, at);
  });
}

extern "C" int ftruncate64(int file, off64_t size) noexcept {
  return around(Kind::truncate, file,
                [&] { return next<int (*)(int, off64_t)>("ftruncate64")(file, size); });
}

extern "C" int fsync(int file) {
  return around(Kind::sync, file, [&] { return next<int (*)(int)>("fsync")(file); });
}

extern "C" int fdatasync(int file) {
  return around(Kind::sync, file, [&] { return next<int (*)(int)>("fdatasync")(file); });
}

extern "C" int rename(char const* from, char const* to) noexcept {
  return around(Kind::rename, from, to,
                [&] { return next<int (*)(char const*, char const*)>("rename")(from, to); });
}

extern "C" int unlink(char const* path) noexcept {
  return around(Kind::unlink, path, "", [&] { return next<int (*)(char const*)>("unlink")(path); });
}
