#include "partnerctl/core/input_file.hpp"

#include "core/descriptor.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/core/text.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <system_error>

namespace partnerctl::core {
namespace {

constexpr std::size_t k_mib = std::size_t{1024} * 1024;

Error too_large(std::string const& source, InputKind const& kind) {
  return usage_error(source + " is larger than " + std::to_string(kind.most_bytes / k_mib) +
                     " MiB, which no " + kind.name + " is");
}

Error unreadable(std::string const& source, int reason) {
  return usage_error(source + " cannot be read: " + std::generic_category().message(reason));
}

void check_kind(std::string const& path, std::string const& source, InputKind const& kind) {
  struct stat status {};
  if (stat(path.c_str(), &status) != 0) {
    throw unreadable(source, errno);
  }
  if (S_ISDIR(status.st_mode)) {
    throw usage_error(source + " is a directory, not a " + kind.name);
  }
  if (S_ISBLK(status.st_mode) || S_ISSOCK(status.st_mode)) {
    throw usage_error(source + " is a device or a socket, not a " + kind.name);
  }
  if (S_ISREG(status.st_mode) && static_cast<std::size_t>(status.st_size) > kind.most_bytes) {
    throw too_large(source, kind);
  }
}

} // namespace

std::string read_input_file(std::string const& path, InputKind const& kind) {
  auto const source = printable(path);
  check_kind(path, source, kind);
  Descriptor const file(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY));
  if (!file) {
    throw unreadable(source, errno);
  }
  std::string text;
  std::array<char, 65536> block{};
  // Pipes are files too, so the end is where reading ends, not where the size says.
  while (true) {
    auto const count = read(file.get(), block.data(), block.size());
    if (count < 0 && errno != EINTR) {
      throw unreadable(source, errno);
    }
    if (count == 0) {
      return text;
    }
    text.append(block.data(), count < 0 ? 0 : static_cast<std::size_t>(count));
    if (text.size() > kind.most_bytes) {
      throw too_large(source, kind);
    }
  }
}

std::string read_input_stream(std::istream& in, std::string const& source, InputKind const& kind) {
  std::string text;
  std::array<char, 65536> block{};
  while (in) {
    in.read(block.data(), block.size());
    text.append(block.data(), static_cast<std::size_t>(in.gcount()));
    if (text.size() > kind.most_bytes) {
      throw too_large(source, kind);
    }
  }
  return text;
}

} // namespace partnerctl::core
