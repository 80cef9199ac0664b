#pragma once

#include "partnerctl/core/environment.hpp"

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace partnerctl::auth {

// The system's keyring (the Secret Service, by libsecret) as one item with the attributes
// application=partnerctl and purpose=accounts. Every function throws an error whose message is the
// reason, such as "it is locked", when the keyring does not do it within `limit`; from then on it
// counts as not answering, since each further call would cost as long.
class Keyring {
public:
  explicit Keyring(core::Environment environment,
                   std::chrono::milliseconds limit = std::chrono::seconds{3});
  ~Keyring();
  Keyring(Keyring const&) = delete;
  Keyring& operator=(Keyring const&) = delete;

  // Nullopt where there is no item yet.
  std::optional<std::string> read();
  void write(std::string const& text);
  // Writes an item of another purpose, reads it, and removes it; once.
  void try_out();

private:
  struct Call;
  using Work = std::function<void(Call&)>;
  std::optional<std::string> run(Work work);
  std::optional<std::string> run_within_limit(Work work);

  core::Environment m_environment;
  std::chrono::milliseconds m_limit;
  bool m_tried_out = false;
  std::string m_failed;
};

} // namespace partnerctl::auth
