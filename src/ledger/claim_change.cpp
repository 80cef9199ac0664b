#include "ledger/claim_change.hpp"

#include "ledger/claim_finding.hpp"
#include "ledger/claim_reading.hpp"
#include "ledger/records.hpp"
#include "ledger/statement.hpp"
#include "partnerctl/cpor/withdrawal.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <optional>
#include <utility>

namespace partnerctl::ledger {
namespace {

// Gives as many new numbers and returns the first of them.
long long take_numbers(Connection& connection, long long count) {
  return connection.guarded([&] {
    long long last = 0;
    connection.sql().once << "update claim_counter set last_number = last_number + :count where "
                             "name = 'claim'",
        soci::use(count);
    connection.sql().once << "select last_number from claim_counter where name = 'claim'",
        soci::into(last);
    return last - count + 1;
  });
}

// The greatest ordinal that a claim has in that table; 0 where it has none.
long long last_ordinal(Connection& connection, std::string const& table, long long number) {
  return column_of<long long>(connection,
                              "select coalesce(max(ordinal), 0) from " + table +
                                  " where claim_number = :number",
                              number)
      .front();
}

template <class Record>
void insert(Connection& connection, Record record) {
  Insert<Record> statement(connection);
  statement.row = std::move(record);
  statement.insert();
}

std::optional<ClaimProofRecord> proof_of(Connection& connection, long long number,
                                         std::string const& sha256) {
  Select<ClaimProofRecord, long long> proofs(connection, "where claim_number = :number", number);
  while (proofs.next()) {
    if (proofs.row.sha256 == sha256) {
      return proofs.row;
    }
  }
  return std::nullopt;
}

bool was_said(std::vector<cpor::Event> const& said, cpor::Event const& event) {
  return std::any_of(said.begin(), said.end(), [&](cpor::Event const& known) {
    return known.source_sha256 == event.source_sha256 && known.kind == event.kind &&
           known.text == event.text && known.on == event.on &&
           known.portal_number == event.portal_number && known.comment == event.comment;
  });
}

} // namespace

void check_seen(Connection& connection, long long number, long long seen_revision) {
  auto const revision = revision_of(connection, number);
  if (revision != seen_revision) {
    throw core::Error{
        .kind = core::ErrorKind::conflict,
        .message = fmt::format("claim {} was changed by somebody else meanwhile: it is at revision "
                               "{}, and you saw {}",
                               claim_id(number), revision, seen_revision),
        .hint = "look at it again: partnerctl claim show " + claim_id(number),
        .cause = std::string(k_changed_meanwhile)};
  }
}

ClaimChange::ClaimChange(Connection& connection)
    : m_connection(connection), m_transaction(connection), m_now(connection.clock().now()) {}

std::vector<long long> ClaimChange::add(std::vector<cpor::Claim> const& claims,
                                        cpor::Event const& created) {
  auto number = take_numbers(m_connection, static_cast<long long>(claims.size()));
  Insert<ClaimRecord> claim(m_connection);
  Insert<ClaimEventRecord> event(m_connection);
  std::vector<long long> numbers;
  for (auto const& content : claims) {
    claim.row = {.number = number,
                 .revision = 1,
                 .document = to_document(content),
                 .created_at = to_stored(m_now),
                 .updated_at = to_stored(m_now)};
    claim.insert();
    event.row = to_record(created, m_now);
    event.row.claim_number = number;
    event.row.ordinal = 1;
    event.insert();
    numbers.push_back(number++);
  }
  return numbers;
}

long long ClaimChange::number_of(std::string const& id, long long seen_revision) {
  auto const number = number_of(id);
  check_seen(m_connection, number, seen_revision);
  return number;
}

long long ClaimChange::number_of(std::string const& id) {
  return find_claim(m_connection, id);
}

long long ClaimChange::next_ordinal(long long number) {
  auto const [found, is_new] = m_ordinals.try_emplace(number);
  if (is_new) {
    found->second = last_ordinal(m_connection, "claim_event", number);
  }
  return ++found->second;
}

void ClaimChange::add_event(long long number, cpor::Event const& event,
                            std::string const& document) {
  auto record = to_record(event, m_now);
  record.claim_number = number;
  record.ordinal = next_ordinal(number);
  record.document = document;
  insert(m_connection, std::move(record));
}

void ClaimChange::add_evidence(long long number, cpor::Event const& event) {
  // As it would be kept: what no table holds is replaced.
  auto const kept = to_event(to_record(event, m_now));
  auto& said = said_of(number);
  if (event.source_sha256.empty() || !was_said(said, kept)) {
    add_event(number, event);
    said.push_back(kept);
  }
}

// Read once: a file may say thousands of things of one claim.
std::vector<cpor::Event>& ClaimChange::said_of(long long number) {
  auto const [found, is_new] = m_said.try_emplace(number);
  if (is_new) {
    // What was withdrawn may be said again.
    found->second = cpor::counting_events(read_claim(m_connection, number).history);
  }
  return found->second;
}

void ClaimChange::remember(ImportedFile const& file) {
  if (!read_import(m_connection, file.sha256)) {
    insert(m_connection, to_record(file, m_now));
  }
}

std::string ClaimChange::set_claim(long long number, cpor::Claim const& claim) {
  auto const before = column_of<std::string>(
      m_connection, "select document from claim where number = :number", number);
  auto const document = to_document(claim);
  m_connection.guarded([&] {
    m_connection.sql().once << "update claim set document = :document where number = :number",
        soci::use(document), soci::use(number);
  });
  return before.front();
}

void ClaimChange::add_acknowledgement(long long number, cpor::Acknowledgement const& given) {
  auto record = to_record(given, m_now);
  record.claim_number = number;
  record.ordinal = last_ordinal(m_connection, "claim_acknowledgement", number) + 1;
  insert(m_connection, std::move(record));
}

std::string ClaimChange::set_proof(long long number, cpor::Proof const& proof) {
  auto record = to_record(proof);
  record.claim_number = number;
  record.ordinal = last_ordinal(m_connection, "claim_proof", number) + 1;
  auto const before = proof_of(m_connection, number, proof.sha256);
  if (before) {
    remove_proof(number, proof.sha256);
    record.ordinal = before->ordinal;
  }
  insert(m_connection, std::move(record));
  return before ? to_document(to_proof(*before)) : std::string();
}

void ClaimChange::remove_proof(long long number, std::string const& sha256) {
  m_connection.guarded([&] {
    m_connection.sql().once
        << "delete from claim_proof where claim_number = :number and sha256 = :sha256",
        soci::use(number), soci::use(sha256);
  });
}

void ClaimChange::remove(long long number) {
  m_connection.guarded([&] {
    for (std::string const table : {"claim_event", "claim_proof", "claim_acknowledgement"}) {
      m_connection.sql().once << "delete from " << table << " where claim_number = :number",
          soci::use(number);
    }
    m_connection.sql().once << "delete from claim where number = :number", soci::use(number);
  });
}

void ClaimChange::raise_revisions() {
  auto const now = to_stored(m_now);
  m_connection.guarded([&] {
    for (auto const& [number, ordinal] : m_ordinals) {
      m_connection.sql().once << "update claim set revision = revision + 1, updated_at = :now "
                                 "where number = :number",
          soci::use(now), soci::use(number);
    }
  });
}

void ClaimChange::commit() {
  raise_revisions();
  m_transaction.commit();
}

cpor::KeptClaim ClaimChange::committed(long long number) {
  raise_revisions();
  auto kept = read_claim(m_connection, number);
  m_transaction.commit();
  return kept;
}

} // namespace partnerctl::ledger
