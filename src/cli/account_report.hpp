#pragma once

#include "partnerctl/core/error.hpp"
#include "partnerctl/core/identity.hpp"
#include "partnerctl/output/document.hpp"

#include <optional>
#include <string>
#include <vector>

namespace partnerctl::cli {

// One identity in one tenant, as the auth commands show it. Never a token.
struct AccountRow {
  core::Identity identity{};
  // As it was named, or a GUID.
  std::string tenant{};
  // Where the sign-in is kept: "the system keyring"; empty: it is none that is kept.
  std::string kept{};
  // Whether commands sign in as this one when nothing else is said.
  bool used = false;
  // Whether a token was given; nullopt: not tried, and then why.
  std::optional<bool> works{};
  std::string note{};
  std::optional<core::Error> error{};
};

std::vector<output::Column> account_columns();

// {"schema":"partnerctl/auth-…/1", …, "accounts":[…]}; command is "login", "status" or "logout".
// The rows must outlive it.
output::Document account_document(std::string const& command, std::string const& cloud,
                                  std::vector<AccountRow> const& rows);

} // namespace partnerctl::cli
