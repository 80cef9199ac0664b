#pragma once

#include "support/fixtures.hpp"
#include "support/process.hpp"

#include <map>
#include <memory>
#include <string>

namespace partnerctl::test {

// A D-Bus session of a test's own, in a temporary folder, with a real gnome-keyring on it.
class PrivateBus {
public:
  enum class Keyring { unlocked, locked, none };

  // Whether the programs are installed; where they are not, says so on stderr.
  static bool is_possible();
  explicit PrivateBus(Keyring keyring = Keyring::unlocked);

  // What a process on this session has in its environment.
  std::map<std::string, std::string> const& environment() const { return m_environment; }
  std::string folder() const { return m_folder.path() + "/state"; }
  // Everything that the keyring keeps on disk.
  std::string keyring_files() const;
  // Ends the bus; whoever is connected to it loses it.
  void end() { m_bus.reset(); }

private:
  void start_keyring(bool unlocks);
  void await_keyring() const;

  TemporaryFolder m_folder;
  std::map<std::string, std::string> m_environment;
  std::unique_ptr<Background> m_bus;
  std::unique_ptr<Background> m_keyring;
};

} // namespace partnerctl::test
