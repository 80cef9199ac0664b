#pragma once

#include "acceptance/stand.hpp"

#include <string>
#include <vector>

namespace partnerctl::test {

// The engineer, at a terminal without a browser and with one on another machine.
class Person {
public:
  explicit Person(Stand& stand) : m_stand(stand) {}

  // Runs a command on a terminal that asks for `sign_ins` sign-ins in a browser: opens each address
  // that it prints, signs in there, and pastes the address where that ended.
  Ended at_terminal(std::vector<std::string> arguments, int sign_ins = 1) const;
  // auth login, with further options; throws when it fails.
  void signs_in(std::vector<std::string> options = {}) const;
  // What a hint says to run, "partnerctl auth login --tenant …", run as it stands there.
  Ended follows(std::string const& command) const;
  // Runs a command with --auth device-code, and approves the code that it shows.
  Ended approves_code(std::vector<std::string> arguments) const;
  // Presses a button ("sign-in", "cancel") on the page of an address, and says where that leads.
  std::string browses(std::string const& address, std::string const& action = "sign-in") const;

private:
  Stand& m_stand;
};

// The address for a browser elsewhere in what a command printed, after a place; empty while there
// is none.
std::string address_for_elsewhere(std::string const& printed, std::string const& origin,
                                  std::size_t from = 0);

} // namespace partnerctl::test
