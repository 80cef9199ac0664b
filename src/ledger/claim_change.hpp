#pragma once

#include "ledger/claim_records.hpp"
#include "ledger/connection.hpp"
#include "partnerctl/cpor/kept_claim.hpp"

#include <map>
#include <string>
#include <vector>

namespace partnerctl::ledger {

// Throws a conflict that names the claim, and how to look at it again, where it is not as it was
// when its changer saw it.
void check_seen(Connection& connection, long long number, long long seen_revision);

// One change to claims: a transaction in which each claim that is touched gets its next revision.
// Nothing of it happened until it is committed.
class ClaimChange {
public:
  explicit ClaimChange(Connection& connection);

  // Claims that are new, with their event `created`; their numbers.
  std::vector<long long> add(std::vector<cpor::Claim> const& claims, cpor::Event const& created);

  // The claim that is to be changed by somebody who saw that revision.
  long long number_of(std::string const& id, long long seen_revision);
  // By somebody who needs not have seen it.
  long long number_of(std::string const& id);

  // document: what the event takes the place of.
  void add_event(long long number, cpor::Event const& event, std::string const& document = {});
  // An event of a file of evidence, unless the same bytes said the same before.
  void add_evidence(long long number, cpor::Event const& event);
  // Unless it is there.
  void remember(ImportedFile const& file);

  // Returns what it took the place of.
  std::string set_claim(long long number, cpor::Claim const& claim);
  void add_acknowledgement(long long number, cpor::Acknowledgement const& given);
  // Returns what was said of the same bytes before; empty where they are new to the claim.
  std::string set_proof(long long number, cpor::Proof const& proof);
  void remove_proof(long long number, std::string const& sha256);
  // The claim with all that belongs to it.
  void remove(long long number);

  void commit();
  // The same, and the claim as it then is.
  cpor::KeptClaim committed(long long number);

private:
  long long next_ordinal(long long number);
  std::vector<cpor::Event>& said_of(long long number);
  void raise_revisions();

  Connection& m_connection;
  Transaction m_transaction;
  core::TimePoint m_now;
  // The last event of each claim that is touched.
  std::map<long long, long long> m_ordinals{};
  // What counts of what was said of each claim that evidence is added to.
  std::map<long long, std::vector<cpor::Event>> m_said{};
};

} // namespace partnerctl::ledger
