#include "partnerctl/core/attempt.hpp"
#include "partnerctl/core/digest.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/fleet/roster.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <filesystem>
#include <system_error>

namespace partnerctl::fleet {
namespace {

constexpr std::size_t k_most_bytes = std::size_t{64} * 1024 * 1024;

core::Error refusal(std::string message, std::string hint = {}) {
  return {.kind = core::ErrorKind::usage, .message = std::move(message), .hint = std::move(hint)};
}

core::Error too_large(std::string const& source) {
  return refusal(source + " is larger than 64 MiB, which no list of tenants is");
}

class Descriptor {
public:
  explicit Descriptor(int number) : m_number(number) {}
  ~Descriptor() { close(m_number); }
  Descriptor(Descriptor const&) = delete;
  Descriptor& operator=(Descriptor const&) = delete;
  int number() const { return m_number; }

private:
  int m_number;
};

core::Error unreadable(std::string const& path, std::string const& source, int reason) {
  bool const names_tenant =
      reason == ENOENT && core::attempt([&] { return core::TenantRef::parse(path); });
  return refusal(source + " cannot be read: " + std::generic_category().message(reason),
                 names_tenant ? "to name one tenant: --tenant " + source : "");
}

// Looked at before it is opened: to open a device can do things, and to open a socket fails.
void check_kind(std::string const& path, std::string const& source) {
  struct stat status {};
  if (stat(path.c_str(), &status) != 0) {
    throw unreadable(path, source, errno);
  }
  if (S_ISDIR(status.st_mode)) {
    throw refusal(source + " is a directory, not a list of tenants");
  }
  if (S_ISBLK(status.st_mode) || S_ISSOCK(status.st_mode)) {
    throw refusal(source + " is a device or a socket, not a list of tenants");
  }
  if (S_ISREG(status.st_mode) && static_cast<std::size_t>(status.st_size) > k_most_bytes) {
    throw too_large(source);
  }
}

// Pipes are files too (`<(…)`), so the end is where reading ends, not where the size says.
std::string read_file(std::string const& path, std::string const& source) {
  check_kind(path, source);
  Descriptor const file(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY));
  if (file.number() < 0) {
    throw unreadable(path, source, errno);
  }
  std::string text;
  std::array<char, 65536> block{};
  while (true) {
    auto const count = read(file.number(), block.data(), block.size());
    if (count < 0 && errno != EINTR) {
      throw unreadable(path, source, errno);
    }
    if (count == 0) {
      return text;
    }
    text.append(block.data(), count < 0 ? 0 : static_cast<std::size_t>(count));
    if (text.size() > k_most_bytes) {
      throw too_large(source);
    }
  }
}

std::string read_stream(std::istream& in, std::string const& source) {
  std::string text;
  std::array<char, 65536> block{};
  while (in) {
    in.read(block.data(), block.size());
    text.append(block.data(), static_cast<std::size_t>(in.gcount()));
    if (text.size() > k_most_bytes) {
      throw too_large(source);
    }
  }
  return text;
}

} // namespace

Roster read_roster(std::string const& path, std::istream& standard_input, RosterColumns columns) {
  if (path == "-") {
    std::string const source = "standard input";
    return {.entries = parse_roster(read_stream(standard_input, source), source, columns),
            .source = source};
  }
  auto const source = core::printable(path);
  auto const text = read_file(path, source);
  std::error_code ignored;
  bool const stays = std::filesystem::is_regular_file(path, ignored);
  return {.entries = parse_roster(text, source, columns),
          .source = std::filesystem::absolute(path, ignored).string(),
          .sha256 = stays ? core::hexadecimal(core::sha256(text)) : ""};
}

std::optional<std::string> roster_sha256(std::string const& path) {
  auto const text = core::attempt([&] { return read_file(path, path); });
  return text ? std::optional(core::hexadecimal(core::sha256(*text.value))) : std::nullopt;
}

} // namespace partnerctl::fleet
