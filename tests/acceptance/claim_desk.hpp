#pragma once

#include "partnerctl/core/json.hpp"
#include "support/fixtures.hpp"
#include "support/process.hpp"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace partnerctl::test {

// Where somebody keeps claims: a folder with a ledger and a configuration of its own, nobody signed
// in, and no other machine to be reached.
class ClaimDesk {
public:
  // The configuration's text.
  explicit ClaimDesk(std::string const& configuration = {});

  // Runs partnerctl there.
  Ended run(std::vector<std::string> arguments, std::string const& input = {}) const;
  // The same, still running.
  std::unique_ptr<Background> start(std::vector<std::string> arguments) const;
  // The document that a command writes, whatever its exit code; throws where it writes none.
  core::Json json(std::vector<std::string> arguments, std::string const& input = {}) const;
  // A claim as `claim show` has it.
  core::Json show(std::string const& id) const;
  // Makes a claim of a document; returns its ID.
  std::string add(core::Json const& claim) const;
  // Gives a claim a proof and an acknowledgement, which is all that it lacks.
  void make_ready(std::string const& id) const;
  std::string add_ready(core::Json const& claim) const;
  Command command(std::vector<std::string> arguments, std::string const& input = {}) const;

  TemporaryFolder const& folder() const { return m_folder; }
  std::map<std::string, std::string>& environment() { return m_environment; }
  std::string ledger() const { return m_folder.path() + "/state/partnerctl/ledger.db"; }
  // The kept copy of a proof.
  std::string copy_of(std::string const& sha256) const { return ledger() + ".proofs/" + sha256; }

private:
  TemporaryFolder m_folder;
  std::map<std::string, std::string> m_environment{};
};

// A claim of Modern Work and Security that lacks its proof and acknowledgement alone.
core::Json plain_claim(std::string const& name = "Contoso adoption");
// The paper for a claim, with all that a reviewer looks for.
std::string signed_paper(core::Json const& claim);

// "2026-11-22": so many days from today, by UTC as the program has it.
std::string day(int from_today);

// The rules of a claim's findings, of one severity ("error"), without those named.
std::vector<std::string> rules_of(core::Json const& checked, std::string const& severity,
                                  std::vector<std::string> const& without = {});
// The names of the files in a folder, sorted.
std::vector<std::string> files_in(std::string const& folder);

} // namespace partnerctl::test
