#pragma once

#include "auth/account_store.hpp"

#include <mutex>

namespace partnerctl::auth {

// Sign-ins that end with the process.
class AccountMemory final : public AccountStore {
public:
  explicit AccountMemory(std::string why, std::optional<std::string> text = {})
      : m_why(std::move(why)), m_text(std::move(text)) {}
  std::optional<std::string> read() override;
  void replace(Step const& step) override;
  std::string place() const override { return "memory"; }
  std::string how_to_empty() const override { return "run the command again"; }
  bool outlives_the_process() const override { return false; }
  std::string why_not_kept() const override { return m_why; }

private:
  std::string m_why;
  // Held through a change, so that one follows the other; the text has a lock of its own, since a
  // step may read.
  std::mutex m_changing;
  std::mutex m_mutex;
  std::optional<std::string> m_text;
};

} // namespace partnerctl::auth
