#include "auth/private_bus.hpp"

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <stdexcept>

namespace partnerctl::test {
namespace {

constexpr char const* k_bus = "/usr/bin/dbus-daemon";
constexpr char const* k_send = "/usr/bin/dbus-send";
constexpr char const* k_keyring = "/usr/bin/gnome-keyring-daemon";

// No service is started by the bus itself: the test's own keyring is all there is.
std::string configuration(std::string const& address) {
  return "<busconfig><type>session</type><listen>" + address +
         "</listen><auth>EXTERNAL</auth><policy context=\"default\">"
         "<allow send_destination=\"*\" eavesdrop=\"true\"/><allow eavesdrop=\"true\"/>"
         "<allow own=\"*\"/></policy></busconfig>";
}

} // namespace

bool PrivateBus::is_possible() {
  for (auto const* program : {k_bus, k_send, k_keyring}) {
    if (::access(program, X_OK) != 0) {
      std::cerr << "SKIPPED: " << program
                << " is not installed (Debian: dbus, gnome-keyring, libsecret-1-0)\n";
      return false;
    }
  }
  return true;
}

PrivateBus::PrivateBus(Keyring keyring) {
  auto const address = "unix:path=" + m_folder.path() + "/bus";
  m_environment = {{"DBUS_SESSION_BUS_ADDRESS", address},
                   {"HOME", m_folder.path()},
                   // All that GLib has to say, so that it is seen to be silenced.
                   {"G_MESSAGES_DEBUG", "all"},
                   {"XDG_DATA_HOME", m_folder.path() + "/data"},
                   {"XDG_RUNTIME_DIR", m_folder.path()}};
  auto const file = m_folder.write("bus.conf", configuration(address));
  m_bus = std::make_unique<Background>(
      k_bus, Command{.arguments = {"--config-file=" + file, "--nofork", "--print-address"},
                     .environment = m_environment});
  m_bus->read_line();
  if (keyring != Keyring::none) {
    start_keyring(true);
  }
  if (keyring == Keyring::locked) {
    m_keyring.reset();
    start_keyring(false);
  }
}

void PrivateBus::start_keyring(bool unlocks) {
  std::vector<std::string> arguments{"--foreground", "--components=secrets"};
  if (unlocks) {
    arguments.emplace_back("--unlock");
  }
  m_keyring = std::make_unique<Background>(
      k_keyring, Command{.arguments = arguments,
                         .environment = m_environment,
                         .input = unlocks ? "the keyring's password" : ""});
  await_keyring();
}

void PrivateBus::await_keyring() const {
  auto const is_there = [this] {
    auto const asked = run_program(
        k_send,
        {.arguments = {"--session", "--print-reply", "--dest=org.freedesktop.DBus", "/",
                       "org.freedesktop.DBus.GetNameOwner", "string:org.freedesktop.secrets"},
         .environment = m_environment});
    return asked.code == 0;
  };
  if (!comes_true(is_there)) {
    throw std::runtime_error("the keyring did not come: " + m_keyring->err());
  }
}

std::string PrivateBus::keyring_files() const {
  std::ostringstream all;
  for (auto const& entry : std::filesystem::recursive_directory_iterator(m_folder.path())) {
    if (entry.is_regular_file()) {
      all << std::ifstream(entry.path(), std::ios::binary).rdbuf();
    }
  }
  return all.str();
}

} // namespace partnerctl::test
