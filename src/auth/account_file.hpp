#pragma once

#include "auth/account_store.hpp"

namespace partnerctl::auth {

// {folder}/accounts.json, readable by its user alone: not encrypted, so only where it was chosen.
class AccountFile final : public AccountStore {
public:
  explicit AccountFile(std::string folder) : m_folder(std::move(folder)) {}
  std::optional<std::string> read() override;
  void replace(Step const& step) override;
  std::string place() const override;
  std::string how_to_empty() const override;
  bool outlives_the_process() const override { return true; }

private:
  std::string m_folder;
};

} // namespace partnerctl::auth
