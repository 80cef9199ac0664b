#pragma once

#include "partnerctl/ledger/claim_book.hpp"

#include <string>
#include <vector>

namespace partnerctl::test {

// A claim with every member filled in; different ones for different numbers.
cpor::Claim a_claim(int number = 1);
std::vector<cpor::Claim> some_claims(int count);

// An event of ours, by Ann on 2026-11-20.
cpor::Event an_event(cpor::EventKind kind, std::string text = {});
// What the portal's export said.
cpor::Event portal_word(std::string status, std::string portal_number);

cpor::Acknowledgement an_acknowledgement();
ledger::NewProof a_proof(std::string bytes, std::string name = "sow.pdf");
ledger::ImportedFile a_file(std::string sha256 = std::string(64, 'f'));

ledger::ClaimBook open_book(std::string const& path);
ledger::ClaimBook open_book(std::string const& path, core::Clock const& clock,
                            core::Milliseconds patience = core::Milliseconds{5000});

// A book in which each call knows the revision itself, for tests that are about something else.
class EasyBook {
public:
  explicit EasyBook(std::string const& path) : m_book(open_book(path)) {}
  ledger::ClaimBook& book() { return m_book; }
  // Adds one and returns its ID.
  std::string add(int number = 1);
  cpor::KeptClaim edit(std::string const& id, cpor::Claim const& claim);
  cpor::KeptClaim attach(std::string const& id, std::string const& bytes,
                         std::string const& name = "sow.pdf");
  cpor::KeptClaim detach(std::string const& id, std::string_view proof);
  void remove(std::string const& id);

private:
  long long revision(std::string const& id) const { return m_book.get(id).revision; }
  ledger::ClaimBook m_book;
};

// The names of the files beside the ledger in which proofs are, sorted.
std::vector<std::string> copies_of(std::string const& ledger);
// What is wrong with a ledger and its proofs, a sentence each: a damaged file, a claim that cannot
// be read, a proof whose copy is missing or another's. Empty: all is well.
std::vector<std::string> faults_of(std::string const& ledger);

} // namespace partnerctl::test
