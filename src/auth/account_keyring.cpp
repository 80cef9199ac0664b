#include "auth/account_keyring.hpp"

#include "auth/account_lock.hpp"
#include "auth/account_memory.hpp"
#include "partnerctl/core/attempt.hpp"
#include "partnerctl/core/error.hpp"

namespace partnerctl::auth {

AccountStore* AccountKeyring::instead() const {
  std::scoped_lock const lock(m_mutex);
  return m_instead.get();
}

void AccountKeyring::give_up(core::Error const& error) const {
  if (m_was_chosen) {
    throw core::usage_error(
        "the system keyring, which was chosen to keep sign-ins, does not answer: " + error.message,
        "unlock or start it, or set token_store = \"file\"");
  }
  m_instead = std::make_unique<AccountMemory>("no system keyring answers here: " + error.message,
                                              m_last_read);
}

template <class F>
bool AccountKeyring::reaches(F const& f) const {
  std::scoped_lock const lock(m_mutex);
  if (m_instead) {
    return false;
  }
  auto const done = core::attempt([&] {
    f();
    return true;
  });
  if (done.error) {
    give_up(*done.error);
  }
  return done.error == std::nullopt;
}

bool AccountKeyring::try_out() const {
  return reaches([this] { m_keyring.try_out(); });
}

std::optional<std::string> AccountKeyring::read() {
  std::optional<std::string> text;
  bool const is_read = reaches([&] { text = m_last_read = m_keyring.read(); });
  return is_read ? text : instead()->read();
}

void AccountKeyring::replace(Step const& step) {
  if (!try_out()) {
    return instead()->replace(step);
  }
  auto const folder = PrivateFolder::make(m_folder);
  AccountLock const file_lock(folder);
  auto const before = read();
  if (auto* memory = instead()) {
    return memory->replace(step);
  }
  auto const after = step(before);
  if (!after) {
    return;
  }
  bool const is_written = reaches([&] {
    m_keyring.write(*after);
    m_last_read = after;
  });
  if (!is_written) {
    instead()->replace(
        [&after](auto const& /*before*/) -> std::optional<std::string> { return *after; });
  }
}

std::string AccountKeyring::place() const {
  return try_out() ? "the system keyring" : instead()->place();
}

std::string AccountKeyring::how_to_empty() const {
  auto const* memory = instead();
  return memory != nullptr ? memory->how_to_empty()
                           : "remove the item \"partnerctl sign-ins\" from the keyring "
                             "(secret-tool clear application partnerctl purpose accounts)";
}

bool AccountKeyring::outlives_the_process() const {
  return try_out();
}

std::string AccountKeyring::why_not_kept() const {
  return try_out() ? std::string() : instead()->why_not_kept();
}

} // namespace partnerctl::auth
