#include "ledger/claim_reading.hpp"

#include "ledger/claim_records.hpp"
#include "ledger/statement.hpp"
#include "partnerctl/core/attempt.hpp"
#include "partnerctl/core/text.hpp"

#include <fmt/core.h>

#include <utility>

namespace partnerctl::ledger {
namespace {

// Calls f; what is wrong with a record gets the ledger's name.
template <class F>
auto of_ledger(Connection const& connection, F&& f) {
  auto read = core::attempt(std::forward<F>(f));
  if (!read) {
    read.error->message = fmt::format("the ledger {} is damaged: {}",
                                      core::printable(connection.path()), read.error->message);
    throw core::Error(std::move(*read.error));
  }
  return std::move(*read.value);
}

// The records of a table with their claims' numbers, to the claims.
template <class Record, class Take>
void read_parts(Connection& connection, std::string const& which, long long parameter,
                std::vector<cpor::KeptClaim>& claims, std::vector<long long> const& numbers,
                Take const& take) {
  Select<Record, long long> records(
      connection, "where claim_number " + which + " order by claim_number, ordinal", parameter);
  std::size_t at = 0;
  while (records.next()) {
    while (at < numbers.size() && numbers[at] < records.row.claim_number) {
      ++at;
    }
    if (at < numbers.size() && numbers[at] == records.row.claim_number) {
      of_ledger(connection, [&] {
        take(claims[at], records.row);
        return true;
      });
    }
  }
}

// which: "= :number" or ">= :number".
std::vector<cpor::KeptClaim> read(Connection& connection, std::string const& which,
                                  long long parameter) {
  std::vector<cpor::KeptClaim> claims;
  std::vector<long long> numbers;
  Select<ClaimRecord, long long> records(connection, "where number " + which + " order by number",
                                         parameter);
  while (records.next()) {
    claims.push_back(of_ledger(connection, [&] { return to_kept(records.row); }));
    numbers.push_back(records.row.number);
  }
  read_parts<ClaimProofRecord>(connection, which, parameter, claims, numbers,
                               [](cpor::KeptClaim& kept, ClaimProofRecord const& record) {
                                 kept.proofs.push_back(to_proof(record));
                               });
  read_parts<ClaimAcknowledgementRecord>(
      connection, which, parameter, claims, numbers,
      [](cpor::KeptClaim& kept, ClaimAcknowledgementRecord const& record) {
        kept.acknowledgements.push_back(to_acknowledgement(record));
      });
  read_parts<ClaimEventRecord>(connection, which, parameter, claims, numbers,
                               [](cpor::KeptClaim& kept, ClaimEventRecord const& record) {
                                 kept.history.push_back(to_event(record));
                               });
  return claims;
}

} // namespace

long long revision_of(Connection& connection, long long number) {
  return column_of<long long>(connection, "select revision from claim where number = :number",
                              number)
      .front();
}

long long last_number(Connection& connection) {
  return column_of<long long>(connection,
                              "select coalesce(max(last_number), 0) from claim_counter where "
                              "name = :name",
                              std::string("claim"))
      .front();
}

cpor::KeptClaim read_claim(Connection& connection, long long number) {
  return std::move(read(connection, "= :number", number).front());
}

std::vector<cpor::KeptClaim> read_claims(Connection& connection) {
  return read(connection, ">= :number", 0);
}

std::optional<ImportedFile> read_import(Connection& connection, std::string const& sha256) {
  Select<ClaimImportRecord, std::string> record(connection, "where sha256 = :sha256", sha256);
  if (!record.next()) {
    return std::nullopt;
  }
  return of_ledger(connection, [&] { return to_file(record.row); });
}

std::vector<std::string> proof_digests(Connection& connection) {
  return column_of<std::string>(
      connection, "select distinct sha256 from claim_proof where claim_number >= :from", 0);
}

} // namespace partnerctl::ledger
