#pragma once

#include "auth/account_store.hpp"
#include "auth/keyring.hpp"
#include "partnerctl/core/error.hpp"

#include <memory>
#include <mutex>

namespace partnerctl::auth {

// The sign-ins in the system's keyring. Where that does not answer: an error if it was chosen, else
// what was read so far goes on in memory.
class AccountKeyring final : public AccountStore {
public:
  AccountKeyring(core::Environment const& environment, std::string folder, bool was_chosen)
      : m_keyring(environment), m_folder(std::move(folder)), m_was_chosen(was_chosen) {}
  std::optional<std::string> read() override;
  void replace(Step const& step) override;
  std::string place() const override;
  std::string how_to_empty() const override;
  bool outlives_the_process() const override;
  std::string why_not_kept() const override;

private:
  // Runs f on the keyring; false, with the memory in its place, when it does not answer.
  template <class F>
  bool reaches(F const& f) const;
  void give_up(core::Error const& error) const;
  AccountStore* instead() const;
  bool try_out() const;

  // What answers is found out by whoever asks first, be it place().
  mutable std::mutex m_mutex;
  mutable Keyring m_keyring;
  mutable std::optional<std::string> m_last_read;
  mutable std::unique_ptr<AccountStore> m_instead;
  std::string m_folder;
  bool m_was_chosen;
};

} // namespace partnerctl::auth
