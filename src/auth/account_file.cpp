#include "auth/account_file.hpp"

#include "auth/account_lock.hpp"
#include "auth/private_folder.hpp"

#include <fcntl.h>

namespace partnerctl::auth {
namespace {

constexpr char const* k_name = "accounts.json";

std::optional<std::string> text_in(PrivateFolder const& folder) {
  auto const file = folder.open(k_name, O_RDONLY);
  return file.is_open() ? std::optional(read_all(file, folder.path_of(k_name))) : std::nullopt;
}

} // namespace

// Without the lock: a document is replaced in one step, so what is read is always whole.
std::optional<std::string> AccountFile::read() {
  auto const folder = PrivateFolder::find(m_folder);
  return folder ? text_in(*folder) : std::nullopt;
}

void AccountFile::replace(Step const& step) {
  auto const folder = PrivateFolder::make(m_folder);
  AccountLock const lock(folder);
  if (auto const after = step(text_in(folder))) {
    folder.replace(k_name, *after);
  }
}

std::string AccountFile::place() const {
  return "the file " + m_folder + "/" + k_name;
}

std::string AccountFile::how_to_empty() const {
  return "remove the file " + m_folder + "/" + k_name;
}

} // namespace partnerctl::auth
