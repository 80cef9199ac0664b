#pragma once

#include "acceptance/secrets.hpp"
#include "acceptance/stand.hpp"
#include "acceptance/traffic.hpp"
#include "acceptance/turnstile.hpp"
#include "partnerctl/core/json.hpp"

#include <string>
#include <vector>

namespace partnerctl::test {

// Runs over many plain tenants, against a sandbox in this process whose traffic is counted, with a
// ledger of their own.
class Rehearsal {
public:
  // Tenants 1 to `tenants`, none of them linked.
  explicit Rehearsal(int tenants, sandbox::Faults const& faults = {});
  ~Rehearsal();
  Rehearsal(Rehearsal const&) = delete;
  Rehearsal& operator=(Rehearsal const&) = delete;

  // "tenant-00007.example"
  static std::string tenant(int number);
  // The roster of all tenants, and its text.
  std::string const& roster_file() const { return m_roster_file; }
  static std::string roster(int tenants);

  // link-pal for the whole roster to partner 1234567, with further options.
  std::vector<std::string> link(std::vector<std::string> const& more = {}) const;
  // Interrupts a run once the turnstile has stopped it, lets it finish what is in flight once it
  // has said that it was interrupted, and waits for its end.
  Ended interrupt(Background& run, int signal);
  // Runs the command that stands at the end of a line such as "Again: partnerctl run resume X", in
  // a shell, literally.
  Ended follow(std::string const& line) const;
  // A document of the program, or of a part of the ledger.
  core::Json json(std::vector<std::string> arguments) const;
  // The latest run in the ledger, as `run list -o json` has it.
  core::Json latest_run() const;
  // What is wrong with the links: the tenants that are not linked to 1234567, or were written more
  // than once. Empty when all is as asked.
  std::string wrong_links();
  std::string ledger_file() const { return m_ledger_file; }

  Secrets secrets{};
  Traffic traffic{};
  Turnstile turnstile{};
  Stand stand;

private:
  int m_tenants;
  std::string m_roster_file{};
  std::string m_ledger_file{};
};

// A number of a document's summary.
int number(core::Json const& document, char const* key);

// The last line of what a program printed.
std::string last_line(std::string const& text);

} // namespace partnerctl::test
