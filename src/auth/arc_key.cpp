#include "auth/arc_key.hpp"

#include "partnerctl/core/error.hpp"
#include "partnerctl/core/text.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <optional>

namespace partnerctl::auth {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t k_max_size = 4096;

core::Error refuse(std::string const& path, std::string const& what, std::string hint = {}) {
  return {.kind = core::ErrorKind::auth,
          .message = "Azure Arc names the key file '" + core::printable(path) + "', which " + what,
          .hint = hint.empty() ? "check that the Arc agent (azcmagent) of this machine is what "
                                 "answers at IDENTITY_ENDPOINT; nothing was sent to it"
                               : std::move(hint)};
}

// An open file, closed at the end.
class File {
public:
  explicit File(std::string const& path)
      : m_descriptor(::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)) {}
  ~File() {
    if (m_descriptor >= 0) {
      ::close(m_descriptor);
    }
  }
  File(File const&) = delete;
  File& operator=(File const&) = delete;
  int get() const { return m_descriptor; }

private:
  int m_descriptor;
};

// The file by the real path of its folder, where that is the real path of `keys`.
std::string checked(std::string const& path, std::string const& keys) {
  fs::path const file(path);
  std::error_code fault;
  auto const folder = fs::canonical(file.parent_path(), fault);
  if (fault || !file.is_absolute()) {
    throw refuse(path, "cannot be reached");
  }
  auto const allowed = fs::canonical(keys, fault);
  if (fault || folder != allowed) {
    throw refuse(path, "is not in " + keys);
  }
  if (file.extension() != ".key") {
    throw refuse(path, "does not end in .key");
  }
  return (allowed / file.filename()).string();
}

std::string content_of(File const& file, std::string const& path) {
  struct stat status {};
  if (::fstat(file.get(), &status) != 0 || !S_ISREG(status.st_mode)) {
    throw refuse(path, "is no regular file");
  }
  std::string text(k_max_size + 1, '\0');
  auto const size = ::read(file.get(), text.data(), text.size());
  if (size < 0) {
    throw refuse(path, "cannot be read");
  }
  text.resize(static_cast<std::size_t>(size));
  if (text.size() > k_max_size) {
    throw refuse(path, "is larger than 4096 bytes");
  }
  return text;
}

} // namespace

core::Secret read_arc_key(std::string const& path, std::string const& keys) {
  auto const real = checked(path, keys);
  File const file(real);
  if (file.get() < 0 && (errno == EACCES || errno == EPERM)) {
    throw refuse(path, "this user may not read",
                 "add the user to the group 'himds' (sudo usermod -aG himds USER), then sign in to "
                 "the machine again");
  }
  if (file.get() < 0) {
    throw refuse(path, errno == ELOOP ? "is a link" : "cannot be opened");
  }
  auto const text = content_of(file, path);
  auto const key = core::trim(text);
  if (key.empty()) {
    throw refuse(path, "is empty");
  }
  return core::Secret(std::string(key));
}

} // namespace partnerctl::auth
