#include "auth/account_lock.hpp"

#include "partnerctl/core/error.hpp"

#include <fmt/core.h>

#include <fcntl.h>
#include <sys/file.h>

#include <cerrno>
#include <system_error>
#include <thread>

namespace partnerctl::auth {
namespace {

constexpr char const* k_name = "accounts.lock";
constexpr std::chrono::milliseconds k_step{5};

} // namespace

AccountLock::AccountLock(PrivateFolder const& folder, std::chrono::milliseconds patience)
    : m_file(folder.open(k_name, O_RDWR | O_CREAT)) {
  auto const until = std::chrono::steady_clock::now() + patience;
  // A wait inside flock could not be bounded.
  while (::flock(m_file.get(), LOCK_EX | LOCK_NB) != 0) {
    int const fault = errno;
    if (fault != EWOULDBLOCK && fault != EINTR) {
      throw core::usage_error(fmt::format("{} cannot be locked: {}", folder.path_of(k_name),
                                          std::generic_category().message(fault)),
                              "set XDG_STATE_HOME to a folder on a local disk");
    }
    if (std::chrono::steady_clock::now() >= until) {
      throw core::usage_error(
          fmt::format("another process has held {} for {} s", folder.path_of(k_name),
                      std::chrono::duration_cast<std::chrono::seconds>(patience).count()),
          "wait for the other partnerctl to end, or end it, then run the command again");
    }
    std::this_thread::sleep_for(k_step);
  }
}

} // namespace partnerctl::auth
