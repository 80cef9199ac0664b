#include "partnerctl/ledger/claim_book.hpp"

#include "ledger/claim_change.hpp"
#include "ledger/claim_finding.hpp"
#include "ledger/claim_reading.hpp"
#include "ledger/opening.hpp"
#include "ledger/proof_store.hpp"
#include "partnerctl/core/attempt.hpp"
#include "partnerctl/core/digest.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace partnerctl::ledger {
namespace {

ProofStore store_of(Connection const& connection) {
  return ProofStore(connection.path());
}

// After a change that may have left copies behind. Only where it was committed: of a commit that
// failed nobody knows whether it comes back with the next loss of power, and the copy must be there
// then. That tidying did not come off is no fault of the change: the next one tidies too.
void tidy(Connection& connection) {
  static_cast<void>(core::attempt([&] {
    Transaction const nobody_writes(connection);
    auto const digests = proof_digests(connection);
    store_of(connection).tidy({digests.begin(), digests.end()});
    return true;
  }));
}

cpor::Event named(cpor::Event event, std::string const& proof) {
  if (event.text.empty()) {
    event.text = proof;
  }
  return event;
}

// Before bytes are written for it.
void check_seen_now(Connection& connection, std::string const& id, long long seen_revision) {
  Snapshot const snapshot(connection);
  check_seen(connection, find_claim(connection, id), seen_revision);
}

} // namespace

ClaimBook::ClaimBook(std::shared_ptr<Connection> connection)
    : m_connection(std::move(connection)) {}

ClaimBook ClaimBook::open(Url const& url, core::Clock const& clock, core::Milliseconds patience) {
  auto connection = open_connection(url, clock, patience);
  connection->set_durable(true);
  return ClaimBook(std::move(connection));
}

std::optional<ClaimBook> ClaimBook::open_existing(Url const& url, core::Clock const& clock,
                                                  core::Milliseconds patience) {
  if (!is_there(url)) {
    return std::nullopt;
  }
  auto connection = open_to_read(url, clock, patience);
  connection->set_durable(true);
  return ClaimBook(std::move(connection));
}

std::string const& ClaimBook::path() const {
  return m_connection->path();
}

std::vector<std::string> ClaimBook::add(std::vector<cpor::Claim> const& claims,
                                        cpor::Event const& created) {
  ClaimChange change(*m_connection);
  auto const numbers = change.add(claims, created);
  change.commit();
  std::vector<std::string> ids;
  std::transform(numbers.begin(), numbers.end(), std::back_inserter(ids), claim_id);
  return ids;
}

bool ClaimBook::add_first(std::vector<cpor::Claim> const& claims, cpor::Event const& created,
                          std::vector<std::pair<std::size_t, cpor::Event>> const& events) {
  ClaimChange change(*m_connection);
  if (last_number(*m_connection) != 0) {
    return false;
  }
  auto const numbers = change.add(claims, created);
  for (auto const& [place, event] : events) {
    change.add_event(numbers.at(place), event);
  }
  change.commit();
  return true;
}

bool ClaimBook::never_had_claims() const {
  return last_number(*m_connection) == 0;
}

std::vector<cpor::KeptClaim> ClaimBook::all() const {
  Snapshot const snapshot(*m_connection);
  return read_claims(*m_connection);
}

cpor::KeptClaim ClaimBook::get(std::string_view id) const {
  Snapshot const snapshot(*m_connection);
  return read_claim(*m_connection, find_claim(*m_connection, id));
}

std::optional<std::string> ClaimBook::other_with_number(std::string const& id,
                                                        std::string_view portal_number) const {
  Snapshot const snapshot(*m_connection);
  auto const other = other_holder(*m_connection, find_claim(*m_connection, id), portal_number);
  return other ? std::optional(claim_id(*other)) : std::nullopt;
}

cpor::KeptClaim ClaimBook::edit(std::string const& id, long long seen_revision,
                                cpor::Claim const& claim, cpor::Event const& edited) {
  ClaimChange change(*m_connection);
  auto const number = change.number_of(id, seen_revision);
  auto const before = change.set_claim(number, claim);
  change.add_event(number, edited, before);
  return change.committed(number);
}

cpor::KeptClaim ClaimBook::add_event(std::string const& id, long long seen_revision,
                                     cpor::Event const& event) {
  ClaimChange change(*m_connection);
  auto const number = change.number_of(id, seen_revision);
  check_number_free(*m_connection, number, event.portal_number);
  change.add_event(number, event);
  return change.committed(number);
}

void ClaimBook::add_evidence(std::vector<std::pair<std::string, cpor::Event>> const& events,
                             ImportedFile const& file) {
  ClaimChange change(*m_connection);
  for (auto const& [id, event] : events) {
    change.add_evidence(change.number_of(id), event);
  }
  change.remember(file);
  change.commit();
}

std::optional<ImportedFile> ClaimBook::imported(std::string const& sha256) const {
  return read_import(*m_connection, sha256);
}

cpor::KeptClaim ClaimBook::acknowledge(std::string const& id, long long seen_revision,
                                       cpor::Acknowledgement const& acknowledgement,
                                       cpor::Event const& event) {
  ClaimChange change(*m_connection);
  auto const number = change.number_of(id, seen_revision);
  change.add_acknowledgement(number, acknowledgement);
  change.add_event(number, event);
  return change.committed(number);
}

cpor::KeptClaim ClaimBook::attach(std::string const& id, long long seen_revision,
                                  NewProof const& proof, cpor::Event const& event) {
  check_seen_now(*m_connection, id, seen_revision);
  auto kept = proof.proof;
  kept.sha256 = core::hexadecimal(core::sha256(proof.bytes));
  kept.size = proof.bytes.size();
  kept.attached = m_connection->clock().now();
  // Before anybody has to wait for us.
  auto draft = store_of(*m_connection).write(kept.sha256, proof.bytes);
  auto claim = [&] {
    ClaimChange change(*m_connection);
    auto const number = change.number_of(id, seen_revision);
    draft.take_place();
    auto const before = change.set_proof(number, kept);
    change.add_event(number, named(event, kept.name), before);
    return change.committed(number);
  }();
  tidy(*m_connection);
  return claim;
}

cpor::KeptClaim ClaimBook::detach(std::string const& id, long long seen_revision,
                                  std::string_view proof, cpor::Event const& event) {
  auto claim = [&] {
    ClaimChange change(*m_connection);
    auto const number = change.number_of(id, seen_revision);
    auto const before = read_claim(*m_connection, number);
    auto const& gone = find_proof(before, proof);
    change.remove_proof(number, gone.sha256);
    change.add_event(number, named(event, gone.name), to_document(gone));
    return change.committed(number);
  }();
  tidy(*m_connection);
  return claim;
}

std::string ClaimBook::proof_path(std::string const& sha256) const {
  return store_of(*m_connection).path_of(sha256);
}

void ClaimBook::remove(std::vector<std::pair<std::string, long long>> const& seen) {
  {
    ClaimChange change(*m_connection);
    for (auto const& [id, revision] : seen) {
      change.remove(change.number_of(id, revision));
    }
    change.commit();
  }
  tidy(*m_connection);
}

} // namespace partnerctl::ledger
