#pragma once

#include "partnerctl/auth/accounts.hpp"

#include <functional>
#include <optional>
#include <string>

namespace partnerctl::auth {

// A place that holds one text: all sign-ins as the document of account_json.hpp. Safe to use from
// several threads and processes at once.
class AccountStore {
public:
  // From what is there (nullopt: nothing yet) to what is to be there (nullopt: leave it).
  using Step = std::function<std::optional<std::string>(std::optional<std::string> const& before)>;

  AccountStore() = default;
  virtual ~AccountStore() = default;
  AccountStore(AccountStore const&) = delete;
  AccountStore& operator=(AccountStore const&) = delete;
  // Nullopt where nothing has been kept yet.
  virtual std::optional<std::string> read() = 0;
  // Nobody else replaces the text between the reading and the writing. Nothing is written when the
  // step throws or leaves it.
  virtual void replace(Step const& step) = 0;
  virtual std::string place() const = 0;
  // The imperative that empties the place, for a document that cannot be read: "remove …".
  virtual std::string how_to_empty() const = 0;
  virtual bool outlives_the_process() const = 0;
  virtual std::string why_not_kept() const { return {}; }
};

} // namespace partnerctl::auth
